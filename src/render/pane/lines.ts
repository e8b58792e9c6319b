import type { Element, RootContent } from 'hast';
import { advances } from '../pdf/fonts.ts';

/** Text that is set in one face. */
interface Run {
  text: string;
  face: 'regular' | 'bold' | 'code';
}

/** Size of the text, and of what is set as code, in px. */
export const SIZE = 13;
const CODE = 12;

/**
 * About how many lines a paragraph takes at a width, by the widths of Inter's letters: they are close to those of San
 * Francisco, which no test can ask. Kerning and hyphenation are left out; a letter that Inter lacks counts as a square.
 */
export function linesOf(nodes: readonly RootContent[], width: number): number {
  return runsOf(nodes, 'regular')
    .map((line) => wrap(wordsOf(line), width))
    .reduce((sum, lines) => sum + lines, 0);
}

/** What stands between line breaks that are written, run by run. */
function runsOf(nodes: readonly RootContent[], face: Run['face']): Run[][] {
  const lines: Run[][] = [[]];
  const add = (more: Run[][]) => {
    lines.at(-1)!.push(...(more[0] ?? []));
    lines.push(...more.slice(1));
  };
  for (const node of nodes) {
    if (node.type === 'text') add([[{ text: node.value, face }]]);
    else if (node.type === 'element')
      add(node.tagName === 'br' ? [[], []] : runsOf(node.children, faceOf(node, face)));
  }
  return lines;
}

function faceOf({ tagName }: Element, around: Run['face']): Run['face'] {
  if (tagName === 'code') return 'code';
  return tagName === 'b' || tagName === 'strong' ? 'bold' : around;
}

/** Letters with their widths; `space` is what stands before the word if it does not begin a line. */
interface Word {
  space: number;
  letters: number[];
}

function wordsOf(line: readonly Run[]): Word[] {
  const words: Word[] = [];
  let [space, breaks] = [0, true];
  for (const { text, face } of line) {
    for (const letter of text) {
      const width = widthOf(letter, face);
      if (/[^\S\u00a0\u202f]/u.test(letter)) {
        [space, breaks] = [width, true];
        continue;
      }
      if (breaks || IDEOGRAPH.test(letter)) words.push({ space, letters: [] });
      words.at(-1)!.letters.push(width);
      [space, breaks] = [0, IDEOGRAPH.test(letter) || /[-–—/]/.test(letter)];
    }
  }
  return words;
}

/** Scripts that are written without spaces: a line may end behind each letter. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function widthOf(letter: string, face: Run['face']): number {
  if (/[\p{M}\p{Cf}]/u.test(letter)) return 0;
  if (face === 'code') return 0.6 * CODE;
  return SIZE * (advances(face === 'bold' ? 700 : 400).get(letter.codePointAt(0)!) ?? 1);
}

function wrap(words: readonly Word[], width: number): number {
  let [lines, used] = [0, 0];
  for (const { space, letters } of words) {
    const length = letters.reduce((sum, letter) => sum + letter, 0);
    if (lines > 0 && used + space + length <= width) {
      used += space + length;
      continue;
    }
    [lines, used] = [lines + 1, 0];
    for (const letter of letters) {
      if (used > 0 && used + letter > width) [lines, used] = [lines + 1, 0];
      used += letter;
    }
  }
  return lines;
}
