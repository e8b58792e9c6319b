import { chipsOf, within } from '../plan/impossible.ts';
import type { CheckedKext } from './kexts.ts';
import type { Subject } from './subject.ts';

/** Whether any Mac can load a kext, of those that the profile is for; without one, of all that are known. */
export function canLoadAnywhere(
  { profile, content }: Subject,
  { codeless, architectures }: CheckedKext,
): boolean {
  const chips = chipsOf({ codeless, ...(architectures ? { architectures } : {}) });
  const range = profile?.guides.macos;
  return content.macos.some(
    (macos) => (!range || within(macos.version, range)) && macos.chips.some((chip) => chips.includes(chip)),
  );
}
