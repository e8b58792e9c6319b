import type { Mention } from './facts.ts';
import type { Spot } from './found.ts';

/** A place with its line; the text is cut to one line that can be shown. */
export function mentionAt(source: string, { at, text }: Spot): Mention {
  const before = source.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  const [line = ''] = text.trim().split(/\r?\n/, 1);
  return {
    line: before.split('\n').length,
    column: at - start + 1,
    text: line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line,
  };
}

const MAX_SHOWN = 80;
