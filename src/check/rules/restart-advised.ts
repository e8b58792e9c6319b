import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { distributionOf } from '../distribution.ts';
import { kextsOf } from '../kexts.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** The Installer's own "Restart" tempts people to press it before they have allowed the kext. */
export const restartAdvised: Rule = {
  code: 'check.restart-advised',
  ofKexts: true,
  look: (subject) => {
    const distribution = distributionOf(subject);
    if (!distribution || kextsOf(subject).length === 0) return undefined;
    const findings = distribution.packages
      .filter(({ onConclusion }) => onConclusion === 'RecommendRestart')
      .map(({ id, place }) => diagnostic('check.restart-advised', { package: id }, place));
    return { findings, unknown: unread(subject, ['Distribution']) };
  },
};
