import type { RootContent } from 'mdast';
import type { Handler } from './handler.ts';

/** `:::guide-only`: what the guide says and the Recovery card leaves out, since a page has no room for it (card.ts). */
export const guideOnly: Handler = (node, { expand }) => expand(node.children).map(marked);

function marked(node: RootContent): RootContent {
  const data = (node.data ?? {}) as { hProperties?: Record<string, unknown> };
  const { className = [] } = data.hProperties ?? {};
  const hProperties = { ...data.hProperties, className: [...(className as string[]), 'guide-only'] };
  return { ...node, data: { ...data, hProperties } } as RootContent;
}
