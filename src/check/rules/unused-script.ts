import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** Files among the scripts that nobody runs mislead whoever looks for the one that loads. */
export const unusedScript: Rule = {
  code: 'check.unused-script',
  look: (subject) => {
    if (!subject.package || subject.package.scripts.length === 0) return undefined;
    const findings = subject.scripts.unused.map(({ name, kind, place }) =>
      diagnostic('check.unused-script', { name, kind }, place),
    );
    return { findings, unknown: unread(subject, ['PackageInfo', 'Scripts']) };
  },
};
