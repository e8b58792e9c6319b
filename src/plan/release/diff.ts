import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { isForOthers } from '../../read/bundle/signer.ts';
import type { Chip, Kext } from '../../read/profile/profile.ts';
import type { ReleaseKext } from '../../read/release/release.ts';
import { chipsOf } from '../impossible.ts';
import { type GuideNeed, guidesNeeded } from './guides-needed.ts';
import { tellChanges } from './tell-changes.ts';

export type Change = 'new' | 'gone' | 'turned-codeless' | 'turned-real' | 'updated' | 'same';

/** What became of one kext between two releases. */
export interface KextChange {
  id: string;
  change: Change;
  old: ReleaseKext | null;
  new: ReleaseKext | null;
  /** What can be read of it and is not as it was; empty where it is in one of the two only. */
  differs: ('version' | 'chips' | 'developer' | 'path')[];
  chips: { gained: Chip[]; lost: Chip[] };
}

export interface ReleaseDiff {
  /** Those of the new release in its order, then those that are gone. */
  kexts: KextChange[];
  guides: GuideNeed[];
  diagnostics: Diagnostic[];
}

/** Compares two releases, of each identifier one kext; `place` is what is told about the new one. */
export function diff(
  before: readonly ReleaseKext[],
  after: readonly ReleaseKext[],
  place: Place,
): ReleaseDiff {
  const old = new Map(before.map((kext) => [kext.id, kext]));
  const ids = new Set(after.map(({ id }) => id));
  const kexts = [
    ...after.map((kext) => changeOf(old.get(kext.id) ?? null, kext)),
    ...before.filter(({ id }) => !ids.has(id)).map((kext) => changeOf(kext, null)),
  ];
  return { kexts, guides: guidesNeeded(kexts), diagnostics: tellChanges(kexts, place) };
}

/** What a profile says of the release before: `previous`, where it is needed at all. */
export function previousOf({ change }: KextChange): Kext['previous'] {
  switch (change) {
    case 'new':
      return 'absent';
    case 'turned-real':
      return 'codeless';
    case 'turned-codeless':
      return 'code';
    default:
      return undefined;
  }
}

function changeOf(before: ReleaseKext | null, after: ReleaseKext | null): KextChange {
  const id = (after ?? before)!.id;
  if (!before || !after) {
    const change = after ? 'new' : 'gone';
    return { id, change, old: before, new: after, differs: [], chips: { gained: [], lost: [] } };
  }
  const differs = differences(before, after);
  const turned = after.codeless ? 'turned-codeless' : 'turned-real';
  const change = before.codeless !== after.codeless ? turned : differs.length > 0 ? 'updated' : 'same';
  return { id, change, old: before, new: after, differs, chips: chipsBetween(before, after) };
}

function differences(before: ReleaseKext, after: ReleaseKext): KextChange['differs'] {
  const { gained, lost } = chipsBetween(before, after);
  return [
    ...(before.version === after.version ? [] : ['version' as const]),
    ...(gained.length + lost.length === 0 ? [] : ['chips' as const]),
    ...(signedBySame(before, after) ? [] : ['developer' as const]),
    ...(before.path === after.path ? [] : ['path' as const]),
  ];
}

function chipsBetween(before: ReleaseKext, after: ReleaseKext): KextChange['chips'] {
  const [then, now] = [chipsOf(before), chipsOf(after)];
  return {
    gained: now.filter((chip) => !then.includes(chip)),
    lost: then.filter((chip) => !now.includes(chip)),
  };
}

/** Where one of the two is not signed for other people, nobody has seen another name. */
function signedBySame({ signer: a }: ReleaseKext, { signer: b }: ReleaseKext): boolean {
  if (!a || !b || !isForOthers(a) || !isForOthers(b)) return true;
  return a.developer === b.developer && a.teamId === b.teamId;
}
