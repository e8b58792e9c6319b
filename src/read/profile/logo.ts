import type { Result } from '../../diagnostics/diagnostic.ts';
import { placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { fromFolder } from './from-folder.ts';
import { LIMITS } from './limits.ts';
import { readPicture } from './picture.ts';
import type { Form } from './schema/schema.ts';

/** The logo of the product as a `data:` address, where there is one. */
export async function readLogo(source: Source, form: Form, folder: string): Promise<Result<string>> {
  const path = form.product?.logo;
  if (path === undefined) return { diagnostics: [] };
  const place = placeOfPart(source, ['product', 'logo']);
  const name = { key: 'product.logo', place, path, file: fromFolder(folder, path) };
  return readPicture(name, ['PNG', 'JPEG', 'SVG'], LIMITS.logo);
}
