import type { RootContent } from 'mdast';
import { element, text } from './element.ts';
import type { Handler } from './handler.ts';

/** `:::note`, `:::warning`, `:::trouble[If nothing happens]`: a block beside the main line, with a title of its own. */
export const aside: Handler = (node, { scope, expand }) => {
  const [first, ...rest] = node.children;
  const label =
    first && (first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel ? first : undefined;
  const title = label
    ? expand((label as { children: RootContent[] }).children)
    : [text(scope.messages(`aside.${node.name}`))];
  const body = expand(label ? rest : node.children);
  return [
    element('div', { className: ['aside', node.name] }, [
      element('p', { className: ['aside-title'] }, title),
      ...body,
    ]),
  ];
};
