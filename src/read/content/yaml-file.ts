import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { placeOfPart } from '../yaml/places.ts';
import { placeAt, type Source } from '../yaml/source.ts';

/** Reads a YAML file of the content folder and checks it; every fault is named with its place. */
export async function readYaml<S extends z.ZodType>(file: string, schema: S): Promise<Result<z.output<S>>> {
  const text = await readFile(file, 'utf8');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const source: Source = { file, text, value: undefined, document, lines };
  const broken = document.errors[0];
  if (broken) {
    const place = placeAt(source, broken.pos[0]);
    return { diagnostics: [diagnostic('content.yaml', { reason: broken.message }, place)] };
  }
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { value: checked.data, diagnostics: [] };
  const diagnostics = checked.error.issues.map(({ path, message }) =>
    diagnostic('content.invalid', { key: path.join('.'), reason: message }, placeOfPart(source, path)),
  );
  return { diagnostics };
}
