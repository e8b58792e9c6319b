import { basename } from 'node:path';
import { type Diagnostic, diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import type { Budget } from './budget.ts';
import { type PackagedKext, readKextParts } from './kext-facts.ts';
import { type PackageInfo, readPackageInfo } from './package-info.ts';
import { readPayload } from './payload.ts';
import { KextKeeper } from './payload-kexts.ts';
import { refusal } from './refusal.ts';
import { readScripts, type Script } from './scripts.ts';
import type { Xar } from './xar.ts';

/** One package of an installer, with what could be read of it. */
export interface Component {
  /** Its folder in the archive, "" where the file is a package itself. */
  name: string;
  info: PackageInfo | null;
  kexts: PackagedKext[];
  scripts: Script[];
  /** Kexts that lie beside the scripts: one of these may install them, the package itself does not. */
  carried: CarriedKext[];
}

export interface CarriedKext extends Omit<PackagedKext, 'path'> {
  /** Where it goes is not known. */
  path: null;
  /** Where it lies in the archive: tap.pkg/Scripts/tap.kext */
  within: string;
}

/** Reads a package of an archive. What cannot be read is told, and all else is still read. */
export async function readComponent(
  xar: Xar,
  name: string,
  budget: Budget,
  diagnostics: Diagnostic[],
): Promise<Component> {
  const part = (file: string) => (name === '' ? file : `${name}/${file}`);
  const component: Component = { name, info: null, kexts: [], scripts: [], carried: [] };
  await gather(diagnostics, async () => {
    const path = part('PackageInfo');
    budget.readXml(xar.entries.get(path)?.size ?? 0, `${xar.file}/${path}`);
    const bytes = await xar.read(path);
    if (!bytes) throw refusal('package.no-package-info', { component: name || 'The package' }, xar.file);
    const info = readPackageInfo(bytes, `${xar.file}/${path}`, budget.xml);
    diagnostics.push(...info.diagnostics);
    component.info = info.value ?? null;
  });
  await gather(diagnostics, async () => {
    const location = component.info?.installLocation ?? '/';
    component.kexts = await readKexts(xar, part('Payload'), location, budget, diagnostics);
  });
  return { ...component, ...(await readBeside(xar, part('Scripts'), budget, diagnostics)) };
}

/** The scripts, and the kexts that lie beside them. */
async function readBeside(
  xar: Xar,
  path: string,
  budget: Budget,
  diagnostics: Diagnostic[],
): Promise<Pick<Component, 'scripts' | 'carried'>> {
  const entry = xar.entries.get(path);
  if (!entry) return { scripts: [], carried: [] };
  const file = `${xar.file}/${path}`;
  const files = readPayload(xar.chunks(entry), file, { flow: xar.flow });
  const keeper = new KextKeeper(file, budget);
  const told: Diagnostic[] = [];
  const scripts = await readScripts(files, file, budget, keeper, told);
  const isWhole = told.every(({ code }) => code === 'package.script-large');
  const kexts = await kextsIn(keeper, '/', file, isWhole, told);
  const carried = kexts.map((kext) => ({ ...kext, path: null, within: path + kext.path }));
  diagnostics.push(...told, ...carried.map(tellCarried));
  return { scripts, carried };
}

function tellCarried({ within, place }: CarriedKext): Diagnostic {
  return diagnostic('package.carried', { name: harmless(basename(within)) }, place);
}

async function readKexts(
  xar: Xar,
  path: string,
  installLocation: string,
  budget: Budget,
  diagnostics: Diagnostic[],
): Promise<PackagedKext[]> {
  const entry = xar.entries.get(path);
  // A package of scripts only has none.
  if (!entry) return [];
  const file = `${xar.file}/${path}`;
  // Some install the inside of a kext to a place that is one.
  const isInside = /\.kext(\/|$)/i.test(installLocation);
  const keeper = new KextKeeper(file, budget, isInside ? installLocation.replace(/^\/+|\/+$/g, '') : '');
  const isWhole = await gather(diagnostics, async () => {
    const wanted = (path: string) => keeper.concerns(path);
    for await (const one of readPayload(xar.chunks(entry), file, { flow: xar.flow, wanted })) {
      await keeper.keep(one);
    }
  });
  return kextsIn(keeper, isInside ? '/' : installLocation, file, isWhole, diagnostics);
}

/** What was kept, told as kexts; `isWhole`: nothing of the archive was left out. */
async function kextsIn(
  keeper: KextKeeper,
  location: string,
  file: string,
  isWhole: boolean,
  diagnostics: Diagnostic[],
): Promise<PackagedKext[]> {
  diagnostics.push(...keeper.diagnostics);
  const kexts: PackagedKext[] = [];
  for (const parts of keeper.kexts) {
    const { value, diagnostics: found } = await readKextParts(parts, location, file);
    diagnostics.push(...(isWhole && parts.isWhole ? found : found.filter(({ code }) => !MISSING.has(code))));
    if (value) kexts.push(value);
  }
  return kexts;
}

/** What is missing may lie in a part that could not be read; that this is so has been said. */
const MISSING = new Set<string>(['bundle.none', 'bundle.no-executable']);

/** Does it; what it refuses is kept among the findings, and all else goes on. Says whether it was done. */
async function gather(diagnostics: Diagnostic[], work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    diagnostics.push(...error.diagnostics);
    return false;
  }
}
