import type { State } from './state.ts';
import { isList, type Value } from './value.ts';

/** "$3/Library/" is "//Library/" where $3 is "/". */
export function tidyPath<V extends Value>(path: V): V {
  const single = path.text.replace(/\/{2,}/g, '/');
  return { ...path, text: single.length > 1 ? single.replace(/\/$/, '') : single };
}

/** A path as seen from the root; of one from a folder that is not known, the end. */
export function absolute(path: Value, { vars }: State): Value {
  if (!path.known || path.text === '' || /^[/~]/.test(path.text)) return path;
  const folder = vars.get('PWD');
  const end = `/${path.text.replace(/^(\.\/+)+/, '')}`;
  if (folder === undefined || isList(folder) || !folder.known) return { text: end, known: false };
  return { text: `${folder.text.replace(/\/+$/, '')}${end}`, known: true };
}
