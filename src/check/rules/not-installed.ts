import { posix } from 'node:path';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggestionFor } from '../../diagnostics/suggestion.ts';
import type { LoadCall, LoadedKext, Placement } from '../../read/script/facts.ts';
import { type CheckedKext, kextsOf } from '../kexts.ts';
import {
  doubtsOf,
  type FollowedScript,
  isFollowed,
  isNamedBy,
  kextsOf as loadedBy,
  loadingOf,
  loadsOf,
  placeOf,
} from '../loading.ts';
import type { Outcome, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { unread } from '../unread.ts';

/** A call that names what is not there fails. */
export const notInstalled: Rule = {
  code: 'check.not-installed',
  ofKexts: true,
  look: (subject) => {
    const loading = loadingOf(subject);
    if (!loading) return undefined;
    const loads = loadsOf(loading.scripts);
    if (loads.length === 0) {
      return loading.unknown.length > 0 ? { findings: [], unknown: loading.unknown } : undefined;
    }
    const kexts = kextsOf(subject);
    const missing = loads.flatMap((one) => missingOf(one, kexts));
    const unknown = [...loading.unknown, ...loads.flatMap(untold)];
    if (missing.length === 0) return { findings: [], unknown };
    const doubts = [...unread(subject, ['PackageInfo', 'Payload']), ...loading.scripts.flatMap(doubtsOf)];
    if (doubts.length > 0) return { findings: [], unknown: [...unknown, ...doubts] };
    const placed = placementsIn(subject);
    const outcomes = missing.map((one) => told(one, kexts, placed));
    return {
      findings: outcomes.flatMap(({ findings }) => findings),
      unknown: [...unknown, ...outcomes.flatMap((outcome) => outcome.unknown)],
    };
  },
};

interface Load {
  script: FollowedScript;
  load: LoadCall;
}

interface Missing extends Load {
  kext: LoadedKext;
}

/** Each once, whichever way leads to it. */
function missingOf({ script, load }: Load, kexts: readonly CheckedKext[]): Missing[] {
  const named = new Map(loadedBy(load).map((kext) => [`${kext.by} ${kext.text}`, kext]));
  return [...named.values()]
    .filter((kext) => isTold(kext) && !isOfApple(kext, kexts) && !kexts.some((one) => isNamedBy(one, kext)))
    .map((kext) => ({ script, load, kext }));
}

/** Of a path that is made on the Mac, the name of the kext is enough. */
function isTold({ by, text, known }: LoadedKext): boolean {
  return known || (by === 'path' && /\/[^/]+\.kext$/i.test(text));
}

/** What macOS brings itself; but a kext of this package that once lay there is none of those. */
function isOfApple({ by, text }: LoadedKext, kexts: readonly CheckedKext[]): boolean {
  if (by === 'identifier') return text.startsWith('com.apple.');
  return text.startsWith('/System/') && !kexts.some(({ path }) => sameName(path, text));
}

function untold({ script, load }: Load): Diagnostic[] {
  if (!load.loaded.some(({ open }) => open) && loadedBy(load).every(isTold)) return [];
  return [diagnostic('check.unknown-kext', { text: load.text }, placeOf(script.place, load))];
}

/** Also those of a script that runs before the files are there: what it copies may stay. */
function placementsIn({ scripts }: Subject): { script: FollowedScript; placed: Placement }[] {
  const followed = scripts.run.filter(isFollowed);
  return followed.flatMap((script) => script.facts.placed.map((placed) => ({ script, placed })));
}

function told(
  { script, load, kext }: Missing,
  kexts: readonly CheckedKext[],
  placements: ReturnType<typeof placementsIn>,
): Outcome {
  const by = placements.find(({ placed }) => mayBring(placed, kext));
  if (by) {
    const place = placeOf(by.script.place, by.placed);
    const args = { kext: kext.text, text: by.placed.text };
    return { findings: [], unknown: [diagnostic('check.unknown-copy', args, place)] };
  }
  const args = { kext: kext.text, instead: likeliest(kext, kexts) };
  return {
    findings: [diagnostic('check.not-installed', args, placeOf(script.place, load))],
    unknown: [],
  };
}

/** It is put there, or into a folder above, or nobody can say where. */
function mayBring({ into }: Placement, { by, text }: LoadedKext): boolean {
  if (!into.known && !into.text.startsWith('/')) return true;
  if (by === 'identifier') return !into.known || /\/Extensions\b|\.kext\b/i.test(into.text);
  const [folder, path] = [into.text.toLowerCase(), text.toLowerCase()];
  if (!into.known) return path.includes(folder);
  return folder === '/' || path === folder || path.startsWith(`${folder}/`);
}

/** The kext of the package that was probably meant. */
function likeliest({ by, text }: LoadedKext, kexts: readonly CheckedKext[]): string | undefined {
  if (by === 'identifier') {
    return suggestionFor(
      text,
      kexts.flatMap(({ id }) => id ?? []),
    );
  }
  const name = suggestionFor(
    nameOf(text),
    kexts.map(({ path }) => nameOf(path)),
  );
  return kexts.find(({ path }) => nameOf(path) === name)?.path;
}

function sameName(a: string, b: string): boolean {
  return nameOf(a).toLowerCase() === nameOf(b).toLowerCase();
}

function nameOf(path: string): string {
  return posix.basename(path).replace(/\.kext$/i, '');
}
