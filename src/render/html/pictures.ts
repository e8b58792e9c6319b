import type { Root, RootContent } from 'hast';
import { EXIT, visit } from 'unist-util-visit';

/** The tree with its pictures drawn: `draw` takes a picture's name and gives its HTML. The tree given stays as it is. */
export function withPictures(tree: Root, draw: (name: string) => string): Root {
  // Most trees have none, and every part of every page comes by here.
  if (!hasPicture(tree)) return tree;
  const copy = structuredClone(tree);
  visit(copy, 'element', (node) => {
    const name = node.properties.dataPicture;
    if (typeof name !== 'string') return;
    delete node.properties.dataPicture;
    node.children = [{ type: 'raw', value: draw(name) } as unknown as Extract<RootContent, { type: 'text' }>];
  });
  return copy;
}

function hasPicture(tree: Root): boolean {
  let found = false;
  visit(tree, 'element', ({ properties }) => {
    if (properties.dataPicture === undefined) return;
    found = true;
    return EXIT;
  });
  return found;
}
