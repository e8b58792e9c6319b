import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** The Installer's own "Restart" tempts people to press it before they have allowed the kext. */
export const restartAdvised: Rule = {
  code: 'check.restart-advised',
  ofKexts: true,
  look: (subject) => {
    const facts = subject.package;
    if (!facts?.distribution || facts.kexts.length === 0) return undefined;
    const findings = facts.distribution.packages
      .filter(({ onConclusion }) => onConclusion === 'RecommendRestart')
      .map(({ id, place }) => diagnostic('check.restart-advised', { package: id }, place));
    return { findings, unknown: unread(subject, ['Distribution']) };
  },
};
