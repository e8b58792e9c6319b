import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import type { Signer } from '../signature/certificate.ts';
import type { ReleaseKext } from './release.ts';

/**
 * The kexts of a release, one of each identifier, in their order. macOS knows a kext by its identifier, and installers
 * bring several of one where each is for another macOS (macFUSE; QemuUSBTablet, one with code and one without). Which of
 * them is loaded, the package does not tell, so they are told as the one that asks the most of a reader.
 */
export function united(
  bundles: readonly ReleaseKext[],
  place: Place,
): { kexts: ReleaseKext[]; diagnostics: Diagnostic[] } {
  const all = [...Map.groupBy(bundles, ({ id }) => id).values()];
  return {
    kexts: all.map(strongest),
    diagnostics: all.flatMap((same) => tellSeveral(same, place)),
  };
}

/** What is told of several bundles of one identifier. */
export function tellSeveral(same: readonly ReleaseKext[], place: Place): Diagnostic[] {
  const [first] = same;
  if (!first || same.length === 1) return [];
  return [diagnostic('package.same-id', { id: first.id, paths: same.map(({ path }) => path) }, place)];
}

/** With code where any is, for every chip that any is for, and of what they do not agree on, nothing. */
export function strongest(same: readonly ReleaseKext[]): ReleaseKext {
  const base = same.find(({ codeless }) => !codeless) ?? same[0]!;
  const agreed = <T>(of: (kext: ReleaseKext) => T, alike = (a: T, b: T) => a === b): T | null =>
    same.every((kext) => alike(of(kext), of(base))) ? of(base) : null;
  return {
    ...base,
    version: agreed(({ version }) => version),
    architectures: [...new Set(same.flatMap(({ architectures }) => architectures))],
    signer: agreed(({ signer }) => signer, isOne),
  };
}

function isOne(a: Signer | null, b: Signer | null): boolean {
  return a?.developer === b?.developer && a?.teamId === b?.teamId;
}
