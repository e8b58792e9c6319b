import { fold } from '../../read/installer/names.ts';

/**
 * The folder of a language among the resources: the vendor's, where there is one, whatever its spelling (pt_BR.lproj,
 * English.lproj), as macOS may look into one folder only; else one by the name of the language.
 */
export function folderFor(locale: string, folders: readonly string[]): string {
  const usual = `${locale}.lproj`;
  const fits = [
    (folder: string) => folder === usual,
    (folder: string) => fold(folder) === fold(usual),
    (folder: string) => tagOf(nameIn(folder)) === locale,
    (folder: string) => fold(nameIn(folder)) === fold(englishName(locale)),
  ];
  for (const fit of fits) {
    const found = folders.find(fit);
    if (found !== undefined) return found;
  }
  return usual;
}

/** The folders of languages that there are, each once. */
export function languageFolders(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => partsOf(path).folder ?? []))];
}

/** A path below Resources: the folder of a language, if it is in one, and what it is called in there. */
export function partsOf(path: string): { folder?: string; name: string; rest: string } {
  const parts = path.split('/');
  const folder = parts.length > 1 && /.\.lproj$/i.test(parts[0]!) ? parts.shift() : undefined;
  const [name = '', ...rest] = parts;
  return { ...(folder === undefined ? {} : { folder }), name, rest: rest.map((part) => `/${part}`).join('') };
}

/** The language of a folder as a person knows it: pt-BR for pt_BR.lproj; where it is no tag, as it is written. */
export function languageOf(folder: string): string {
  return tagOf(nameIn(folder)) ?? nameIn(folder);
}

function nameIn(folder: string): string {
  return folder.slice(0, -'.lproj'.length);
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

/** Old folders are called by it: English.lproj. */
function englishName(locale: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
}
