import { fold, nameOf } from './shown-files.ts';

/** The language of a folder as a person knows it: pt-BR for pt_BR.lproj; where it is no tag, as it is written. */
export function languageOf(folder: string): string {
  return tagOf(nameOf(folder)) ?? nameOf(folder);
}

/** The language that an attribute or a folder names, in its usual form; undefined where it is none. */
export function tagOf(name: string): string | undefined {
  const tag = name.replaceAll('_', '-');
  // "English" has the form of a tag, too; a language has two letters, or three.
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Whether a folder is called by the name that a language has in English, as old ones are: English for en. */
export function isOldNameOf(name: string, locale: string): boolean {
  return fold(name) === fold(new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale);
}
