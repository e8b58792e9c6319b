import { type Diagnostic, diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import type { LoadCall, LoadedKext, Mention, ScriptFacts } from '../read/script/facts.ts';
import type { RunScript } from '../read/script/package-scripts.ts';
import { type CheckedKext, samePath } from './kexts.ts';
import type { Subject } from './subject.ts';
import { unread } from './unread.ts';

/** A script that could be followed. */
export interface FollowedScript extends RunScript {
  facts: ScriptFacts;
}

/** The scripts that run after the files are there: those that could be followed, and why others could not. */
export interface Loading {
  scripts: FollowedScript[];
  unknown: Diagnostic[];
}

/** How a package loads its kexts; undefined where there is no package with kexts. */
export function loadingOf(subject: Subject): Loading | undefined {
  if (!subject.package || subject.package.kexts.length === 0) return undefined;
  const after = subject.scripts.run.filter(({ runs }) => runs === 'after');
  return {
    scripts: after.filter((script) => isFollowed(script)),
    unknown: [...unread(subject, ['PackageInfo', 'Scripts']), ...after.flatMap(unreadable)],
  };
}

export function isFollowed(script: RunScript): script is FollowedScript {
  return !('because' in script.facts);
}

function unreadable({ facts, name, place }: RunScript): Diagnostic[] {
  if (!('because' in facts)) return [];
  const { because } = facts;
  const at = because === 'broken' ? { ...place, line: facts.line, column: facts.column } : place;
  const language = because === 'language' ? { language: facts.language } : {};
  return [diagnostic('check.unknown-script', { name, because, ...language }, at)];
}

/** Why a script may load more than what is told of it. */
export function doubtsOf({ facts, place }: FollowedScript): Diagnostic[] {
  return facts.doubts
    .filter(({ kind }) => kind !== 'trap')
    .map(({ kind, ...mention }) =>
      diagnostic('check.unknown-command', { kind, text: mention.text }, placeOf(place, mention)),
    );
}

/** Every load call, with its script. */
export function loadsOf(scripts: readonly FollowedScript[]): { script: FollowedScript; load: LoadCall }[] {
  return scripts.flatMap((script) => script.facts.loads.map((load) => ({ script, load })));
}

export function placeOf(place: Place, { line, column }: Mention): Place {
  return { ...place, line, column };
}

/** Whether a call that names this loads that kext; of a path of which only the end is known, the end decides. */
export function isNamedBy({ path, id }: CheckedKext, { by, text, known }: LoadedKext): boolean {
  if (by === 'identifier') return known && text === id;
  if (known) return samePath(text, path);
  return text.includes('/') && path.toLowerCase().endsWith(text.toLowerCase());
}

/** Every kext that a call may load, on one way or another. */
export function kextsOf({ loaded }: LoadCall): LoadedKext[] {
  return loaded.flatMap(({ kexts }) => kexts);
}

/** Whether nobody can say all that a call loads. */
export function isOpen(load: LoadCall): boolean {
  return load.loaded.some(({ open }) => open) || kextsOf(load).some(({ known }) => !known);
}
