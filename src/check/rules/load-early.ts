import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { doubtsOf, isFollowed, loadingOf, loadsOf, placeOf } from '../loading.ts';
import type { Rule } from '../rule.ts';

/** The alert comes with the load call, so all else is to be done by then. */
export const loadEarly: Rule = {
  code: 'check.load-early',
  ofKexts: true,
  look: (subject) => {
    const loading = loadingOf(subject);
    if (!loading) return undefined;
    const after = loadsOf(loading.scripts);
    const before = loadsOf(subject.scripts.run.filter(({ runs }) => runs === 'before').filter(isFollowed));
    if (after.length + before.length + loading.unknown.length === 0) return undefined;
    const findings: Diagnostic[] = [
      ...before.map(({ script, load }) =>
        diagnostic('check.load-early', { script: script.name }, placeOf(script.place, load)),
      ),
      ...lastBefore(after).flatMap(({ script, load }) => {
        const { follower } = load;
        if (!follower) return [];
        const args = { follower: follower.text, line: follower.line };
        return [diagnostic('check.load-early', args, placeOf(script.place, load))];
      }),
    ];
    return { findings, unknown: [...loading.unknown, ...loading.scripts.flatMap(doubtsOf)] };
  },
};

type Loads = ReturnType<typeof loadsOf>;

/** Of several calls before one command, the last. */
function lastBefore(loads: Loads): Loads {
  const keyOf = ({ script, load }: Loads[number]) => `${script.place.file} ${load.follower?.line}`;
  return [...new Map(loads.map((one) => [keyOf(one), one])).values()];
}
