import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { isTemporary } from '../read/package/temporary.ts';
import { type CheckedKext, kextsOf, nameOf, samePath } from './kexts.ts';
import { kextsOf as loadedBy, loadingOf, loadsOf } from './loading.ts';
import type { Subject } from './subject.ts';

/**
 * A script may put a kext elsewhere than its package does: that a load call finds one of its name where the package has
 * none. In a folder for what does not stay, it may get another name on the way, too. Nobody can tell that it is the same;
 * a profile that says where it ends up is believed.
 */
export function loadedElsewhere(subject: Subject, kext: CheckedKext): Diagnostic | undefined {
  const kexts = kextsOf(subject);
  const others = loadedPaths(subject).filter((path) => !kexts.some((one) => samePath(one.path, path)));
  const loaded =
    others.find((path) => samePath(nameOf(path), nameOf(kext.path))) ??
    (isTemporary(kext.path) ? others[0] : undefined);
  return loaded === undefined ? undefined : moved(kext, loaded);
}

/** The same; and what lies in a folder for what does not stay, a script has to put elsewhere, unless it is loaded there. */
export function mayBeMoved(subject: Subject, kext: CheckedKext): Diagnostic | undefined {
  const elsewhere = loadedElsewhere(subject, kext);
  if (elsewhere || !isTemporary(kext.path)) return elsewhere;
  const hasScript = subject.scripts.run.some(({ runs }) => runs === 'after');
  const isLoadedThere = loadedPaths(subject).some((path) => samePath(path, kext.path));
  return hasScript && !isLoadedThere ? moved(kext) : undefined;
}

function moved({ path, place }: CheckedKext, loaded?: string): Diagnostic {
  return diagnostic('check.unknown-moved', { path, loaded }, place);
}

/** Of the load calls of a package, those that are known to their end. */
function loadedPaths(subject: Subject): string[] {
  return loadsOf(loadingOf(subject)?.scripts ?? [])
    .flatMap(({ load }) => loadedBy(load))
    .flatMap(({ by, known, text }) => (by === 'path' && known ? [text] : []));
}
