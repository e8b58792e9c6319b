import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { distributionOf } from '../distribution.ts';
import { orderOf } from '../install-order.ts';
import { kextsOf } from '../kexts.ts';
import {
  doubtsOf,
  isFollowed,
  isNamedBy,
  kextsOf as loadedBy,
  loadingOf,
  loadsOf,
  placeOf,
} from '../loading.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

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
        // That is not to come before the call either: restart.ts tells it.
        const isDown = script.facts.goingDown.some(({ line }) => line === follower?.line);
        if (!follower || isDown) return [];
        const args = { follower: follower.text, line: follower.line };
        return [diagnostic('check.load-early', args, placeOf(script.place, load))];
      }),
    ];
    const unknown = [
      ...loading.unknown,
      ...loading.scripts.flatMap(doubtsOf),
      ...after.flatMap((one) => ofOthers(one, subject)),
    ];
    return { findings, unknown };
  },
};

/** Kexts that come with another package of the product, of which nobody says that it is there by then. */
function ofOthers({ script, load }: Loads[number], subject: Subject): Diagnostic[] {
  const distribution = distributionOf(subject);
  const components = subject.package?.components ?? [];
  const kexts = kextsOf(subject);
  const named = [...new Map(loadedBy(load).map((one) => [`${one.by} ${one.text}`, one])).values()];
  return named.flatMap((one) => {
    const brought = kexts.filter((kext) => isNamedBy(kext, one));
    const orders = brought.map(({ component = '' }) =>
      component === script.component
        ? 'before'
        : orderOf(component, script.component, distribution, components),
    );
    const [kext] = brought;
    if (!kext?.component || orders.includes('before')) return [];
    const isLater = orders.every((order) => order === 'after');
    const args = { kext: kext.path, brings: kext.component, loads: script.component, isLater };
    return [diagnostic('check.unknown-order', args, placeOf(script.place, load))];
  });
}

type Loads = ReturnType<typeof loadsOf>;

/** Of several calls before one command, the last. */
function lastBefore(loads: Loads): Loads {
  const keyOf = ({ script, load }: Loads[number]) => `${script.place.file} ${load.follower?.line}`;
  return [...new Map(loads.map((one) => [keyOf(one), one])).values()];
}
