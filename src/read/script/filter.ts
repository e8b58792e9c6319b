import type { CommandNode } from 'unbash';

/** Whether a command behind a `|` only hands on what it reads: it ends with 0, also where the script asks. */
export function isFilter(node: CommandNode): boolean {
  if (node.type !== 'Command' || !node.name || node.name.parts) return false;
  return FILTERS.has(node.name.value.slice(node.name.value.lastIndexOf('/') + 1));
}

/** Not grep, which asks, nor awk, which may end with what it likes. */
const FILTERS = new Set('cat cut fold head logger nl rev sed sort tail tee tr ts uniq wc'.split(' '));
