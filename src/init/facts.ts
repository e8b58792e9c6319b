import type { ReleaseDiff } from '../plan/release/diff.ts';
import type { Release } from '../read/release/release.ts';

/** What a writer said when asked; a key is absent where nothing was said. */
export interface Answers {
  name?: string;
  vendor?: string;
  what?: string;
  why?: string;
}

/** All that a new profile is made from. */
export interface InitFacts {
  /** Its name. */
  file: string;
  /** The path from the file to the JSON Schema, where an editor finds one. */
  schema?: string;
  /** What it is made for; absent: nothing was named. */
  release?: Release;
  /** The path from the file to the package or the bundle. */
  path?: string;
  /** The release before, as it was named, and what has changed since. */
  previous?: Pick<ReleaseDiff, 'kexts' | 'guides'> & { file: string };
  answers: Answers;
}
