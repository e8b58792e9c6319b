import { harmless } from '../diagnostics/harmless.ts';

const WIDTH = 100;

/** Sentences as a comment. What was found in files stands in them, so that nothing in it may begin another line. */
export function note(...sentences: readonly string[]): string {
  return sentences.flatMap((one) => wrapped(harmless(one))).join('\n');
}

/** Lines of a profile as a comment, for a writer to take in. */
export function sample(...lines: readonly string[]): string {
  return lines.map((line) => ` ${harmless(line)}`).join('\n');
}

/** Comments under each other. */
export function under(...comments: readonly string[]): string {
  return comments.filter((comment) => comment !== '').join('\n');
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(` ${word}`);
  }
  return lines;
}
