import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import { isTemporary } from '../package/temporary.ts';
import type { ReleaseKext } from '../release/release.ts';
import type { Entry } from './merge.ts';
import type { PackageKext } from './package-kexts.ts';

/** Whether a package only stages a kext, so that its script has to put it elsewhere. */
export function isStaged({ path, scripted }: ReleaseKext): boolean {
  return scripted && isTemporary(path);
}

/** An entry with the place at which a staged kext ends up, where it does not say so: the usual one. */
export function withLanding(entry: Entry, kext: PackageKext | undefined): Entry {
  const path = kext && entry.path === undefined ? landingOf(kext.bundles) : undefined;
  return path === undefined ? entry : { ...entry, path };
}

/** What is said of that place. */
export function tellLanding(entry: Entry, kext: PackageKext, place: Place): Diagnostic[] {
  const taken = entry.path === undefined ? landingOf(kext.bundles) : undefined;
  if (taken === undefined) return [];
  const { name, path } = kext.bundles[0]!;
  return [diagnostic('profile.package-staged', { name, path, taken }, place)];
}

/** Where a bundle most likely ends up, if it is only staged; which of several a script takes, nobody can tell. */
export function landingOf([only, second]: readonly ReleaseKext[]): string | undefined {
  if (!only || second || !isStaged(only)) return undefined;
  // A kext inside another one goes with it.
  const [, whole] = /\/([^/]+\.kext(?:\/.*)?)$/i.exec(only.path) ?? [];
  return whole === undefined ? undefined : `/Library/Extensions/${whole}`;
}
