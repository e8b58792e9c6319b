/** A part of a pattern of `case`, `[[ == ]]` or `${x%…}`: a character, any one, any number, or one of a set. */
export type PatternToken = string | { any: 'one' | 'many' } | { set: string; negated: boolean };
export type Pattern = readonly PatternToken[];

export function literalPattern(text: string): Pattern {
  return [...text];
}

/** `[a-z_]` and `[!0-9]`; undefined for what is more than that. */
export function bracketPattern(text: string): Pattern | undefined {
  const match = /^\[([!^]?)((?:[A-Za-z0-9_./ -])+)\]$/.exec(text);
  return match ? [{ set: match[2]!, negated: match[1] !== '' }] : undefined;
}

/** Whether a text fits as a whole: in time that grows with the product of both lengths, whatever they are. */
export function fits(pattern: Pattern, text: string): boolean {
  const letters = [...text];
  let at = 0;
  let next = 0;
  let star = -1;
  let from = 0;
  while (at < letters.length) {
    const token = pattern[next];
    if (token !== undefined && isMany(token)) {
      star = next;
      from = at;
      next += 1;
    } else if (token !== undefined && fitsOne(token, letters[at]!)) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      from += 1;
      at = from;
      next = star + 1;
    } else return false;
  }
  return pattern.slice(next).every(isMany);
}

/** The text without the shortest (or longest) beginning or end that fits. */
export function without(
  pattern: Pattern,
  text: string,
  { end, longest }: { end: boolean; longest: boolean },
): string {
  const lengths = Array.from({ length: text.length + 1 }, (_, length) => length);
  for (const length of longest ? lengths.reverse() : lengths) {
    const part = end ? text.slice(text.length - length) : text.slice(0, length);
    if (fits(pattern, part)) return end ? text.slice(0, text.length - length) : text.slice(length);
  }
  return text;
}

function isMany(token: PatternToken): boolean {
  return typeof token === 'object' && 'any' in token && token.any === 'many';
}

function fitsOne(token: PatternToken, letter: string): boolean {
  if (typeof token === 'string') return token === letter;
  if ('any' in token) return true;
  return inSet(token.set, letter) !== token.negated;
}

function inSet(set: string, letter: string): boolean {
  for (let i = 0; i < set.length; i += 1) {
    const end = set[i + 1] === '-' ? set[i + 2] : undefined;
    if (end === undefined) {
      if (set[i] === letter) return true;
    } else {
      if (letter >= set[i]! && letter <= end) return true;
      i += 2;
    }
  }
  return false;
}
