import path from 'node:path';
import { z } from 'zod';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggestionFor } from '../../diagnostics/suggestion.ts';
import { placeOfPart } from '../yaml/places.ts';
import type { Content } from './content.ts';
import { exists } from './folder.ts';
import { COMPLETE, CONTENT } from './ours.ts';
import { readYaml } from './yaml-file.ts';

/** Strings and terms of a vendor's that change none of ours and that nothing of theirs uses. */
export async function tellStrayKeys(
  overlay: string,
  tags: readonly string[],
  content: Pick<Content, 'flow' | 'languages' | 'templates'>,
): Promise<Diagnostic[]> {
  const found = await Promise.all(
    tags.flatMap((tag) => [
      strayKeys('string', path.join(tag, 'strings.yaml'), overlay, usedStrings(content)),
      strayKeys('term', path.join(tag, 'terms.yaml'), overlay, usedTerms(content)),
    ]),
  );
  return found.flat();
}

const anyKeys = z.record(z.string(), z.unknown());

async function strayKeys(
  kind: 'string' | 'term',
  name: string,
  overlay: string,
  used: ReadonlySet<string>,
): Promise<Diagnostic[]> {
  const file = path.join(overlay, name);
  if (!(await exists(file))) return [];
  const ours = await readYaml(path.join(CONTENT, COMPLETE, path.basename(name)), anyKeys);
  const theirs = await readYaml(file, anyKeys);
  const known = Object.keys(ours.value ?? {});
  return Object.keys(theirs.value ?? {})
    .filter((key) => !known.includes(key) && !used.has(key))
    .map((key) => {
      const place = placeOfPart(theirs.source, [key], 'key');
      return diagnostic('content.unknown-key', { kind, key, suggestion: suggestionFor(key, known) }, place);
    });
}

/** Strings that rows of the table and templates name, beyond those that are always there. */
function usedStrings({ flow, templates }: Pick<Content, 'flow' | 'templates'>): Set<string> {
  const conditions = [...flow.steps, ...flow.phases].flatMap(({ if: only, skipIf }) => [
    `if.${only}`,
    `skipIf.${skipIf}`,
  ]);
  const labels = [...templates.values()].flatMap((source) =>
    [...source.matchAll(/\bui(?:\.\[([^\]]+)\]|\.([\w-]+)|\s+["']([^"']+)["'])/g)].map(
      ([, bracketed, plain, looked]) => `ui.${bracketed ?? plain ?? looked}`,
    ),
  );
  return new Set([...conditions, ...labels]);
}

/** Terms that any topic or string uses. */
function usedTerms({ languages }: Pick<Content, 'languages'>): Set<string> {
  const texts = [...languages.values()].flatMap(({ topics, strings }) => [
    ...[...topics.values()].map(({ source }) => source),
    ...strings.values(),
  ]);
  const names = texts.flatMap((text) =>
    [...text.matchAll(/:term\[([^\]]*)\]/g)].flatMap(([, words = '']) => words.split('|')),
  );
  return new Set(names.map((name) => name.trim()));
}
