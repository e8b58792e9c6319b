import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { check } from '../diagnostics/sentences/check.ts';
import type { Subject } from './subject.ts';

/** What a rule can say: the codes of its findings and of its reasons. */
export type CheckCode = keyof typeof check;

/** One thing that is looked at. Pure: it says what it finds in data. */
export interface Rule {
  /** Of its findings, and of its section in docs/check.md. */
  code: CheckCode;
  /** It is about the kexts of a package: where those could not be read, it cannot tell. */
  ofKexts?: true;
  /** It is about the places of kexts: of those that the package does not put anywhere itself, it cannot tell. */
  ofPlaces?: true;
  look: (subject: Subject) => Outcome | undefined;
}

/**
 * What a rule comes to. Nothing in either: all is fine. undefined in its place: it does not apply.
 */
export interface Outcome {
  findings: Diagnostic[];
  /** What keeps it from telling; there may be findings all the same. */
  unknown: Diagnostic[];
}

export type Verdict = 'fine' | 'found' | 'cannot-tell' | 'does-not-apply';

export function verdictOf(outcome: Outcome | undefined): Verdict {
  if (!outcome) return 'does-not-apply';
  if (outcome.findings.length > 0) return 'found';
  return outcome.unknown.length > 0 ? 'cannot-tell' : 'fine';
}
