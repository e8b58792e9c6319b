import type { Action, Chip, Management } from '../read/profile/profile.ts';

const MANAGED: readonly Management[] = ['enrolled', 'automated'];

/** The name of a guide in addresses and files: action-chip-family[-management]. */
export function guideId(action: Action, chip: Chip | 'all', family: string, management: Management): string {
  return [action, chip, family, ...(management === 'none' ? [] : [management])].join('-');
}

/** For which Macs a guide is, by its name: the list of products in the output keeps no more of it. */
export function managementOf(id: string): Management {
  return MANAGED.find((management) => id.endsWith(`-${management}`)) ?? 'none';
}
