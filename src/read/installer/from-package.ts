import { basename } from 'node:path';
import { type Diagnostic, diagnostic, Refusal, type Result } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { readDistribution } from '../package/distribution.ts';
import { usePackage } from '../package/package-file.ts';
import { readPackageInfo } from '../package/package-info.ts';
import { openXar, type Xar } from '../package/xar.ts';
import { Budget } from './budget.ts';
import type { Installer, ResourceFile } from './installer.ts';
import { isLeftByFinder } from './names.ts';

/** What a package tells that is no file of its own: of a product archive its Distribution, of a component who it is. */
export type FromPackage = Pick<Installer, 'distribution' | 'component'> & { resources?: ResourceFile[] };

/** Reads of a package what is `wanted`. Throws a Refusal where it is none, or damaged. */
export async function readFromPackage(
  path: string,
  wanted: { distribution: boolean; resources: boolean },
): Promise<Result<FromPackage>> {
  return usePackage(path, async (source) => {
    const xar = await openXar(source, path);
    const resources = wanted.resources ? await resourcesOf(xar) : undefined;
    const parts = wanted.distribution ? await distributionOf(xar) : {};
    return {
      value: { ...parts, ...(resources?.value ? { resources: resources.value } : {}) },
      diagnostics: [...(resources?.diagnostics ?? []), ...(parts.distribution ? tellLeft(xar) : [])],
    };
  });
}

async function distributionOf(xar: Xar): Promise<Pick<Installer, 'distribution' | 'component'>> {
  const bytes = await xar.read('Distribution');
  if (bytes) {
    const distribution = readDistribution(bytes, `${xar.file}/Distribution`);
    return { distribution: { ...distribution, bytes, isBuilt: true } };
  }
  const info = await xar.read('PackageInfo');
  if (!info) throw new Refusal(diagnostic('package.nothing', {}, { file: xar.file }));
  const { value } = readPackageInfo(info, `${xar.file}/PackageInfo`);
  const { id = null, version = null } = value ?? {};
  return { component: { id, version, file: basename(xar.file) } };
}

/** A Distribution may also need what productbuild takes by --scripts and --plugins. */
function tellLeft({ file, members, entries }: Xar): Diagnostic[] {
  const left = members.filter(
    ({ path, kind }) =>
      kind === 'folder' &&
      !path.includes('/') &&
      `${path}/` !== FOLDER &&
      !PARTS.some((part) => entries.has(`${path}/${part}`)),
  );
  if (left.length === 0) return [];
  return [diagnostic('installer.left', { names: left.map(({ path }) => quote(path)) }, { file })];
}

const PARTS = ['PackageInfo', 'Payload'];

async function resourcesOf(xar: Xar): Promise<Result<ResourceFile[]>> {
  const diagnostics: Diagnostic[] = [];
  const budget = new Budget(`${xar.file}/Resources`);
  const files: ResourceFile[] = [];
  for (const { path, kind, size } of xar.members) {
    if (!path.startsWith(FOLDER) || isLeftByFinder(basename(path))) continue;
    budget.enter(path.split('/').length - 1);
    const file = `${xar.file}/${path}`;
    if (kind === 'other') diagnostics.push(diagnostic('package.link', {}, { file }));
    if (kind !== 'file') continue;
    budget.spend(size);
    const bytes = await xar.read(path);
    // What the table of contents says of permissions is not read.
    if (bytes) files.push({ path: path.slice(FOLDER.length), bytes, isExecutable: false, file });
  }
  return { value: files.sort((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}

const FOLDER = 'Resources/';
