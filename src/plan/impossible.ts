import type { Content, ImpossibleRow, MacosVersion } from '../read/content/content.ts';
import type { Architecture, Chip, Kext, Profile } from '../read/profile/profile.ts';

/** What was asked for and no guide can be written for, with the kext where it is a kext's fault. */
export interface Impossible {
  chips: readonly Chip[];
  macos: { from: string; to: string | null };
  kext?: string;
  because: string;
  source: string;
}

export interface Fit {
  chip: Chip;
  /** What a kext must hold to load there. */
  slice: Architecture;
  /** Versions in range that run on the chip. */
  versions: readonly MacosVersion[];
  kexts: readonly Kext[];
  leftOut: readonly Kext[];
  impossible: readonly Impossible[];
}

/** The slice that a kext must have to load on the chip. Plain arm64 is not enough (NoSleep issue 52). */
const SLICE: Record<Chip, { slice: Architecture; row: ImpossibleRow['id'] }> = {
  'apple-silicon': { slice: 'arm64e', row: 'kext-needs-arm64e' },
  intel: { slice: 'x86_64', row: 'kext-needs-x86_64' },
};

/** Sorts out, for one chip, which versions exist and which kexts can load. */
export function loadable(
  profile: Pick<Profile, 'kexts' | 'guides'>,
  chip: Chip,
  content: Pick<Content, 'flow' | 'macos'>,
): Fit {
  const range = profile.guides.macos;
  const inRange = content.macos.filter(({ version }) => within(version, range));
  const versions = inRange.filter(({ chips }) => chips.includes(chip));
  const { slice, row } = SLICE[chip];
  const leftOut = profile.kexts.filter((kext) => !loads(kext, slice));
  const because = (id: ImpossibleRow['id'] | undefined) => {
    const found = content.flow.impossible.find((candidate) => candidate.id === id);
    return found ? [{ because: found.because, source: found.source }] : [];
  };
  const gone = inRange.filter(({ chips }) => !chips.includes(chip));
  const impossible: Impossible[] = [
    ...leftOut.flatMap((kext) =>
      because(row).map((why) => ({ chips: [chip], macos: { ...range }, kext: kext.id, ...why })),
    ),
    ...(gone[0] ? because(chip === 'intel' ? 'macos-has-no-intel' : undefined) : []).map((why) => ({
      chips: [chip],
      macos: { from: gone[0]!.version, to: range.to === null ? null : gone.at(-1)!.version },
      ...why,
    })),
  ];
  return {
    chip,
    slice,
    versions,
    kexts: profile.kexts.filter((kext) => loads(kext, slice)),
    leftOut,
    impossible,
  };
}

/** The kinds of Mac that can load a kext, whatever macOS they run. */
export function chipsOf(kext: Pick<Kext, 'codeless' | 'architectures'>): Chip[] {
  return (Object.keys(SLICE) as Chip[]).filter((chip) => loads(kext, SLICE[chip].slice));
}

/** A codeless kext has no slice and needs none; of a kext whose slices nobody told, both chips are assumed. */
function loads(kext: Pick<Kext, 'codeless' | 'architectures'>, slice: Architecture): boolean {
  return kext.codeless || kext.architectures === undefined || kext.architectures.includes(slice);
}

/** Whether a range of macOS versions holds one. */
export function within(version: string, range: { from: string; to: string | null }): boolean {
  const number = Number(version);
  return number >= Number(range.from) && (range.to === null || number <= Number(range.to));
}
