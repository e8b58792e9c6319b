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
export function localesOf(form: Form): [string, ...string[]] | undefined {
  const [first, ...rest] = knownLocales(form);
  const hasHoles = form.locales?.includes(undefined) ?? false;
  return first === undefined || hasHoles ? undefined : [first, ...rest];
}

/** The languages of a profile that are written rightly, each once. */
export function knownLocales({ locales = ['en'] }: Form): string[] {
  return [...new Set(locales.filter((tag) => tag !== undefined).map(canonical))];
}
