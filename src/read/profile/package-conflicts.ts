import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import type { KextFacts } from '../bundle/kext.ts';
import { isForOthers, type Signer } from '../bundle/signer.ts';
import type { ReleaseKext } from '../release/release.ts';
import { type Path, placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { differences } from './conflicts.ts';
import { type Entry, fileName, type Signing } from './merge.ts';
import type { Item, PackageKext } from './package-kexts.ts';
import { isStaged } from './staged.ts';

/**
 * What an entry, or the bundle that it names, says otherwise than the package that it is in: what its users get is in the
 * package.
 */
export function tellPackageConflicts(
  source: Source,
  { index, entry, bundle }: Item,
  { facts, bundles }: PackageKext,
): Diagnostic[] {
  const member = membersOf(bundles);
  const tell = (key: string, path: Path, written: string, found: string) =>
    diagnostic('profile.package-conflict', { key, written, found, member }, placeOfPart(source, path));
  return [
    // What an entry says beside a bundle is held against that.
    ...(bundle ? tellStale(source, { index, entry, bundle }, facts, member) : []),
    ...(bundle ? [] : differences(entry, facts)).map(({ key, written, found }) =>
      tell(`kexts[].${key}`, ['kexts', index, key], written, found),
    ),
    ...tellPath(source, entry, index, bundles),
    ...(entry.signing ? signerDifferences(entry.signing, facts.signer) : []).map(({ key, written, found }) =>
      tell(`kexts[].signing.${key}`, ['kexts', index, 'signing', key], written, found),
    ),
  ];
}

/** A script of the package may put a kext elsewhere than the package does; without one, nothing can. */
function tellPath(
  source: Source,
  { path: written }: Entry,
  index: number,
  bundles: readonly ReleaseKext[],
): Diagnostic[] {
  const isFine = (one: ReleaseKext) => one.carried || one.path === written || isStaged(one);
  if (written === undefined || bundles.some(isFine)) return [];
  const found = bundles.map(({ path }) => path).join(', ');
  const place = placeOfPart(source, ['kexts', index, 'path']);
  const args = { key: 'kexts[].path', written, found, member: membersOf(bundles) };
  return bundles.some(({ scripted }) => scripted)
    ? [diagnostic('profile.package-path', args, place)]
    : [diagnostic('profile.package-conflict', args, place)];
}

/** What `signing` says of all kexts and is not so of one; told once for each name that was found. */
export function tellSigners(source: Source, signing: Signing, kexts: readonly PackageKext[]): Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const { facts, bundles } of kexts) {
    for (const { key, written, found } of signerDifferences(signing, facts.signer)) {
      const args = { key: `signing.${key}`, written, found, member: membersOf(bundles) };
      const place = placeOfPart(source, ['signing', key]);
      const id = `${key} ${found}`;
      if (!told.has(id)) told.set(id, diagnostic('profile.package-conflict', args, place));
    }
  }
  return [...told.values()];
}

function tellStale(
  source: Source,
  { index, entry, bundle }: Required<Item>,
  facts: KextFacts,
  member: string,
): Diagnostic[] {
  const { version, codeless, architectures } = bundle;
  const built: Entry = {
    ...(version === null ? {} : { version }),
    codeless,
    architectures,
    name: fileName(bundle.path),
  };
  const place = placeOfPart(source, ['kexts', index, 'bundle']);
  return differences(built, facts).map(({ key, written, found }) =>
    diagnostic('profile.stale-bundle', { path: entry.bundle!, key, written, found, member }, place),
  );
}

function signerDifferences(
  signing: Signing,
  signer: Signer | null,
): { key: 'developer' | 'teamId'; written: string; found: string }[] {
  if (!signer || !isForOthers(signer)) return [];
  return (['developer', 'teamId'] as const).flatMap((key) => {
    const [written, found] = [signing?.[key], signer[key]];
    return written === undefined || found === null || written === found ? [] : [{ key, written, found }];
  });
}

function membersOf(bundles: readonly ReleaseKext[]): string {
  return bundles.map(({ place }) => harmless(place.file)).join(', ');
}
