import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Sets the headings of a tree below the level of the section that it is put into, whatever level they were written at:
 * the highest becomes the next one down, those within it follow it, and no level is left out.
 */
export function lowerHeadings(tree: Root, below: number): Root {
  const within: number[] = [];
  visit(tree, 'element', (node) => {
    const written = Number(/^h([1-6])$/.exec(node.tagName)?.[1]);
    if (!written) return;
    while (within.length > 0 && within.at(-1)! >= written) within.pop();
    within.push(written);
    node.tagName = `h${Math.min(below + within.length, 6)}`;
  });
  return tree;
}
