import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import type { KextFacts } from '../bundle/kext.ts';
import { placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { tellConflicts } from './conflicts.ts';
import { fromFolder } from './from-folder.ts';
import { type Entry, kextsOf } from './merge.ts';
import type { Kext } from './profile.ts';
import { kindAt } from './read-bytes.ts';
import type { Form } from './schema/schema.ts';
import type { Tools } from './tools.ts';

export interface ReadKexts {
  kexts: Kext[];
  /** The number of the entry that each comes from: a bundle may hold several. */
  entries: ReadonlyMap<Kext, number>;
  diagnostics: Diagnostic[];
}

/**
 * The kexts of a profile, with what their bundles tell. An entry that cannot be read is told and left out, so that
 * the others are still looked at.
 */
export async function readKexts(
  source: Source,
  form: Form,
  folder: string,
  tools: Tools,
): Promise<ReadKexts> {
  const entries = [...(form.kexts ?? []).entries()].flatMap(([index, entry]) =>
    entry ? [{ index, entry }] : [],
  );
  const read = await Promise.all(
    entries.map(async ({ index, entry }) => {
      const bundle = await readBundle(source, entry, index, folder, tools);
      if (entry.bundle !== undefined && !bundle.value)
        return { index, kexts: [], diagnostics: bundle.diagnostics };
      const kexts = kextsOf(entry, entry.signing ?? form.signing, bundle.value);
      return {
        index,
        kexts,
        diagnostics: [...bundle.diagnostics, ...tellUnknown(source, entry, index, kexts)],
      };
    }),
  );
  return {
    kexts: read.flatMap(({ kexts }) => kexts),
    entries: new Map(read.flatMap(({ kexts, index }) => kexts.map((kext) => [kext, index]))),
    diagnostics: [...read.flatMap(({ diagnostics }) => diagnostics), ...tellSamePath(source, read)],
  };
}

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
  const isBroken = !value || diagnostics.some((finding) => finding.severity === 'error');
  const broken = isBroken ? [diagnostic('profile.bundle', { path: entry.bundle }, place)] : [];
  const conflicts = value ? tellConflicts(source, entry, index, value) : [];
  const found = { diagnostics: [...broken, ...conflicts, ...diagnostics] };
  return value ? { ...found, value } : found;
}

function tellUnknown(source: Source, entry: Entry, index: number, kexts: Kext[]): Diagnostic[] {
  const written = (source.value as { kexts: object[] }).kexts[index] ?? {};
  // What is written wrongly is told already.
  const isWrong = 'architectures' in written || ('codeless' in written && entry.codeless === undefined);
  const unknown = kexts.filter((kext) => kext.architectures === undefined && !isWrong);
  const place = placeOfPart(source, ['kexts', index]);
  return unknown.map((kext) => diagnostic('profile.architectures-unknown', { kext: kext.name }, place));
}

/** macOS does not tell capital letters apart in a path. */
function tellSamePath(source: Source, read: readonly { index: number; kexts: Kext[] }[]): Diagnostic[] {
  const byPath = new Map<string, string>();
  return read.flatMap(({ index, kexts }) =>
    kexts.flatMap(({ path, id }) => {
      const first = byPath.get(path.toLowerCase());
      byPath.set(path.toLowerCase(), first ?? id);
      if (first === undefined) return [];
      const place = placeOfPart(source, ['kexts', index]);
      return [diagnostic('profile.same-path', { path, first, second: id }, place)];
    }),
  );
}
