import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { kextsOf } from '../kexts.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** Since macOS 11 nobody but Apple can write below /System. */
export const systemFolder: Rule = {
  code: 'check.system-folder',
  ofKexts: true,
  ofPlaces: true,
  look: (subject) => {
    const kexts = kextsOf(subject);
    if (kexts.length === 0) return undefined;
    const findings = kexts
      .filter(({ path }) => /^\/System\//i.test(path))
      .map(({ path, place }) => diagnostic('check.system-folder', { path }, place));
    return { findings, unknown: unread(subject, ['PackageInfo', 'Payload']) };
  },
};
