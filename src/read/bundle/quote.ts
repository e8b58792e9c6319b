import { harmless } from '../../diagnostics/harmless.ts';

/** A found value as a sentence shows it: in quotes, on one line, short, with nothing in it that could steer a terminal. */
export function quote(value: string, longest = 60): string {
  // Cut before escaping: a value may have megabytes. A character takes at most two code units.
  const characters = Array.from(value.slice(0, (longest + 1) * 2));
  const short = characters.slice(0, longest).join('');
  return `"${harmless(short)}${characters.length > longest ? '…' : ''}"`;
}
