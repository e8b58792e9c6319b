import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Successor } from '../../read/content/successors.ts';
import { type CheckedKext, kextsOf } from '../kexts.ts';
import type { Outcome, Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** What Apple offers in place of kernel code. A codeless kext has none that could be replaced. */
export const successor: Rule = {
  code: 'check.successor',
  ofKexts: true,
  look: (subject) => {
    const kexts = kextsOf(subject).filter(({ codeless }) => !codeless);
    if (kexts.length === 0) return undefined;
    const outcomes = kexts.map((kext) => ofKext(kext, subject.successors));
    return {
      findings: outcomes.flatMap(({ findings }) => findings),
      unknown: [...unread(subject, ['Payload']), ...outcomes.flatMap(({ unknown }) => unknown)],
    };
  },
};

function ofKext({ name, families, place }: CheckedKext, successors: readonly Successor[]): Outcome {
  if (!families) {
    return { findings: [], unknown: [diagnostic('check.unknown-families', { kext: name }, place)] };
  }
  const rows = successors.flatMap((row) => {
    const family = row.families.find((one) => families.includes(one));
    const isWhole = row.with.length === 0 || row.with.some((one) => families.includes(one));
    return family !== undefined && isWhole ? [{ ...row, family }] : [];
  });
  const telling = rows.filter(({ tells }) => tells);
  return {
    findings: telling.map(({ family, successor, state, since, confidence }) =>
      diagnostic('check.successor', { kext: name, family, successor, state, since, confidence }, place),
    ),
    // What is found is enough; what such a library is used for would add little.
    unknown:
      telling.length > 0
        ? []
        : rows.map(({ family, successor }) =>
            diagnostic('check.unknown-library', { kext: name, family, successor }, place),
          ),
  };
}
