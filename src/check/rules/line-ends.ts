import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** A carriage return is a letter like any other to macOS, and there is no program of that name. */
export const lineEnds: Rule = {
  code: 'check.line-ends',
  look: (subject) => {
    if (!subject.package || subject.package.scripts.length === 0) return undefined;
    const findings = subject.scripts.run.flatMap(({ name, place, facts }) =>
      'because' in facts && facts.because === 'line-ends'
        ? [diagnostic('check.line-ends', { name, word: facts.word }, { ...place, line: 1, column: 1 })]
        : [],
    );
    return { findings, unknown: unread(subject, ['PackageInfo', 'Scripts']) };
  },
};
