import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Profile } from './profile.ts';

/** Products that are built together and share an id: their output would share a folder. */
export function checkProducts(profiles: readonly Profile[]): Diagnostic[] {
  const first = new Map<string, string>();
  return profiles.flatMap(({ source, product: { id } }) => {
    const other = first.get(id);
    first.set(id, other ?? source);
    if (other === undefined) return [];
    return [diagnostic('profile.same-id', { id, first: other, second: source }, { file: source })];
  });
}
