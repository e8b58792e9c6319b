import type { Value } from './value.ts';

/** Where the scripts of a package lie while they run; the real folder has another name each time. */
export const SCRIPTS_FOLDER = '/Scripts of the package';

/** The name of the script of the package that a path leads to. */
export function helperName({ known, text }: Value): string | undefined {
  if (!known) return undefined;
  if (text.startsWith(`${SCRIPTS_FOLDER}/`)) return text.slice(SCRIPTS_FOLDER.length + 1);
  return /^(\.\/)+[^/.]/.test(text) ? text.replace(/^(\.\/)+/, '') : undefined;
}
