import type { Place } from '../../diagnostics/diagnostic.ts';
import { type Path, placeOfPart, scalarAt } from '../yaml/places.ts';
import { placeAt, type Source } from '../yaml/source.ts';

/**
 * Where a line and column of a text stand in the profile that holds it: exactly in a block text (`|`) and in a text
 * of one line without escapes; elsewhere (`>` joins lines) where the text starts.
 */
export function placeInText(source: Source, path: Path, line: number, column: number): Place {
  const scalar = scalarAt(source, path);
  const start = scalar?.range?.[0];
  if (scalar && start !== undefined) {
    const wanted = String(scalar.value).split('\n')[line - 1] ?? '';
    const isBlock = scalar.type === 'BLOCK_LITERAL';
    const from = isBlock ? lineStart(source.text, start, line) : start + (scalar.type === 'PLAIN' ? 0 : 1);
    const rest = source.text.slice(from, lineEnd(source.text, from));
    const indent = isBlock ? rest.length - wanted.length : 0;
    // The text that is there is the proof that the sum is right.
    if ((isBlock || line === 1) && indent >= 0 && rest.slice(indent).startsWith(wanted)) {
      return placeAt(source, from + indent + column - 1);
    }
  }
  return placeOfPart(source, path);
}

/** Where the nth line behind the header of a block text starts. */
function lineStart(text: string, header: number, line: number): number {
  let at = header;
  for (let passed = 0; passed < line; passed++) at = text.indexOf('\n', at) + 1;
  return at;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  const last = end === -1 ? text.length : end;
  return text.charAt(last - 1) === '\r' ? last - 1 : last;
}
