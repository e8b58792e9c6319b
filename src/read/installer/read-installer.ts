import { type Diagnostic, isError, Refusal, type Result } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { closingsOf } from '../package/closing.ts';
import { readDistribution } from '../package/distribution.ts';
import type { Profile } from '../profile/profile.ts';
import { readBytes } from '../profile/read-bytes.ts';
import { type FromPackage, readFromPackage } from './from-package.ts';
import type { GivenDistribution, Installer, ResourceFile } from './installer.ts';
import { LIMITS } from './limits.ts';
import { tellTwins } from './names.ts';
import { refusal } from './refusal.ts';
import { readResourcesFolder } from './resources-folder.ts';

/**
 * Reads what a profile names of the vendor's installer: its own file and folder, and from its package what no other key
 * gives. No value where anything is wrong with it.
 */
export async function readInstaller(named: NonNullable<Profile['installer']>): Promise<Result<Installer>> {
  const diagnostics: Diagnostic[] = [];
  const gather = async <T>(read: () => Promise<Result<T>>): Promise<T | undefined> => {
    const { value, diagnostics: found } = await read().catch(refused);
    diagnostics.push(...found);
    return value as T | undefined;
  };
  const { package: archive, distribution: file, resources: folder } = named;
  const wanted = { distribution: file === undefined, resources: folder === undefined };
  const carried = folder === undefined ? undefined : await gather(() => readResourcesFolder(folder));
  const inside =
    archive === undefined ? undefined : await gather(() => readFromPackage(archive, wanted, carried));
  const { infos = [], ...parts }: Partial<FromPackage> = inside ?? {};
  const resources = carried ?? parts.resources ?? [];
  const own = file === undefined ? undefined : await gather(() => readOwn(file, resources));
  diagnostics.push(...tellTwins(resources));
  if (diagnostics.some(isError)) return { diagnostics };
  const given = { ...parts, ...(own ? { distribution: own } : {}), resources };
  return { value: { ...given, closings: closingsOf(given.distribution, infos) }, diagnostics };
}

function refused(error: unknown): Result<never> {
  if (!(error instanceof Refusal)) throw error;
  return { diagnostics: error.diagnostics };
}

/** With what will lie beside it. */
async function readOwn(file: string, resources: readonly ResourceFile[]): Promise<Result<GivenDistribution>> {
  const read = await readBytes(file, LIMITS.distribution);
  if ('bytes' in read) {
    const { bytes } = read;
    const paths = resources.map(({ path }) => path);
    return { value: { ...readDistribution(bytes, file, paths), bytes, isBuilt: false }, diagnostics: [] };
  }
  if (read.problem === 'too-big') {
    throw refusal('installer.distribution-large', { bytes: read.size, limit: LIMITS.distribution }, file);
  }
  const reason = read.problem === 'unreadable' ? read.reason : 'it is gone';
  throw refusal('installer.unreadable', { name: quote(file), reason }, file);
}
