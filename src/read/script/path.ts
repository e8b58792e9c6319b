import type { State } from './state.ts';
import { isList, type Value } from './value.ts';

/** A path as seen from the root; of one from a folder that is not known, the end. */
export function absolute(path: Value, { vars }: State): Value {
  if (!path.known || path.text === '' || /^[/~]/.test(path.text)) return path;
  const folder = vars.get('PWD');
  const end = `/${path.text.replace(/^(\.\/+)+/, '')}`;
  if (folder === undefined || isList(folder) || !folder.known) return { text: end, known: false };
  return { text: `${folder.text.replace(/\/+$/, '')}${end}`, known: true };
}
