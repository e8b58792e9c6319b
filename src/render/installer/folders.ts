import { isOldNameOf, tagOf } from '../../read/package/language-folder.ts';
import { fold, nameOf, partsOf } from '../../read/package/shown-files.ts';

/**
 * The folder of a language among the resources: the vendor's, where there is one, whatever its spelling (pt_BR.lproj,
 * English.lproj), as macOS may look into one folder only; else one by the name of the language.
 */
export function folderFor(locale: string, folders: readonly string[]): string {
  const usual = `${locale}.lproj`;
  const fits = [
    (folder: string) => folder === usual,
    (folder: string) => fold(folder) === fold(usual),
    (folder: string) => tagOf(nameOf(folder)) === locale,
    (folder: string) => isOldNameOf(nameOf(folder), locale),
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
