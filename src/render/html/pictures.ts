import type { Root, RootContent } from 'hast';
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

/** The tree with its pictures drawn: `draw` takes a picture's name and gives its HTML. The tree given stays as it is. */
export function withPictures(tree: Root, draw: (name: string) => string): Root {
  const copy = structuredClone(tree);
  visit(copy, 'element', (node) => {
    const name = node.properties.dataPicture;
    if (typeof name !== 'string') return;
    delete node.properties.dataPicture;
    node.children = [{ type: 'raw', value: draw(name) } as unknown as Extract<RootContent, { type: 'text' }>];
  });
  return copy;
}
