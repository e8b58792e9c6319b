import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { doubtsOf, type FollowedScript, loadingOf, loadsOf, placeOf } from '../loading.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

/** One call for all kexts makes one alert; several may ask one by one. */
export const severalLoads: Rule = {
  code: 'check.several-loads',
  ofKexts: true,
  look: (subject) => {
    const loading = loadingOf(subject);
    if (!loading) return undefined;
    const loads = loadsOf(loading.scripts);
    if (loads.length === 0 && loading.unknown.length === 0) return undefined;
    const findings = loading.scripts.flatMap(inOneScript);
    const loops = loads
      .filter(({ load }) => load.repeated)
      .map(({ script, load }) =>
        diagnostic('check.unknown-loop', { text: load.text }, placeOf(script.place, load)),
      );
    const between = findings.length > 0 ? undefined : betweenScripts(subject, loading.scripts);
    return {
      findings: [...findings, ...(between?.findings ?? [])],
      unknown: [
        ...loading.unknown,
        ...loading.scripts.flatMap(doubtsOf),
        ...loops,
        ...(between?.unknown ?? []),
      ],
    };
  },
};

/** The way that makes the most calls tells it. */
function inOneScript({ facts, place }: FollowedScript): Diagnostic[] {
  const longest = facts.ways.reduce((most, way) => (way.length > most.length ? way : most), []);
  const calls = longest.flatMap((index) => facts.loads[index] ?? []);
  const [, second] = calls;
  if (!second) return [];
  const args = { times: calls.length, lines: [...new Set(calls.map(({ line }) => line))] };
  return [diagnostic('check.several-loads', args, placeOf(place, second))];
}

/** Each package of a product has a script of its own; which of them are installed, JavaScript may decide. */
function betweenScripts(
  { package: facts }: Subject,
  scripts: readonly FollowedScript[],
): { findings: Diagnostic[]; unknown: Diagnostic[] } {
  const loading = loadsOf(scripts);
  const packages = [...new Set(loading.map(({ script }) => script.component))];
  const second = loading.find(({ script }) => script.component === packages[1]);
  if (!second) return { findings: [], unknown: [] };
  const [javascript] = facts?.distribution?.javascript ?? [];
  if (javascript) return { findings: [], unknown: [diagnostic('check.unknown-javascript', {}, javascript)] };
  const place = placeOf(second.script.place, second.load);
  return {
    findings: [diagnostic('check.several-loads', { times: loading.length, packages }, place)],
    unknown: [],
  };
}
