import { singleQuoted } from '../../compose/shell.ts';
import { chipsOf } from '../../plan/impossible.ts';
import type { Chip, Kext, Profile } from '../../read/profile/profile.ts';

/**
 * The last action of a postinstall script, as Apple's article wants it: all kexts in one call, so that one alert covers
 * them; only where the target is the macOS that is running; and what kmutil(8) calls 27 (the user has to approve) and 28
 * (a restart is needed) is success, since the Installer would otherwise report an installation that failed.
 * undefined where no installer loads the kexts, none of them can load anywhere, or it is not decided which are to be.
 */
export function postinstallOf(profile: Profile): string | undefined {
  const { kexts, loads, product } = profile;
  if (loads.by !== 'installer' || undecided(profile).length > 0) return undefined;
  const silicon = argumentsFor(kexts, 'apple-silicon');
  const intel = argumentsFor(kexts, 'intel');
  if (silicon === '' && intel === '') return undefined;
  return `#!/bin/sh
# The last action of a postinstall script: asks macOS to load the kernel extensions of ${comment(product.name)}.
# Put it at the very end of your own script, or use it as it is. Nothing may follow it.

# Only the macOS that is running can load anything: there is nothing to do for another disk.
[ "\${3:-/}" = "/" ] || exit 0

${silicon === intel ? set(silicon) : byChip(silicon, intel)}

status=0
/usr/bin/kmutil load "$@" || status=$?
case $status in
  0 | 27 | 28) exit 0 ;; # loaded; waits for the user's approval; waits for a restart
esac
echo "kmutil load ended with exit code $status" >&2
exit "$status"
`;
}

/** Kexts of which the installer brings several bundles for one chip: which one is to be loaded, only the vendor knows. */
export function undecided({ kexts }: Pick<Profile, 'kexts'>): Kext[] {
  const chips: readonly Chip[] = ['apple-silicon', 'intel'];
  return kexts.filter((kext) => chips.some((chip) => pathsFor(kext, chip).length > 1));
}

/** A kext that cannot load on a chip would make the one call fail for the others. */
function argumentsFor(kexts: readonly Kext[], chip: Chip): string {
  return kexts
    .flatMap((kext) => pathsFor(kext, chip))
    .map((path) => `-p ${singleQuoted(path)}`)
    .join(' ');
}

function pathsFor(kext: Kext, chip: Chip): string[] {
  return (kext.variants ?? [kext])
    .filter((variant) => chipsOf(variant).includes(chip))
    .map(({ path }) => path);
}

function set(kexts: string): string {
  return `set -- ${kexts}`;
}

/** Under Rosetta `uname` names the wrong chip; this value does not lie (domain research 5.1). */
function byChip(silicon: string, intel: string): string {
  const line = (kexts: string) => (kexts === '' ? 'exit 0' : set(kexts));
  return `# Not every kernel extension can load on every chip.
case "$(/usr/sbin/sysctl -n hw.optional.arm64 2>/dev/null)" in
  1) ${line(silicon)} ;;
  *) ${line(intel)} ;;
esac`;
}

/** A name stays on its line. */
function comment(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}
