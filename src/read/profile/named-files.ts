import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { fromFolder } from './from-folder.ts';
import { kindAt } from './read-bytes.ts';
import type { Form } from './schema/schema.ts';

const NAMED = {
  content: ['folder'],
  distribution: ['file'],
  resources: ['folder'],
} as const;

/** The files and folders that a profile names: whether they are there. */
export async function checkNamedFiles(source: Source, form: Form, folder: string): Promise<Diagnostic[]> {
  const found = await Promise.all(
    (Object.keys(NAMED) as (keyof typeof NAMED)[]).map(async (key): Promise<Diagnostic[]> => {
      const path = form[key];
      if (path === undefined) return [];
      const place = placeOfPart(source, [key]);
      const kind = await kindAt(fromFolder(folder, path));
      if (kind === 'missing') return [diagnostic('profile.no-file', { key, path }, place)];
      if (!(NAMED[key] as readonly string[]).includes(kind)) {
        return [diagnostic('profile.file-kind', { key, path, wanted: NAMED[key][0] }, place)];
      }
      return [];
    }),
  );
  return found.flat();
}
