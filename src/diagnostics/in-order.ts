import type { Diagnostic } from './diagnostic.ts';

/** What is wrong in the file itself comes first, line by line; then what is wrong in other files. */
export function inOrder(diagnostics: readonly Diagnostic[], file: string): Diagnostic[] {
  const rank = ({ place }: Diagnostic): [number, number, number] =>
    place?.file === file ? [0, place.line ?? Number.MAX_SAFE_INTEGER, place.column ?? 0] : [1, 0, 0];
  return diagnostics.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
  });
}
