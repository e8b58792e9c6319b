import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** The tree without its pictures, where nothing draws them. */
export function withoutPictures(tree: Root): Root {
  const copy = structuredClone(tree);
  visit(copy, 'element', (node, index, parent) => {
    if (node.properties.dataPicture === undefined || !parent || index === undefined) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return copy;
}
