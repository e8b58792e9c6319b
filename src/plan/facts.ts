import type { Facts, MacosVersion, When } from '../read/content/content.ts';
import { FACTS, type Fact } from '../read/content/content.ts';
import type { Action, Chip, Kext, Management, Profile } from '../read/profile/profile.ts';

/** One cell of the table: an action on one kind of Mac, of one family of macOS versions, managed in one way. */
export interface Cell {
  action: Action;
  chip: Chip;
  family: MacosVersion['family'];
  management: Management;
}

/** What is true in a cell, for the kexts that load there (at least one) and those that do not. */
export function factsOf(
  profile: Profile,
  cell: Cell,
  kexts: readonly Kext[],
  leftOut: readonly Kext[],
): Facts {
  const developers = signers(kexts);
  return {
    action: [cell.action],
    chip: [cell.chip],
    family: [cell.family],
    management: [cell.management],
    change: [changeOf(cell.action, kexts)],
    kinds: [kindsOf(kexts)],
    kexts: [kexts.length === 1 ? 'one' : 'several'],
    developers: [developers],
    prompt: [kexts.length === 1 || (profile.loads.oneCall && developers === 'one') ? 'once' : 'repeated'],
    loads: [profile.loads.by],
    reconnect: [profile.loads.reconnect ? 'yes' : 'no'],
    uninstall: [removalOf(profile)],
    turned: [cell.action === 'update' && kexts.some(turnedCodeless) ? 'codeless' : 'no'],
    left: [leftOut.length > 0 ? 'out' : 'none'],
    // Known once all guides are: see others.ts.
    installing: ['none'],
    removing: ['none'],
    newer: [profile.guides.macos.to === null ? 'yes' : 'no'],
  };
}

/** Without the command itself, Terminal is the general way. */
function removalOf({ uninstall }: Profile): Facts['uninstall'][number] {
  return uninstall.how === 'terminal' && uninstall.name === undefined ? 'general' : uninstall.how;
}

/** True where every fact that is named has one of the values listed. */
export function holds(when: When, facts: Facts): boolean {
  return (Object.keys(when) as Fact[]).every((fact) => {
    const wanted: readonly string[] = when[fact] ?? FACTS[fact];
    return facts[fact].some((value) => wanted.includes(value));
  });
}

/** The facts of several cells or guides together. */
export function join(all: readonly Facts[]): Facts {
  const joined = {} as Record<Fact, string[]>;
  for (const fact of Object.keys(FACTS) as Fact[]) {
    const present = new Set<string>(all.flatMap((facts) => facts[fact]));
    joined[fact] = FACTS[fact].filter((value) => present.has(value));
  }
  return joined as Facts;
}

/** The strongest change decides: whoever allows new code has allowed everything weaker on the way. */
function changeOf(action: Action, kexts: readonly Kext[]): Facts['change'][number] {
  const code = kexts.some((kext) => !kext.codeless);
  if (action === 'uninstall') return code ? 'removed-code' : 'removed-codeless';
  if (action === 'install') return code ? 'new-code' : 'new-codeless';
  if (kexts.some((kext) => !kext.codeless && previousOf(kext) !== 'code')) return 'new-code';
  if (code) return 'updated-code';
  return kexts.some((kext) => previousOf(kext) === 'absent') ? 'new-codeless' : 'updated-codeless';
}

function previousOf(kext: Kext): 'absent' | 'codeless' | 'code' {
  return kext.previous ?? (kext.codeless ? 'codeless' : 'code');
}

function turnedCodeless(kext: Kext): boolean {
  return kext.codeless && kext.previous === 'code';
}

function kindsOf(kexts: readonly Kext[]): Facts['kinds'][number] {
  const codeless = kexts.filter((kext) => kext.codeless).length;
  if (codeless === 0) return 'code';
  return codeless === kexts.length ? 'codeless' : 'mixed';
}

function signers(kexts: readonly Kext[]): Facts['developers'][number] {
  const names = new Set(kexts.map((kext) => kext.developer));
  if (names.has(undefined)) return names.size === 1 ? 'unknown' : 'partly';
  return names.size === 1 ? 'one' : 'several';
}
