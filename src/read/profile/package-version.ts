import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import type { Packaged } from './packaged.ts';
import type { Form } from './schema/schema.ts';

/**
 * A version of the product that is not that of its package. It may be meant (6.2 for 6.2.1188 is, and is not told), as a
 * package is versioned for updates and not for people; or the profile is of the release before.
 */
export function tellVersion(source: Source, { product }: Form, packaged: Packaged | undefined): Diagnostic[] {
  const [written, found] = [product?.version, packaged?.release?.version];
  if (written === undefined || !packaged || !found || begins(written, found) || begins(found, written))
    return [];
  const place = placeOfPart(source, ['product', 'version']);
  return [diagnostic('profile.package-version', { written, found, path: packaged.path }, place)];
}

function begins(version: string, longer: string): boolean {
  return longer === version || longer.startsWith(`${version}.`);
}
