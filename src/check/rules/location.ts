import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { kextsOf } from '../kexts.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** Where macOS looks by itself. Below /System is another matter. */
export const location: Rule = {
  code: 'check.location',
  ofKexts: true,
  ofPlaces: true,
  look: (subject) => {
    const kexts = kextsOf(subject);
    if (kexts.length === 0) return undefined;
    const findings = kexts
      .filter(({ path }) => !/^\/(Library\/Extensions|System)\//i.test(path))
      .map(({ path, place }) => diagnostic('check.location', { path }, place));
    return { findings, unknown: unread(subject, ['PackageInfo', 'Payload']) };
  },
};
