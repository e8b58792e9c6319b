import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Who does not learn what the kext does and why, does not allow it. A package has nothing to say it in. */
export const explain: Rule = {
  code: 'check.explain',
  look: ({ profile, package: facts, reading }) => {
    const missing = reading.find(({ code, args }) => code === 'profile.required' && concerns(args));
    if (missing) return { findings: [diagnostic('check.explain', {}, missing.place)], unknown: [] };
    if (!profile || (profile.draft && facts)) return undefined;
    const findings = profile.explain ? [] : [diagnostic('check.explain', {}, { file: profile.source })];
    return { findings, unknown: [] };
  },
};

function concerns(args: object): boolean {
  return 'key' in args && /^explain(\.|$)/.test(String(args.key));
}
