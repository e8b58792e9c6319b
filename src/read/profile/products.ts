import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Profile } from './profile.ts';
import type { ProfilePlaces } from './profile-places.ts';

/**
 * Watches over products that are built together: for each profile in turn, what is wrong where an earlier one has the
 * same id, since their output would share a folder. It keeps the ids alone, so that profiles can be streamed past it.
 */
export function productWatch(): (product: {
  profile: Pick<Profile, 'source' | 'product'>;
  places: ProfilePlaces;
}) => Diagnostic | undefined {
  const first = new Map<string, string>();
  return ({ profile, places }) => {
    const { source, product } = profile;
    const { id } = product;
    const other = first.get(id);
    first.set(id, other ?? source);
    if (other === undefined) return undefined;
    const place = places.of(['product', 'id'], ['product', 'name']);
    return diagnostic('profile.same-id', { id, first: other, second: source }, place);
  };
}
