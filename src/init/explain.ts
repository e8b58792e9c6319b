import type { InitFacts } from './facts.ts';
import { type Gap, todo } from './gaps.ts';
import { type Line, mapOf } from './nodes.ts';

/** `explain`: what no file can tell. An empty text is an error of the build, so that no gap is ever published. */
export function explainLine({ answers }: InitFacts): { line: Line; gaps: Gap[] } {
  const lines = (['what', 'why'] as const).map((key): Line & { value: string | null } => {
    const answer = answers[key];
    return answer === undefined
      ? { key, value: null, above: todo(['explain', key]) }
      : { key, value: answer };
  });
  return {
    line: { key: 'explain', value: mapOf(lines), apart: true },
    gaps: lines.flatMap(({ key, value }) =>
      value === null ? [{ key: `explain.${key}`, needed: true }] : [],
    ),
  };
}
