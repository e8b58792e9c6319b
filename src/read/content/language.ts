import path from 'node:path';
import { z } from 'zod';
import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { suggestionFor } from '../../diagnostics/suggestion.ts';
import type { Language, MacosVersion, Term } from './content.ts';
import { exists, list } from './folder.ts';
import { COMPLETE, CONTENT } from './ours.ts';
import { type ParseTopic, readTopics } from './topics.ts';
import { readYaml } from './yaml-file.ts';

/** How far a wording may be trusted; `terms-notes` of the research tells the levels. These two are not sure. */
const UNSURE = ['recalled', 'uncertain'];

const termsSchema = z.record(
  z.string(),
  z.array(
    z.strictObject({
      macos: z.enum(['11-12', '13-', '11-']),
      text: z.string().min(1),
      confidence: z.string().min(1),
      source: z.string(),
    }),
  ),
);

const stringsSchema = z.record(z.string(), z.string());

/**
 * Reads one language from its folders, the built-in one first. The folder of a tag is the longest that exists:
 * `en-GB` is served by `en`, and an overlay may add to either.
 */
export async function readLanguage(
  locale: string,
  roots: readonly string[],
  parse?: ParseTopic,
): Promise<Result<Language>> {
  const folders = await languageFolders(locale, roots);
  if (folders.length === 0) {
    const known = await knownLocales(roots);
    // Two letters are near any other two, and mean another language.
    const suggestion = locale.length > 3 ? suggestionFor(locale, known) : undefined;
    return { diagnostics: [diagnostic('content.no-language', { locale, suggestion, known })] };
  }
  const { topics, diagnostics } = await readTopics(folders, path.join(CONTENT, COMPLETE), parse);
  const terms = { 'macos-11': new Map<string, Term>(), 'macos-13': new Map<string, Term>() };
  const strings = new Map<string, string>();
  for (const folder of folders) {
    diagnostics.push(...(await readTerms(path.join(folder, 'terms.yaml'), terms)));
    diagnostics.push(...(await readStrings(path.join(folder, 'strings.yaml'), strings)));
  }
  return { value: { locale, topics, terms, strings }, diagnostics };
}

/** The tags whose folders serve a language: `pt` and `pt-BR`. */
export function tagsOf(locale: string): string[] {
  const parts = locale.split('-');
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'));
}

async function languageFolders(locale: string, roots: readonly string[]): Promise<string[]> {
  const folders = tagsOf(locale).flatMap((tag) => roots.map((root) => path.join(root, tag)));
  const found = await Promise.all(folders.map(exists));
  return folders.filter((_, index) => found[index]);
}

async function knownLocales(roots: readonly string[]): Promise<string[]> {
  const known = new Set<string>();
  for (const root of roots) {
    for (const entry of await list(root)) {
      if (await exists(path.join(root, entry, 'topics'))) known.add(entry);
    }
  }
  return [...known].sort();
}

async function readTerms(
  file: string,
  into: Record<MacosVersion['family'], Map<string, Term>>,
): Promise<Diagnostic[]> {
  if (!(await exists(file))) return [];
  const { value, diagnostics } = await readYaml(file, termsSchema);
  for (const [name, wordings] of Object.entries(value ?? {})) {
    for (const { macos, text, confidence, source } of wordings) {
      const sure = !UNSURE.includes(confidence);
      const term = { text, sure, seenOn: sure ? seenOn(confidence, source, macos) : null };
      if (macos !== '13-') into['macos-11'].set(name, term);
      if (macos !== '11-12') into['macos-13'].set(name, term);
    }
  }
  return diagnostics;
}

/** "verified on 12" and "carried over from 12" say it; else a source such as A12, the string tables of macOS 12, does. */
function seenOn(confidence: string, source: string, macos: string): string | null {
  const said = /\b(?:on|from) (\d+)$/.exec(confidence) ?? /^A(\d+):/.exec(source);
  if (said) return said[1] ?? null;
  // What is told of 13 and later alone was not seen on 12.
  return confidence === 'verified' && macos === '13-' ? '13' : null;
}

async function readStrings(file: string, into: Map<string, string>): Promise<Diagnostic[]> {
  if (!(await exists(file))) return [];
  const { value, diagnostics } = await readYaml(file, stringsSchema);
  for (const [key, message] of Object.entries(value ?? {})) into.set(key, message);
  return diagnostics;
}
