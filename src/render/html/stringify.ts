import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const processor = unified().use(rehypeStringify).freeze();
const withDrawings = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** A tree in which templates have drawn: their HTML is set as it is. Nothing else may put a raw node into a tree. */
export function stringifyDrawn(tree: Root): string {
  return withDrawings.stringify(tree);
}

/** A tree as HTML. What is text in the tree is text in the HTML. */
export function stringify(tree: Root): string {
  return processor.stringify(tree);
}
