import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Directive, Origin } from './directives/handler.ts';
import { DIRECTIVES } from './directives/index.ts';
import type { Scope } from './scope.ts';

/**
 * Fills a parsed topic: each directive is replaced by what its handler makes of it, everything else is kept. The tree
 * given stays as it is, since a topic is parsed once and said many times; values enter as text nodes only.
 */
export function expand(nodes: readonly RootContent[], scope: Scope, origin: Origin): RootContent[] {
  const filled = nodes.flatMap((node): RootContent[] => {
    const handle = isDirective(node) ? DIRECTIVES[node.name] : undefined;
    if (handle)
      return handle(node as Directive, {
        scope,
        origin,
        expand: (inner, readers = scope.readers) => expand(inner, { ...scope, readers }, origin),
      });
    if ('children' in node) {
      return [{ ...node, children: expand(node.children as RootContent[], scope, origin) } as RootContent];
    }
    return [node];
  });
  return joinLists(filled.map(dropDoubleStop));
}

function isDirective(node: RootContent): node is RootContent & { name: string } {
  return node.type.endsWith('Directive');
}

/** “Click Details….”: behind a word that ends in a full stop or an ellipsis, the sentence needs none of its own. */
function dropDoubleStop(node: RootContent, index: number, nodes: readonly RootContent[]): RootContent {
  const before = nodes[index - 1];
  if (node.type !== 'text' || !/^[.。]/.test(node.value) || before === undefined || before.type === 'text')
    return node;
  return /[.…⋯]$/.test(textOf(before)) ? { ...node, value: node.value.slice(1) } : node;
}

/** A list that is continued in another `:::when` block goes on as one list. */
function joinLists(nodes: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  for (const node of nodes) {
    const before = joined.at(-1);
    if (node.type === 'list' && before?.type === 'list' && node.ordered === before.ordered) {
      joined[joined.length - 1] = { ...before, children: [...before.children, ...node.children] };
    } else joined.push(node);
  }
  return joined;
}
