import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { doubtsOf, type FollowedScript, loadingOf, loadsOf, placeOf } from '../loading.ts';
import type { Rule } from '../rule.ts';

/** kextload and kextutil are deprecated and only call kmutil; kextcache is not for installers any more. */
export const oldTool: Rule = {
  code: 'check.old-tool',
  ofKexts: true,
  look: (subject) => {
    const loading = loadingOf(subject);
    if (!loading) return undefined;
    const { scripts, unknown } = loading;
    const caches = scripts.flatMap(({ facts }) => facts.oldWays.filter(({ text }) => isCache(text)));
    if (loadsOf(scripts).length + caches.length + unknown.length === 0) return undefined;
    return {
      findings: scripts.flatMap(oldIn),
      unknown: [...unknown, ...scripts.flatMap(doubtsOf)],
    };
  },
};

function oldIn({ facts, place }: FollowedScript): Diagnostic[] {
  const { loads, ways, oldWays } = facts;
  const old = loads.filter(({ tool }, index) => tool !== 'kmutil' && !hasOther(ways, loads, index));
  return [
    ...old.map((load) => diagnostic('check.old-tool', { tool: load.tool }, placeOf(place, load))),
    ...oldWays
      .filter(({ text }) => isCache(text))
      .map((mention) => diagnostic('check.old-tool', { tool: 'kextcache' }, placeOf(place, mention))),
  ];
}

/** An old tool for an old macOS, where the script takes kmutil on others, is as it should be. */
function hasOther(
  ways: FollowedScript['facts']['ways'],
  loads: FollowedScript['facts']['loads'],
  old: number,
): boolean {
  const usesNew = (way: readonly number[]) => way.some((index) => loads[index]?.tool === 'kmutil');
  return ways.some(usesNew) && !ways.some((way) => way.includes(old) && usesNew(way));
}

function isCache(text: string): boolean {
  return /\bkextcache\b/.test(text);
}
