import {
  type Diagnostic,
  diagnostic,
  isError,
  type Place,
  type Result,
} from '../../diagnostics/diagnostic.ts';
import type { KextFacts } from '../bundle/kext.ts';
import { type Path, placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { tellConflicts } from './conflicts.ts';
import { fromFolder } from './from-folder.ts';
import { type InPackage, lookInPackage } from './in-package.ts';
import { type Entry, kextsOf } from './merge.ts';
import type { Packaged } from './packaged.ts';
import type { Kext } from './profile.ts';
import { kindAt } from './read-bytes.ts';
import type { Form } from './schema/schema.ts';
import { withLanding } from './staged.ts';
import type { Tools } from './tools.ts';

export interface ReadKexts {
  kexts: Kext[];
  /** Which part of the profile each comes from: an entry, whose bundle may hold several, or the package. */
  paths: ReadonlyMap<Kext, Path>;
  diagnostics: Diagnostic[];
}

/**
 * The kexts of a profile, with what their bundles and the package tell, and those that only the package has. An entry
 * that cannot be read is told and left out, so that the others are still looked at.
 */
export async function readKexts(
  source: Source,
  form: Form,
  folder: string,
  tools: Tools,
  packaged: Packaged | undefined,
): Promise<ReadKexts> {
  const entries = [...(form.kexts ?? []).entries()].flatMap(([index, entry]) =>
    entry ? [{ index, entry }] : [],
  );
  const read = await Promise.all(
    entries.map(async ({ index, entry }) => {
      const { value, diagnostics } = await readBundle(source, entry, index, folder, tools);
      return { index, entry, ...(value ? { bundle: value } : {}), diagnostics };
    }),
  );
  const inPackage = packaged ? lookInPackage(source, form, packaged, read) : NO_PACKAGE;
  const named = read.map(({ index, entry, bundle }) => {
    const isLost = entry.bundle !== undefined && !bundle;
    const packed = inPackage.named.get(index);
    const whole = withLanding(entry, packed);
    const kexts = isLost ? [] : kextsOf(whole, entry.signing ?? form.signing, packed?.facts ?? bundle);
    return { index, entry, kexts };
  });
  const unnamed = inPackage.unnamed.flatMap((kext) =>
    kextsOf(withLanding({}, kext), form.signing, kext.facts),
  );
  return {
    kexts: [...named.flatMap(({ kexts }) => kexts), ...unnamed],
    paths: new Map<Kext, Path>([
      ...named.flatMap(({ kexts, index }) => kexts.map((kext) => [kext, ['kexts', index]] as const)),
      ...unnamed.map((kext) => [kext, ['package']] as const),
    ]),
    diagnostics: [
      ...read.flatMap(({ diagnostics }) => diagnostics),
      ...inPackage.diagnostics,
      // What a package does not tell of a kext that is in it, it is told for.
      ...(packaged ? [] : named.flatMap((one) => tellUnknown(source, one))),
      ...tellSamePath([
        ...named.map(({ index, kexts }) => ({ place: placeOfPart(source, ['kexts', index]), kexts })),
        { place: placeOfPart(source, ['package']), kexts: unnamed },
      ]),
    ],
  };
}

const NO_PACKAGE: InPackage = { named: new Map(), unnamed: [], diagnostics: [] };

async function readBundle(
  source: Source,
  entry: Entry,
  index: number,
  folder: string,
  tools: Tools,
): Promise<Result<KextFacts>> {
  if (entry.bundle === undefined) return { diagnostics: [] };
  const path = fromFolder(folder, entry.bundle);
  const place = placeOfPart(source, ['kexts', index, 'bundle']);
  const named = { key: 'kexts[].bundle', path: entry.bundle };
  const kind = await kindAt(path);
  if (kind === 'missing') return { diagnostics: [diagnostic('profile.no-file', named, place)] };
  if (kind !== 'folder') {
    return { diagnostics: [diagnostic('profile.file-kind', { ...named, wanted: 'folder' }, place)] };
  }
  const { value, diagnostics } = await tools.readKext(path);
  const isBroken = !value || diagnostics.some(isError);
  const broken = isBroken ? [diagnostic('profile.bundle', { path: entry.bundle }, place)] : [];
  const conflicts = value ? tellConflicts(source, entry, index, value) : [];
  const found = { diagnostics: [...broken, ...conflicts, ...diagnostics] };
  return value ? { ...found, value } : found;
}

function tellUnknown(
  source: Source,
  { index, entry, kexts }: { index: number; entry: Entry; kexts: Kext[] },
): Diagnostic[] {
  const written = (source.value as { kexts: object[] }).kexts[index] ?? {};
  // What is written wrongly is told already.
  const isWrong = 'architectures' in written || ('codeless' in written && entry.codeless === undefined);
  const unknown = kexts.filter((kext) => kext.architectures === undefined && !isWrong);
  const place = placeOfPart(source, ['kexts', index]);
  return unknown.map((kext) => diagnostic('profile.architectures-unknown', { kext: kext.name }, place));
}

/** macOS does not tell capital letters apart in a path. */
function tellSamePath(read: readonly { place: Place; kexts: Kext[] }[]): Diagnostic[] {
  const byPath = new Map<string, string>();
  return read.flatMap(({ place, kexts }) =>
    kexts.flatMap(({ path, id }) => {
      const first = byPath.get(path.toLowerCase());
      byPath.set(path.toLowerCase(), first ?? id);
      if (first === undefined) return [];
      return [diagnostic('profile.same-path', { path, first, second: id }, place)];
    }),
  );
}
