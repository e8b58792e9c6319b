import type { Form } from './schema/schema.ts';

/** A language tag as it is usually written: `pt-br` becomes `pt-BR`. Whatever is no tag stays as it is. */
export function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}

/** The languages of a profile, each once; undefined where the writer's own list has mistakes. */
export function localesOf({ locales }: Form): [string, ...string[]] | undefined {
  if (!locales) return ['en'];
  const known = locales.filter((tag) => tag !== undefined).map(canonical);
  const [first, ...rest] = new Set(known);
  return first === undefined || known.length < locales.length ? undefined : [first, ...rest];
}
