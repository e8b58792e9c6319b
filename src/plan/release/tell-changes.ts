import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import type { ReleaseKext } from '../../read/release/release.ts';
import type { KextChange } from './diff.ts';

/** What a vendor should know of a release before it goes out. */
export function tellChanges(kexts: readonly KextChange[], place: Place): Diagnostic[] {
  const all = kexts.flatMap((kext) =>
    kext.old && kext.new ? tellChange(kext, kext.old, kext.new, place) : [],
  );
  const isSame = kexts.length > 0 && kexts.every(({ change }) => change === 'same');
  return isSame ? [...all, diagnostic('diff.same', {}, place)] : all;
}

function tellChange(
  { differs, chips: { gained, lost } }: KextChange,
  before: ReleaseKext,
  after: ReleaseKext,
  place: Place,
): Diagnostic[] {
  const { name } = after;
  const found: Diagnostic[] = [];
  if (differs.includes('developer') && before.signer && after.signer) {
    const args = { name, was: named(before.signer), is: named(after.signer) };
    found.push(diagnostic('diff.developer', args, place));
  }
  for (const chip of lost) found.push(diagnostic('diff.chips-lost', { name, chip }, place));
  for (const chip of gained) found.push(diagnostic('diff.chips-gained', { name, chip }, place));
  if (differs.includes('path')) {
    found.push(diagnostic('diff.moved', { name, was: before.path, is: after.path }, place));
  }
  if (isOlder(after.version, before.version)) {
    found.push(diagnostic('diff.older', { name, was: before.version!, is: after.version! }, place));
  }
  return found;
}

function named({ developer, teamId }: { developer: string; teamId: string | null }): string {
  return teamId === null ? developer : `${developer} (${teamId})`;
}

/** Only where both are numbers with dots: real versions may be sentences. */
function isOlder(version: string | null, than: string | null): boolean {
  const [a, b] = [numbersOf(version), numbersOf(than)];
  if (!a || !b) return false;
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) - (b[i] ?? 0));
  return (at.find((difference) => difference !== 0) ?? 0) < 0;
}

function numbersOf(version: string | null): number[] | undefined {
  return version !== null && /^\d+(\.\d+)*$/.test(version) ? version.split('.').map(Number) : undefined;
}
