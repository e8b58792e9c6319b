import type { Root } from 'mdast';
import type { Diagnostic, Result } from '../../diagnostics/diagnostic.ts';
import type { Path } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { canonical, localesOf } from './locales.ts';
import { nameOf } from './name-of.ts';
import type { Prose } from './profile.ts';
import { readProse } from './prose.ts';
import { placeInText } from './prose-place.ts';
import type { Form } from './schema/schema.ts';

/** The vendor's own texts, parsed, by locale: a text alone is in the first of `locales`. */
export async function readExplain(
  source: Source,
  form: Form,
  folder: string,
): Promise<Result<{ what: Prose; why: Prose }>> {
  const [what, why] = await Promise.all([
    readTexts(source, form, folder, 'what'),
    readTexts(source, form, folder, 'why'),
  ]);
  return {
    value: { what: what.prose, why: why.prose },
    diagnostics: [...what.diagnostics, ...why.diagnostics],
  };
}

async function readTexts(source: Source, form: Form, folder: string, part: 'what' | 'why') {
  const written = form.explain?.[part];
  const [first] = localesOf(form) ?? ['en'];
  const texts: { locale: string; path: Path; text: string }[] =
    typeof written === 'string'
      ? [{ locale: first, path: ['explain', part], text: written }]
      : Object.entries(written ?? {}).flatMap(([tag, text]) =>
          text === undefined ? [] : [{ locale: canonical(tag), path: ['explain', part, tag], text }],
        );
  const prose: Record<string, Root> = {};
  const diagnostics: Diagnostic[] = [];
  for (const { locale, path, text } of texts) {
    const origin = {
      key: nameOf(path),
      folder,
      placeAt: (line: number, column: number) => placeInText(source, path, line, column),
    };
    const read = await readProse(text, origin);
    diagnostics.push(...read.diagnostics);
    if (read.value) prose[locale] = read.value;
  }
  return { prose, diagnostics };
}
