import type { BroughtKext, PackageFacts } from './read-facts.ts';

/** Kexts that only lie beside the scripts of a package; one that is installed as well is that one. */
export function carriedOnly({ kexts, carried }: Pick<PackageFacts, 'kexts' | 'carried'>): BroughtKext[] {
  const installed = new Set(kexts.map(({ id }) => id));
  return carried.filter(({ id }) => !installed.has(id));
}
