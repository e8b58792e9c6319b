import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const processor = unified().use(rehypeStringify).freeze();

/** A tree as HTML. What is text in the tree is text in the HTML. */
export function stringify(tree: Root): string {
  return processor.stringify(tree);
}
