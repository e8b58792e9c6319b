import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { isTemporary } from '../../read/package/temporary.ts';
import { type CheckedKext, kextsOf, outermost } from '../kexts.ts';
import { doubtsOf, isNamedBy, isOpen, kextsOf as loadedBy, loadingOf, loadsOf, placeOf } from '../loading.ts';
import { canLoadAnywhere } from '../macs.ts';
import { loadedElsewhere } from '../moved.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** Every kext that a Mac can load is named in a load call, by its path or its identifier. */
export const notLoaded: Rule = {
  code: 'check.not-loaded',
  ofKexts: true,
  ofPlaces: true,
  look: (subject) => {
    const loading = loadingOf(subject);
    const loads = loadsOf(loading?.scripts ?? []);
    const [first] = loads;
    if (!loading) return undefined;
    if (!first) return loading.unknown.length > 0 ? { findings: [], unknown: loading.unknown } : undefined;
    const loaded = loads.flatMap(({ load }) => loadedBy(load));
    const kexts = outermost(kextsOf(subject));
    const left = kexts.filter(
      (kext) =>
        canLoadAnywhere(subject, kext) &&
        !kexts.some((twin) => isTwin(kext, twin) && loaded.some((one) => isNamedBy(twin, one))),
    );
    if (left.length === 0) return { findings: [], unknown: [] };
    const unknown = [
      ...loading.unknown,
      ...unread(subject, ['Payload']),
      ...loading.scripts.flatMap(doubtsOf),
      ...loads
        .filter(({ load }) => isOpen(load))
        .map(({ script, load }) =>
          diagnostic('check.unknown-kext', { text: load.text }, placeOf(script.place, load)),
        ),
    ];
    if (unknown.length > 0) return { findings: [], unknown };
    const place = placeOf(first.script.place, first.load);
    const outcomes = left.map((kext) => {
      const { path } = kext;
      const moved = loadedElsewhere(subject, kext);
      return moved ?? diagnostic('check.not-loaded', { path, isTemporary: isTemporary(path) }, place);
    });
    return {
      findings: outcomes.filter(({ code }) => code === 'check.not-loaded'),
      unknown: outcomes.filter(({ code }) => code !== 'check.not-loaded'),
    };
  },
};

/** One of several kexts of one identifier is enough: each is for other versions of macOS. */
function isTwin(kext: CheckedKext, other: CheckedKext): boolean {
  return kext === other || (kext.id !== null && kext.id === other.id);
}
