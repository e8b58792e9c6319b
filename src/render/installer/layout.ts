import type { Element } from '../../read/package/xml-tree.ts';

/** How the lines of a text end; nothing where it is one line. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '';
}

/** The white space at the start of the line that holds this offset. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))![0];
}

/** A range and, where nothing else stands in its lines, the whole of these lines. */
export function wholeLines(text: string, from: number, to: number): { from: number; to: number } {
  const start = lineStart(text, from);
  const rest = /[ \t]*(\r\n|\n|\r|$)/y;
  rest.lastIndex = to;
  const after = rest.exec(text);
  return after && isBlank(text.slice(start, from)) ? { from: start, to: to + after[0].length } : { from, to };
}

/** Whether nothing stands before it in its line. */
export function startsLine(text: string, offset: number): boolean {
  return isBlank(text.slice(lineStart(text, offset), offset));
}

/** The start tag of an element: behind its `>`, and whether it is the end tag as well. */
export function startTagOf(text: string, element: Element): { end: number; isEmpty: boolean } {
  // Values may hold ">", and the text is known to be well-formed.
  const tag = /<(?:[^"'>]+|"[^"]*"|'[^']*')*>/y;
  tag.lastIndex = element.from;
  const end = element.from + (tag.exec(text)?.[0].length ?? 0);
  return { end, isEmpty: text.slice(element.from, end).endsWith('/>') };
}

/** Where the value of an attribute stands, between its quotes. */
export function attributeRange(
  text: string,
  element: Element,
  name: string,
): { from: number; to: number } | undefined {
  const tag = text.slice(element.from, startTagOf(text, element).end);
  for (const found of tag.matchAll(/([^\s"'=<>/]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (found[1] !== name) continue;
    const to = element.from + found.index + found[0].length - 1;
    return { from: to - found[2]!.length + 2, to };
  }
  return undefined;
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}
