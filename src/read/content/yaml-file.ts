import { readFile } from 'node:fs/promises';
import { type Alias, type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { placeOfPart } from '../yaml/places.ts';
import { placeAt, placeOfNode, type Source } from '../yaml/source.ts';

/** A YAML file that was read, and what tells where its parts stand. */
export interface YamlFile<T> extends Result<T> {
  source: Source;
}

/** Reads a YAML file of the content folder and checks it; every fault is named with its place. */
export async function readYaml<S extends z.ZodType>(file: string, schema: S): Promise<YamlFile<z.output<S>>> {
  const text = await readFile(file, 'utf8');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const source: Source = { file, text, value: undefined, document, lines };
  const broken = document.errors[0];
  if (broken) {
    const place = placeAt(source, broken.pos[0]);
    return { source, diagnostics: [diagnostic('content.yaml', { reason: broken.message }, place)] };
  }
  try {
    source.value = document.toJS();
  } catch (error) {
    // An alias that leads nowhere, or far too many of them: a value that begins with a star is one.
    const place = placeOfNode(source, lostAlias(document));
    return { source, diagnostics: [diagnostic('content.yaml', { reason: (error as Error).message }, place)] };
  }
  const checked = schema.safeParse(source.value);
  if (checked.success) return { source, value: checked.data, diagnostics: [] };
  const diagnostics = checked.error.issues.map(({ path, message }) =>
    diagnostic('content.invalid', { key: path.join('.'), reason: message }, placeOfPart(source, path)),
  );
  return { source, diagnostics };
}

function lostAlias(document: Document): Alias | undefined {
  let lost: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return undefined;
      lost = alias;
      return visit.BREAK;
    },
  });
  return lost;
}
