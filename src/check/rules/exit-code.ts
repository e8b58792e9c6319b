import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { LoadCall } from '../../read/script/facts.ts';
import { type FollowedScript, loadingOf, loadsOf, placeOf } from '../loading.ts';
import type { Outcome, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

/** 27 (approval needed) and 28 (restart needed) are how a load call usually ends: no failure. */
export const pendingFails: Rule = {
  code: 'check.pending-fails',
  ofKexts: true,
  look: (subject) =>
    looked(
      subject,
      ({ whenPending }) => whenPending,
      'failure',
      (place) => diagnostic('check.pending-fails', {}, place),
    ),
};

/** Any other exit code means that the kext will not load, and nobody is told. */
export const failureHidden: Rule = {
  code: 'check.failure-hidden',
  ofKexts: true,
  look: (subject) =>
    looked(
      subject,
      ({ whenFailed }) => whenFailed,
      'success',
      (place) => diagnostic('check.failure-hidden', {}, place),
    ),
};

function looked(
  subject: Subject,
  ending: (load: LoadCall) => LoadCall['whenFailed'],
  wrong: LoadCall['whenFailed'],
  finding: (place: ReturnType<typeof placeOf>) => Diagnostic,
): Outcome | undefined {
  const loading = loadingOf(subject);
  if (!loading) return undefined;
  const loads = loadsOf(loading.scripts);
  if (loads.length === 0 && loading.unknown.length === 0) return undefined;
  const outcome: Outcome = { findings: [], unknown: [...loading.unknown] };
  for (const { script, load } of loads) {
    const place = placeOf(script.place, load);
    const unclear = unclearEnd(script);
    if (unclear) outcome.unknown.push(unclear);
    else if (ending(load) === wrong) outcome.findings.push(finding(place));
    else if (ending(load) === 'unknown') {
      outcome.unknown.push(diagnostic('check.unknown-exit', { text: load.text }, place));
    }
  }
  return outcome;
}

/** A trap can end a script with any exit code, and so can text from elsewhere. */
function unclearEnd({ facts, place }: FollowedScript): Diagnostic | undefined {
  const doubt = facts.doubts.find(({ kind }) => kind === 'trap' || kind === 'elsewhere' || kind === 'syntax');
  if (!doubt) return undefined;
  return diagnostic('check.unknown-command', { kind: doubt.kind, text: doubt.text }, placeOf(place, doubt));
}
