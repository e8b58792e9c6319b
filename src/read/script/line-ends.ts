/** What carriage returns at the ends of lines keep from running, or that they keep nothing from it. */
export type LineEnds = { harm: false } | { harm: true; word: string | undefined };

/**
 * Whether a script cannot run because its lines end as on Windows. macOS takes a carriage return in the first line for
 * a part of the last word there (xnu, exec_shell_imgact), and a shell takes one elsewhere for a part of the command.
 * Other languages mind only those behind their name.
 */
export function lineEndsOf(text: string, isShell: boolean): LineEnds {
  const [, line] = /^\ufeff?#!([^\n\r]*)\r/.exec(text) ?? [];
  const words = line?.trim().split(/\s+/) ?? [];
  const isName = words.length === 1 || (words.length === 2 && words[0]!.endsWith('/env'));
  if (line !== undefined && (isShell || isName))
    return { harm: true, word: words.at(-1)?.slice(0, MAX_SHOWN) || undefined };
  return isShell && isMostly(text) ? { harm: true, word: undefined } : { harm: false };
}

const MAX_SHOWN = 80;

/** A few may be meant: in a text that the script writes. */
function isMostly(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const returns = count(/\r\n/g);
  return returns > 0 && returns * 2 >= count(/\n/g);
}
