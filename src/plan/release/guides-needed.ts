import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Action } from '../../read/profile/profile.ts';
import { chipsOf } from '../impossible.ts';
import type { Change, KextChange } from './diff.ts';

/** A guide that a release needs, and why; `because` is a finding with a sentence. */
export interface GuideNeed {
  action: Action;
  because: Diagnostic;
}

/**
 * Which guides a release needs: one for new users always; one for users of the release before where macOS asks them for
 * anything; one for removing where they are left with a kext that the release no longer has.
 */
export function guidesNeeded(all: readonly KextChange[]): GuideNeed[] {
  // Of one that no Mac can load, nobody is asked for anything.
  const kexts = all.filter((kext) => !kext.new || chipsOf(kext.new).length > 0);
  const named = (...changes: Change[]) =>
    kexts.filter(({ change }) => changes.includes(change)).map((kext) => (kext.new ?? kext.old)!.name);
  const here = kexts.flatMap((kext) => kext.new?.name ?? []);
  const asked = named('new', 'updated', 'turned-real', 'turned-codeless');
  const code = kexts.flatMap(({ change, old }) =>
    change === 'gone' && old && !old.codeless ? [old.name] : [],
  );
  return [
    ...needed('install', here, (names) => diagnostic('diff.install', { names })),
    ...needed('update', asked, () =>
      diagnostic('diff.update', {
        fresh: named('new'),
        updated: named('updated'),
        real: named('turned-real'),
        hollow: named('turned-codeless'),
      }),
    ),
    ...needed('uninstall', named('gone'), (names) => diagnostic('diff.uninstall', { names, code })),
  ];
}

function needed(action: Action, names: string[], because: (names: string[]) => Diagnostic): GuideNeed[] {
  return names.length === 0 ? [] : [{ action, because: because(names) }];
}
