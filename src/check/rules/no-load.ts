import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { kextsOf } from '../kexts.ts';
import { doubtsOf, type FollowedScript, loadingOf, placeOf } from '../loading.ts';
import { canLoadAnywhere } from '../macs.ts';
import type { Outcome, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

/** Without a load call, macOS asks for nothing when the installation ends. */
export const noLoad: Rule = {
  code: 'check.no-load',
  ofKexts: true,
  look: (subject) => {
    const loading = loadingOf(subject);
    if (!loading || !kextsOf(subject).some((kext) => canLoadAnywhere(subject, kext))) return undefined;
    if (subject.profile && subject.profile.loads.by !== 'installer') return undefined;
    if (loading.scripts.some(({ facts }) => facts.loads.length > 0)) return fine();
    const unknown = [...loading.unknown, ...loading.scripts.flatMap(mayLoad)];
    if (unknown.length > 0) return { findings: [], unknown };
    return { findings: [finding(subject, loading.scripts)], unknown };
  },
};

function fine(): Outcome {
  return { findings: [], unknown: [] };
}

function mayLoad(script: FollowedScript): Diagnostic[] {
  const { facts, place } = script;
  const unreached = facts.unreached.map((mention) =>
    diagnostic('check.unknown-reach', { text: mention.text }, placeOf(place, mention)),
  );
  return [...doubtsOf(script), ...unreached];
}

/** At the script that should load them, else at the package that brings the first kext. */
function finding({ package: facts, file }: Subject, scripts: readonly FollowedScript[]): Diagnostic {
  const [kext] = facts?.kexts ?? [];
  const script = scripts.find(({ component }) => component === kext?.component) ?? scripts[0];
  const [old] = scripts.flatMap((one) => one.facts.oldWays);
  const component = facts?.components.find(({ name }) => name === kext?.component);
  const args = { script: script?.name, instead: old?.text };
  const place = script?.place ?? component?.info?.place ?? { file };
  return diagnostic('check.no-load', args, old && script ? placeOf(script.place, old) : place);
}
