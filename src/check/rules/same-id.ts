import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { kextsOf } from '../kexts.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** An identifier is that of one kext; of several, nobody can say which one macOS takes. */
export const sameId: Rule = {
  code: 'check.same-id',
  ofKexts: true,
  look: (subject) => {
    const kexts = kextsOf(subject);
    if (kexts.length === 0) return undefined;
    const groups = Map.groupBy(kexts, ({ id }) => id);
    const findings = [...groups].flatMap(([id, same]) => {
      const [, second] = same;
      if (id === null || !second) return [];
      return [diagnostic('check.same-id', { id, paths: same.map(({ path }) => path) }, second.place)];
    });
    return { findings, unknown: unread(subject, ['Payload']) };
  },
};
