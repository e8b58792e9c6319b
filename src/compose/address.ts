import type { PlannedGuide } from '../plan/planned.ts';
import type { Profile } from '../read/profile/profile.ts';

/**
 * Where a guide's page will be found, by `support.guides`: that address is the folder that holds the output, whether it
 * ends in a slash, in the name of a page (`index.html`), or in neither. Undefined where nobody says where the output
 * will be.
 */
export function addressOf({ id }: PlannedGuide, { product }: Profile, locale: string): string | undefined {
  if (product.support.guides === undefined) return undefined;
  const base = new URL(product.support.guides);
  if (!/(\/|\.html?)$/i.test(base.pathname)) base.pathname += '/';
  return new URL(`${product.id}/${locale}/${id}.html`, base).href;
}
