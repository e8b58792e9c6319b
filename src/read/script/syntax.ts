import type { ParsedScript } from 'unbash';

/** A script as a tree, or why there is none. */
export type Syntax =
  | { tree: ParsedScript }
  | { problem: 'large' | 'deep' }
  | { problem: 'broken'; at: number };

/** Parses a shell script. It has to be loaded first. */
export type Parse = (text: string) => Syntax;

/** Loads the parser; only who looks at scripts waits for it. */
export async function loadParser(): Promise<Parse> {
  const { parse } = await import('unbash');
  return (text) => {
    if (text.length > MAX_SCRIPT) return { problem: 'large' };
    return bounded(() => {
      const tree = parse(text);
      const [error] = tree.errors ?? [];
      return error ? { problem: 'broken', at: error.pos } : { tree };
    });
  };
}

/** Scripts of installers have some hundred lines. */
export const MAX_SCRIPT = 128 * 1024;

/** Nesting beyond measure ends in a full stack, which harms nobody. */
export function bounded(work: () => Syntax): Syntax {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return { problem: 'deep' };
    throw error;
  }
}
