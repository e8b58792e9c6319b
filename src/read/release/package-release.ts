import { basename } from 'node:path';
import { placeholderIn } from '../bundle/placeholder.ts';
import { carriedOnly } from '../package/carried-only.ts';
import type { InstalledKext, PackageFacts } from '../package/read-package.ts';
import { controlIn } from '../profile/found.ts';
import { LIMITS } from '../profile/limits.ts';
import type { Release, ReleaseKext } from './release.ts';

/** A package as a release. A kext whose identifier or name could not be read is left out: an error has told of it. */
export function releaseOfPackage(file: string, facts: PackageFacts): Release {
  const scripted = new Set(facts.scripts.map(({ component }) => component));
  return {
    file,
    kind: 'package',
    title: titleOf(facts.distribution?.title ?? null),
    version: versionOf(facts.package.version),
    installer: facts.package.signer,
    bundles: [
      ...facts.kexts.flatMap((kext) =>
        bundleOf(kext, { scripted: scripted.has(kext.component), carried: false }),
      ),
      ...notInstalled(facts).flatMap((kext) => bundleOf(kext, { scripted: true, carried: true })),
    ],
  };
}

/** Those beside the scripts, where macOS looks for them. */
function notInstalled(facts: PackageFacts): InstalledKext[] {
  return carriedOnly(facts).map((kext) => ({
    ...kext,
    path: `/Library/Extensions/${basename(kext.within)}`,
  }));
}

function bundleOf(kext: InstalledKext, how: Pick<ReleaseKext, 'scripted' | 'carried'>): ReleaseKext[] {
  const { id, name, version, codeless, architectures, path, signer, place } = kext;
  if (id === null || name === null) return [];
  return [{ id, name, version, codeless, architectures, path, signer, place, ...how }];
}

/** A title may be the name of a text that Resources has in each language, such as SU_TITLE. */
function titleOf(title: string | null): string | null {
  const line = (title ?? '').replaceAll(/\s+/g, ' ').trim();
  return line !== '' && isShown(line, LIMITS.name) ? line : null;
}

/** What a package says of its version, where it says anything; pkgbuild writes 0 where it is told none. */
export function versionOf(version: string | null): string | null {
  const isNone = version === null || /^[0.]*$/.test(version.trim());
  return !isNone && isShown(version, LIMITS.version) ? version : null;
}

/** What a profile could not hold, a page is not given from elsewhere. */
function isShown(text: string, limit: number): boolean {
  return text.length <= limit && placeholderIn(text) === undefined && controlIn(text) === undefined;
}
