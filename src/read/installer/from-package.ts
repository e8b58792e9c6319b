import { basename, posix } from 'node:path';
import { type Diagnostic, diagnostic, Refusal, type Result } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { readDistribution } from '../package/distribution.ts';
import { usePackage } from '../package/package-file.ts';
import { type PackageInfo, readPackageInfo } from '../package/package-info.ts';
import { openXar, type Xar } from '../package/xar.ts';
import { XmlBudget } from '../package/xml-tree.ts';
import { Budget } from './budget.ts';
import type { Installer, ResourceFile } from './installer.ts';
import { isLeftByFinder } from './names.ts';

/** What a package tells that is no file of its own: of a product archive its Distribution, of a component who it is. */
export interface FromPackage extends Pick<Installer, 'distribution' | 'component'> {
  resources?: ResourceFile[];
  /** Of each package in it. */
  infos: { name: string; info: PackageInfo | null }[];
}

/**
 * Reads of a package what is `wanted`, and what its packages tell of themselves. Its Distribution is read with the
 * resources that will lie beside it: those that are `carried` in place of its own, where there are such. Throws a Refusal
 * where it is none, or damaged.
 */
export async function readFromPackage(
  path: string,
  wanted: { distribution: boolean; resources: boolean },
  carried?: readonly ResourceFile[],
): Promise<Result<FromPackage>> {
  return usePackage(path, async (source) => {
    const xar = await openXar(source, path);
    const resources = wanted.resources ? await resourcesOf(xar) : undefined;
    const infos = await infosOf(xar);
    const beside = (carried ?? resources?.value ?? []).map((file) => file.path);
    const parts = wanted.distribution ? await distributionOf(xar, infos, beside) : {};
    return {
      value: { ...parts, infos, ...(resources?.value ? { resources: resources.value } : {}) },
      diagnostics: [...(resources?.diagnostics ?? []), ...(parts.distribution ? tellLeft(xar) : [])],
    };
  });
}

async function infosOf(xar: Xar): Promise<FromPackage['infos']> {
  const budget = new XmlBudget();
  const infos: FromPackage['infos'] = [];
  for (const path of xar.entries.keys()) {
    if (!INFO.test(path)) continue;
    const bytes = await xar.read(path);
    const { value = null } = bytes ? readPackageInfo(bytes, `${xar.file}/${path}`, budget) : {};
    infos.push({ name: path.replace(INFO, ''), info: value });
  }
  return infos;
}

const INFO = /(?:^|\/)PackageInfo$/;

async function distributionOf(
  xar: Xar,
  infos: FromPackage['infos'],
  beside: readonly string[],
): Promise<Pick<Installer, 'distribution' | 'component'>> {
  const bytes = await xar.read('Distribution');
  if (bytes) {
    const distribution = readDistribution(bytes, `${xar.file}/Distribution`, beside);
    return { distribution: { ...distribution, bytes, isBuilt: true } };
  }
  const own = infos.find(({ name }) => name === '');
  if (!own) throw new Refusal(diagnostic('package.nothing', {}, { file: xar.file }));
  const { id = null, version = null } = own.info ?? {};
  return { component: { id, version, file: basename(xar.file) } };
}

/**
 * A Distribution may also need what productbuild takes by --scripts and --plugins. Packages it finds by --package-path,
 * and so a folder that holds nothing else.
 */
function tellLeft({ file, members, entries }: Xar): Diagnostic[] {
  const packages = new Set(
    [...entries.keys()].filter((path) => PART.test(path)).map((path) => posix.dirname(path)),
  );
  const left = members.filter(({ path, kind }) => {
    const isPackage = kind === 'file' && /\.m?pkg$/i.test(path);
    return kind !== 'folder' && !isPackage && !foldersOf(path).some((folder) => packages.has(folder));
  });
  const names = new Set(left.flatMap(({ path }) => foldersOf(path)[0] ?? []));
  names.delete('Resources');
  if (names.size === 0) return [];
  return [diagnostic('installer.left', { names: [...names].map((name) => quote(name)) }, { file })];
}

const PART = /\/(?:PackageInfo|Payload)$/;

/** The folders that it lies in, the outermost first. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

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
