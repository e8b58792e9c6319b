import { LIMITS } from './limits.ts';

/** A value as a message repeats it: `"blue"`, `the number 1.10`, `a list`. Long texts are cut. */
export function describe(value: unknown, written?: string): string {
  if (typeof value === 'string') return `"${shorten(value)}"`;
  if (typeof value === 'number') return `the number ${shorten(written ?? String(value))}`;
  if (typeof value === 'boolean') return shorten(written ?? String(value));
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : 'a map';
}

/** A text that is short enough to stand in a sentence. */
export function shorten(text: string): string {
  const characters = Array.from(text.slice(0, 2 * LIMITS.shown));
  return characters.length <= LIMITS.shown && text.length <= 2 * LIMITS.shown
    ? text
    : `${characters.slice(0, LIMITS.shown - 1).join('')}…`;
}

/** What a text holds that no page can show, in words; undefined where there is nothing of the kind. */
export function controlIn(text: string): string | undefined {
  const odd = Array.from(text).filter((character) => CONTROL.test(character));
  const worst = odd.find((character) => !LAYOUT.includes(character)) ?? odd[0];
  if (worst === undefined) return undefined;
  if (worst === '\t') return 'a tab';
  if (LAYOUT.includes(worst)) return 'a line break';
  if (!worst.isWellFormed()) return 'half of a character';
  const code = worst.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `the control character U+${code}`;
}

const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const LAYOUT = '\n\r\t';
