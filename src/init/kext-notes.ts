import { basename } from 'node:path';
import { chipsOf } from '../plan/impossible.ts';
import { isForOthers } from '../read/bundle/signer.ts';
import type { Kext } from '../read/profile/profile.ts';
import type { ReleaseKext } from '../read/release/release.ts';

/** What was read of a kext, in a few lines; `same` are all bundles of its identifier. */
export function kextNotes(kext: ReleaseKext, same: readonly ReleaseKext[]): string[] {
  const version = kext.version === null ? '' : ` ${kext.version}`;
  return [
    `${basename(kext.path)}${version}: ${kindOf(kext)}`,
    ...(same.length > 1 ? [`Several have this identifier; "path" chooses one: ${pathsOf(same)}`] : []),
    ...(kext.carried
      ? [`It lies beside the scripts: "path" says where one of them puts it, if not at ${kext.path}`]
      : []),
    signedBy(kext),
  ];
}

/** Why `path` says what it does. */
export function landingNote({ path }: ReleaseKext): string {
  return `TODO: The package has it at ${path}, which does not stay. Is this where its script puts it?`;
}

/** Why `previous` says what it does. */
export function previousNote(previous: NonNullable<Kext['previous']>, old: string): string {
  return `${PREVIOUS[previous]} ${basename(old)}`;
}

const PREVIOUS = {
  absent: 'not in',
  codeless: 'without code in',
  code: 'with code in',
} as const;

function kindOf(kext: ReleaseKext): string {
  if (kext.codeless) return 'codeless';
  const chips = chipsOf(kext).map((chip) => CHIPS[chip]);
  const macs = chips.length === 0 ? 'no Mac with macOS 11 or later' : chips.join(' and ');
  return `with code, for ${macs} (${kext.architectures.join(', ')})`;
}

const CHIPS = { 'apple-silicon': 'Apple silicon', intel: 'Intel' } as const;

function pathsOf(same: readonly ReleaseKext[]): string {
  return same.map(({ path }) => path).join(', ');
}

function signedBy({ signer }: ReleaseKext): string {
  if (!signer) return 'Not signed, as far as can be read.';
  const { developer, teamId } = signer;
  const who = `${developer}${teamId === null ? '' : ` (${teamId})`}, read from the signature, not verified`;
  return isForOthers(signer)
    ? `Signed by ${who}.`
    : `Signed for development by ${who}: what you release must show another name.`;
}
