import type { Result } from '../../diagnostics/diagnostic.ts';
import type { KextFacts } from '../bundle/kext.ts';
import { kindAt } from '../profile/read-bytes.ts';
import { releaseOfPackage } from './package-release.ts';
import type { Release, ReleaseKext } from './release.ts';

/** Reads what a vendor gives to users: a `.kext` folder, or else a package. No value where it cannot be read. */
export async function readRelease(path: string): Promise<Result<Release>> {
  return (await isBundle(path)) ? readBundle(path) : readPackaged(path);
}

/** By what lies there, and by its name where nothing does. */
export async function isBundle(path: string): Promise<boolean> {
  const kind = await kindAt(path);
  if (kind === 'folder') return !/\.m?pkg\/*$/i.test(path);
  return kind === 'missing' && !/\.(m?pkg|zip|dmg)$/i.test(path);
}

async function readBundle(path: string): Promise<Result<Release>> {
  const { readKext } = await import('../bundle/kext.ts');
  const { value: facts, diagnostics } = await readKext(path);
  if (!facts) return { diagnostics };
  const { version } = facts;
  const bundles = [facts, ...facts.nested].map((kext) => bundleOf(kext, path));
  return {
    value: { file: path, kind: 'bundle', title: null, version, installer: null, bundles },
    diagnostics,
  };
}

function bundleOf({ nested: _, ...facts }: KextFacts, file: string): ReleaseKext {
  return { ...facts, place: { file }, scripted: false, carried: false };
}

async function readPackaged(path: string): Promise<Result<Release>> {
  const { readPackage } = await import('../package/read-package.ts');
  const { value: facts, diagnostics } = await readPackage(path);
  return facts ? { value: releaseOfPackage(path, facts), diagnostics } : { diagnostics };
}
