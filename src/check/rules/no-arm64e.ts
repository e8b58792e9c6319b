import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { kextsOf } from '../kexts.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** A Mac with Apple silicon loads a kext with a slice for arm64e; Rosetta does not help it. */
export const noArm64e: Rule = {
  code: 'check.no-arm64e',
  ofKexts: true,
  look: (subject) => {
    const isIntelOnly = subject.profile && !subject.profile.guides.chips.includes('apple-silicon');
    const kexts = kextsOf(subject).filter(({ codeless }) => !codeless);
    if (kexts.length === 0 || isIntelOnly) return undefined;
    const findings = kexts.flatMap(({ name, architectures, place }) =>
      architectures && !architectures.includes('arm64e')
        ? [diagnostic('check.no-arm64e', { kext: name, architectures }, place)]
        : [],
    );
    const unknown = kexts
      .filter(({ architectures }) => architectures === undefined)
      .map(({ name, place }) => diagnostic('check.unknown-chips', { kext: name }, place));
    return { findings, unknown: [...unread(subject, ['Payload']), ...unknown] };
  },
};
