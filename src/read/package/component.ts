import { type Diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
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
}

/** Reads a package of an archive. What cannot be read is told, and all else is still read. */
export async function readComponent(
  xar: Xar,
  name: string,
  budget: Budget,
  diagnostics: Diagnostic[],
): Promise<Component> {
  const part = (file: string) => (name === '' ? file : `${name}/${file}`);
  const component: Component = { name, info: null, kexts: [], scripts: [] };
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
  const path = part('Scripts');
  const entry = xar.entries.get(path);
  if (!entry) return component;
  const file = `${xar.file}/${path}`;
  const files = readPayload(xar.chunks(entry), file, { flow: xar.flow });
  component.scripts = await readScripts(files, file, budget, diagnostics);
  return component;
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
  diagnostics.push(...keeper.diagnostics);
  const kexts: PackagedKext[] = [];
  for (const parts of keeper.kexts) {
    const { value, diagnostics: found } = await readKextParts(parts, isInside ? '/' : installLocation, file);
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
