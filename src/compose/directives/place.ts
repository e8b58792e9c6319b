import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Context, Directive } from './handler.ts';

/** Where a directive stands in its file. */
export function placeOf(node: Directive, { origin }: Context): Place {
  const start = node.position?.start;
  const place = { file: origin.file, text: origin.source };
  return start ? { ...place, line: start.line, column: start.column } : place;
}
