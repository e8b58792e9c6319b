/** A piece of a text that something else takes the place of; `from` equal to `to` only inserts. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** The text with all edits made; all else stays as it was. What is inserted at one place comes in the order given. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < done) throw new Error('Two edits of one piece of a text.');
    pieces.push(text.slice(done, edit.from), edit.text);
    done = edit.to;
  }
  return [...pieces, text.slice(done)].join('');
}
