import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { kextsOf } from '../kexts.ts';
import { mayBeMoved } from '../moved.ts';
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
    const outside = kexts.filter(({ path }) => !/^\/(Library\/Extensions|System)\//i.test(path));
    const findings: Diagnostic[] = [];
    const unknown = unread(subject, ['PackageInfo', 'Payload']);
    for (const kext of outside) {
      const moved = mayBeMoved(subject, kext);
      if (moved) unknown.push(moved);
      else findings.push(diagnostic('check.location', { path: kext.path }, kext.place));
    }
    return { findings, unknown };
  },
};
