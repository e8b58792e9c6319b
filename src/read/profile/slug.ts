import { LIMITS } from './limits.ts';

/** The id that a product gets from its name: `Ünïted Störage 2` becomes `united-storage-2`; undefined where nothing is left. */
export function slugOf(name: string): string | undefined {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, LIMITS.slug)
    .replace(/-$/, '');
  return slug === '' ? undefined : slug;
}
