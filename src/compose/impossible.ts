import type { Plan } from '../plan/planned.ts';
import type { Chip, Profile } from '../read/profile/profile.ts';
import type { Messages } from './messages.ts';
import { chipsKey, listed, rangeName } from './names.ts';

/**
 * What the readers of a product have to know of what cannot be: `chips`, the Macs on which the product cannot be used
 * at all; `kexts`, those on which a part of it is missing; `macos`, versions that a chip does not run.
 */
export interface SaidImpossible {
  chips: readonly string[];
  kexts: readonly string[];
  macos: readonly string[];
}

export function impossibleOf(
  { guides, impossible }: Plan,
  profile: Profile,
  messages: Messages,
  locale: string,
): SaidImpossible {
  const product = profile.product.name;
  const served = (chip: Chip) => guides.some((guide) => guide.chips.includes(chip));
  const missing = (chip: Chip) =>
    impossible.flatMap(({ kext, chips }) => (kext !== undefined && chips.includes(chip) ? [kext] : []));
  const lacking = profile.guides.chips.filter((chip) => missing(chip).length > 0);
  return {
    chips: lacking
      .filter((chip) => !served(chip))
      .map((chip) => messages('impossible.chip', { product, chips: chipsKey({ chips: [chip] }) })),
    kexts: lacking
      .filter(served)
      .map((chip) => cannotLoad(missing(chip), { chips: [chip] }, profile, messages, locale)),
    macos: impossible
      .filter(({ kext }) => kext === undefined)
      .map(({ chips, macos }) =>
        messages('impossible.macos', {
          product,
          chips: chipsKey({ chips }),
          macos: rangeName(macos, messages),
        }),
      ),
  };
}

/** “Cache.kext and Filter.kext cannot load on a Mac with Apple silicon.” */
export function cannotLoad(
  ids: readonly string[],
  macs: { chips: readonly string[] },
  profile: Profile,
  messages: Messages,
  locale: string,
): string {
  const names = profile.kexts.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return messages('impossible.kexts', {
    kexts: listed([...new Set(names)], locale),
    chips: chipsKey(macs),
  });
}
