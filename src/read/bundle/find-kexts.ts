import { readdir } from 'node:fs/promises';
import { basename, extname, join, posix, resolve } from 'node:path';
import { type Diagnostic, diagnostic, Refusal, type Result } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import type { Architecture } from '../profile/profile.ts';
import { signerOfCms } from '../signature/cms.ts';
import { realPath, realPathInside, refusalOf, useFile } from './bundle-file.ts';
import { type InfoFacts, readInfoPlist } from './info-plist.ts';
import { readArchitectures } from './macho.ts';
import { MAX_PLIST_BYTES } from './plist-value.ts';
import { MAX_SIGNATURE_BYTES, SIGNATURE_FILE, type Signer, signerOf, tellSigner } from './signer.ts';

/** A kext as found, with what could be read; null: it is missing or was refused, and a diagnostic says which. */
export interface FoundKext {
  id: string | null;
  name: string | null;
  version: string | null;
  codeless: boolean;
  /** Empty for a codeless kext, and where the executable could not be read (then an error says so). */
  architectures: Architecture[];
  path: string;
  /** Read, not verified; null: nobody, or nobody that could be read. */
  signer: Signer | null;
  /** What it builds on, as OSBundleLibraries and IOProviderClass name it. */
  families?: readonly string[];
}

/**
 * The kext in a folder and those inside it (Contents/PlugIns), the outer one before the inner ones. A kext that cannot
 * be read is told and left out; the others are still read. No exception leaves it, whatever the files hold.
 */
export async function findKexts(folder: string): Promise<Result<FoundKext[]>> {
  const search: Search = { root: '', seen: new Set(), kexts: [], diagnostics: [] };
  // The whole path, so that "." and "..", too, have a name.
  const name = basename(resolve(folder));
  await gather(search, async () => {
    const other = OTHER_BUNDLES.get(extname(name).toLowerCase());
    if (other) throw notKext(folder, other);
    const root = await realPath(folder);
    if (root === undefined) throw refusal('bundle.no-folder', folder);
    search.root = root;
    await readBundle(search, { folder, path: posix.join('/Library/Extensions', name) });
  });
  return { value: search.kexts, diagnostics: search.diagnostics };
}

const OTHER_BUNDLES = new Map([
  ['.app', 'an app'],
  ['.dext', 'a driver extension (dext)'],
  ['.systemextension', 'a system extension'],
  ['.framework', 'a framework'],
]);

interface Search {
  /** The real path of the outermost bundle; nothing outside of it is read. */
  root: string;
  /** Real paths of the bundles read so far. */
  seen: Set<string>;
  kexts: FoundKext[];
  diagnostics: Diagnostic[];
}

interface Bundle {
  /** Where it lies. */
  folder: string;
  /** Where it will be installed. */
  path: string;
}

/** Far more than any bundle holds (VoodooPS2 has three inside). */
const MAX_KEXTS = 100;

async function readBundle(search: Search, { folder, path }: Bundle): Promise<void> {
  await gather(search, async () => {
    const real = await realPathInside(search.root, folder);
    if (real === undefined || search.seen.has(real)) return;
    search.seen.add(real);
    if (search.seen.size > MAX_KEXTS) {
      if (search.seen.size === MAX_KEXTS + 1) throw tooMany(folder);
      return;
    }
    const found = await readInfo(search, folder);
    if (!found) return;
    const { facts, contents } = found;
    const { id, name, version, codeless, families } = facts;
    const { architectures, signer } = await (facts.executable === null
      ? signatureOf(search, contents)
      : codeOf(search, contents, facts.executable));
    search.kexts.push({ id, name, version, codeless, architectures, path, signer, families });
    await readPlugIns(search, contents, posix.join(path, contents.below));
  });
}

/** Where the parts of a bundle lie. */
interface Contents {
  folder: string;
  /** As a path below the bundle: "Contents", or "" in the old flat form. */
  below: string;
  /** The folder that holds the executable. */
  code: string;
}

async function readInfo(
  search: Search,
  folder: string,
): Promise<{ facts: InfoFacts; contents: Contents } | undefined> {
  const name = basename(resolve(folder));
  const modern = join(folder, 'Contents');
  const forms: Contents[] = [
    { folder: modern, below: 'Contents', code: join(modern, 'MacOS') },
    { folder, below: '', code: folder },
  ];
  for (const contents of forms) {
    const file = join(contents.folder, 'Info.plist');
    const bytes = await useFile(search.root, file, (source) => source.read(0, MAX_PLIST_BYTES + 1));
    if (!bytes) continue;
    const { value: facts, diagnostics } = readInfoPlist(bytes, file, name);
    search.diagnostics.push(...diagnostics);
    if (facts && !/\.kext$/i.test(name)) {
      search.diagnostics.push(diagnostic('bundle.extension', { folder: harmless(name) }, { file: folder }));
    }
    return facts && { facts, contents };
  }
  throw refusal('bundle.none', folder);
}

type Code = Pick<FoundKext, 'architectures' | 'signer'>;

/** A kext with code whose code is not there is an error: nobody could say for which Macs it is. */
async function codeOf(search: Search, { code }: Contents, executable: string): Promise<Code> {
  const path = join(code, executable);
  const found = await gather(search, async () => {
    const read = await useFile(search.root, path, async (source) => {
      if (source.size === 0) throw refusal('bundle.empty-executable', path);
      return { ...(await readArchitectures(source, path)), signer: await signerOf(source) };
    });
    if (!read) throw refusal('bundle.no-executable', path);
    search.diagnostics.push(...read.diagnostics, ...tellSigner(read.signer, { file: path }));
    return { architectures: read.value ?? [], signer: read.signer };
  });
  return found ?? { architectures: [], signer: null };
}

/** A codeless one has its signature in a file. */
async function signatureOf(search: Search, { folder }: Contents): Promise<Code> {
  const path = join(folder, SIGNATURE_FILE);
  const signer = await gather(search, async () => {
    const cms = await useFile(search.root, path, (source) => source.read(0, MAX_SIGNATURE_BYTES));
    return cms && signerOfCms(cms);
  });
  search.diagnostics.push(...tellSigner(signer ?? null, { file: path }));
  return { architectures: [], signer: signer ?? null };
}

async function readPlugIns(search: Search, contents: Contents, path: string): Promise<void> {
  const folder = join(contents.folder, 'PlugIns');
  if ((await realPathInside(search.root, folder)) === undefined) return;
  for (const name of await kextsIn(folder)) {
    await readBundle(search, { folder: join(folder, name), path: posix.join(path, 'PlugIns', name) });
  }
}

/** Sorted, as no file system promises an order. Those with a dot first are what macOS writes beside files in a zip. */
async function kextsIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /^[^.].*\.kext$/i.test(name)).sort();
  } catch (error) {
    throw refusalOf(error, folder);
  }
}

function tooMany(folder: string): Refusal {
  return new Refusal(diagnostic('bundle.many', { limit: MAX_KEXTS }, { file: folder }));
}

function refusal(code: PathCode, path: string): Refusal {
  return new Refusal(diagnostic(code, { path: harmless(path) }, { file: path }));
}

type PathCode = 'bundle.none' | 'bundle.no-folder' | 'bundle.no-executable' | 'bundle.empty-executable';

function notKext(path: string, found: string): Refusal {
  return new Refusal(diagnostic('bundle.not-kext', { path: harmless(path), found }, { file: path }));
}

/** Does it; what it refuses is kept among the findings, and all else goes on. */
async function gather<T>(search: Search, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    search.diagnostics.push(...error.diagnostics);
    return undefined;
  }
}
