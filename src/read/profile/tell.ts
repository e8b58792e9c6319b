import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import { suggestionFor } from '../../diagnostics/suggestion.ts';
import { type Path, placeOfPart, writtenAt } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { controlIn, describe, shorten } from './found.ts';
import type { Mistake } from './mistakes.ts';
import { nameOf } from './name-of.ts';
import { holdsAt, isNeeded, type JsonSchema, keysOf, schemaAt } from './schema/json-schema.ts';

/** Says what is wrong at one place of a profile: what was found, and what is allowed or wanted. */
export function tellMistake(source: Source, { path, issue, atKey }: Mistake): Diagnostic {
  const value = atKey ? String(path.at(-1)) : valueAt(source.value, path);
  const about: About = {
    source,
    path,
    key: nameOf(path),
    value,
    place: placeOfPart(source, path, atKey ? 'key' : 'value'),
    schema: schemaAt(path) ?? {},
  };
  if (issue.code === 'unknown_key') return tellUnknown(about);
  if (value === undefined) {
    return diagnostic('profile.required', { key: about.key, holds: holdsAt(path) }, about.place);
  }
  if (value === null || isBlank(value)) return tellEmpty(about);
  switch (issue.code) {
    case 'invalid_type':
      return tellType(about, [issue.expected], issue.message);
    case 'misfit':
      return tellType(about, issue.expected, '');
    case 'invalid_value':
      return tellChoice(about, issue.values.map(String));
    case 'too_big':
      if (typeof value === 'string' || Array.isArray(value)) return tellLength(about, Number(issue.maximum));
      break;
  }
  return tellFormat(about, issue.message);
}

interface About {
  source: Source;
  path: Path;
  key: string;
  value: unknown;
  place: Place;
  schema: JsonSchema;
}

function tellUnknown({ path, value, place }: About): Diagnostic {
  const allowed = keysOf(schemaAt(path.slice(0, -1)) ?? {});
  const args = { key: shorten(String(value)), within: nameOf(path.slice(0, -1)), allowed };
  const suggestion = suggestionFor(String(value), allowed);
  return diagnostic('profile.unknown-key', { ...args, suggestion }, place);
}

function tellEmpty({ source, path, key, value, place }: About): Diagnostic {
  // `accent: #0066cc` has no value: what was meant as one is a comment.
  const line = source.text.split('\n', place.line)[(place.line ?? 1) - 1] ?? '';
  const hash = value === null && /:\s+#/.test(line.slice((place.column ?? 1) - 1));
  return diagnostic('profile.no-value', { key, holds: holdsAt(path), needed: isNeeded(path), hash }, place);
}

function tellType(about: About, expected: string[], message: string): Diagnostic {
  const { source, path, key, value, place, schema } = about;
  const written = writtenAt(source, path);
  if (expected.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return diagnostic('profile.unquoted', { key, source: shorten(written ?? String(value)) }, place);
  }
  const found = describe(value, written);
  // Numbers have a meaning of their own, which the schema tells.
  const isNumber = expected.some((type) => type === 'int' || type === 'number');
  const wanted = isNumber ? message : expected.map((type) => nameOfType(type, schema)).join(' or ');
  return diagnostic('profile.type', { key, wanted, found }, place);
}

function tellChoice({ source, path, key, value, place }: About, allowed: string[]): Diagnostic {
  const suggestion = typeof value === 'string' ? suggestionFor(value, allowed) : undefined;
  const found = describe(value, writtenAt(source, path));
  return diagnostic('profile.choice', { key, found, allowed, suggestion }, place);
}

function tellLength({ key, value, place }: About, limit: number): Diagnostic {
  const size = (value as string | unknown[]).length;
  const unit = typeof value === 'string' ? 'characters' : 'entries';
  return diagnostic('profile.too-long', { key, size, limit, unit }, place);
}

function tellFormat({ source, path, key, value, place }: About, wanted: string): Diagnostic {
  const control = typeof value === 'string' ? controlIn(value) : undefined;
  if (control) return diagnostic('profile.control', { key, character: control }, place);
  const found = describe(value, writtenAt(source, path));
  return diagnostic('profile.format', { key, wanted, found }, place);
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<PropertyKey, unknown>)[step];
  }
  return found;
}

function isBlank(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : typeof value === 'string' && value.trim() === '';
}

function nameOfType(type: string, { default: standard, examples }: JsonSchema): string {
  if (type === 'string') return 'text';
  if (type === 'boolean') return 'true or false';
  if (type === 'record') return 'a map with one text for each language';
  if (type !== 'array') return 'a map with keys';
  const example = standard ?? examples?.[0];
  return Array.isArray(example) ? `a list, such as [${example.join(', ')}]` : 'a list';
}
