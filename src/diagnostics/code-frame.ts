import { codeFrameColumns } from '@babel/code-frame';
import type { Place } from './diagnostic.ts';
import { harmlessInPlace } from './harmless.ts';

const ABOVE = 2;
const BELOW = 2;
/** Characters of a line that are shown: a file may be one line of a million. */
const WIDTH = 120;

/** The lines of a file around a place, with a mark under it; empty where the place has no text to show. */
export function codeFrame(place: Place | undefined): string {
  if (place?.text === undefined || place.line === undefined) return '';
  const { line, column = 1 } = place;
  const first = Math.max(1, line - ABOVE);
  const shown = linesOf(place.text, first, line + BELOW);
  // Far to the right in a long line, the lines are shown from there.
  const from = column > WIDTH ? column - WIDTH / 2 : 0;
  const lines = shown.map((text) => harmlessInPlace(text.slice(from, from + WIDTH)));
  // Empty lines at its end say nothing.
  while (lines.length > line - first + 1 && lines.at(-1)?.trim() === '') lines.pop();
  // It counts columns from 0.
  const start = { line, column: column - 1 - from };
  return codeFrameColumns(
    lines.join('\n'),
    { start },
    { linesAbove: ABOVE, linesBelow: BELOW, startLine: first },
  );
}

/** Without those before them, of which there may be millions. */
function linesOf(text: string, first: number, last: number): string[] {
  let start = 0;
  for (let line = 1; line < first; start += 1) {
    if (start === text.length) return [];
    if (text.charCodeAt(start) === 10) line += 1;
  }
  return text
    .slice(start)
    .split('\n', last - first + 1)
    .map((line) => line.replace(/\r$/, ''));
}
