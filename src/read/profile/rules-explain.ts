import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Path, placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { canonical, localesOf } from './locales.ts';
import type { Form } from './schema/schema.ts';

/** Which of the languages the vendor's own texts are in: the first is needed, the others are missed, more are useless. */
export function tellExplain(source: Source, form: Form): Diagnostic[] {
  const written = source.value as { locales?: unknown };
  const locales = localesOf(form);
  if (!locales || (written.locales !== undefined && form.locales === undefined)) return [];
  return (['what', 'why'] as const).flatMap((part) => {
    const texts = form.explain?.[part];
    if (texts === undefined) return [];
    const given = typeof texts === 'string' ? [locales[0]] : writtenTags(source, part);
    const usable = typeof texts === 'string' ? given : Object.keys(texts);
    return tellTexts(source, ['explain', part], locales, { given, usable });
  });
}

/** The tags as written, mistakes in the texts or not: a text that is wrong is not one that is missing. */
function writtenTags(source: Source, part: 'what' | 'why'): string[] {
  const written = source.value as { explain: Record<string, object> };
  return Object.keys(written.explain[part] ?? {});
}

function tellTexts(
  source: Source,
  path: Path,
  locales: [string, ...string[]],
  { given, usable }: { given: string[]; usable: string[] },
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const key = path.join('.');
  const [first, ...others] = locales;
  const lines = new Map<string, number>();
  for (const tag of given) {
    const locale = canonical(tag);
    const place = placeOfPart(source, [...path, tag], 'key');
    const line = lines.get(locale);
    if (line !== undefined) {
      found.push(diagnostic('profile.duplicate', { key, value: locale, line }, place));
    } else if (!locales.includes(locale) && usable.includes(tag)) {
      found.push(diagnostic('profile.unlisted', { key, locale, locales }, place));
    }
    lines.set(locale, line ?? place.line ?? 0);
  }
  const place = placeOfPart(source, path, 'key');
  if (!lines.has(first)) {
    found.push(diagnostic('profile.untold', { key, locale: first, found: [...lines.keys()] }, place));
    return found;
  }
  const missing = others.filter((locale) => !lines.has(locale));
  if (missing.length === 0) return found;
  return [...found, diagnostic('profile.untranslated', { key, shown: first, locales: missing }, place)];
}
