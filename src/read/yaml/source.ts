import type { Document, LineCounter, Node } from 'yaml';
import type { Place } from '../../diagnostics/diagnostic.ts';

/** A YAML file as data, and what is needed to say where in its text each part of it stands. */
export interface Source {
  file: string;
  text: string;
  value: unknown;
  document: Document;
  lines: LineCounter;
}

/** The place of a character of the text. */
export function placeAt(source: Source, offset: number): Place {
  const { line, col } = source.lines.linePos(Math.min(offset, source.text.length));
  return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1), text: source.text };
}

/** The place of a node of the document, as far as it has one. */
export function placeOfNode(source: Source, node: Node | null | undefined): Place {
  return placeAt(source, node?.range?.[0] ?? 0);
}
