import type { Element, RootContent } from 'hast';
import { rtfAddress, rtfText } from './escape.ts';
import { SIZES } from './paragraph.ts';

type Handler = (inner: string, element: Element) => string;

const bold: Handler = (inner) => `{\\b ${inner}}`;
const italic: Handler = (inner) => `{\\i ${inner}}`;

/** What becomes of words that are marked; the rest of the marks leaves no trace in RTF. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  b: bold,
  strong: bold,
  i: italic,
  em: italic,
  del: (inner) => `{\\strike ${inner}}`,
  code: (inner) => `{\\f1\\fs${SIZES.small} ${inner}}`,
  br: () => '\\line ',
  img: (_, { properties }) => rtfText(String(properties.alt ?? '')),
  a: (inner, { properties: { href } }) =>
    typeof href === 'string'
      ? `{\\field{\\*\\fldinst{HYPERLINK "${rtfAddress(href)}"}}{\\fldrslt{\\ul ${inner}}}}`
      : inner,
};

/** Words with their marks as RTF. */
export function runsOf(nodes: readonly RootContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return rtfText(node.value);
      if (node.type !== 'element') return '';
      const inner = runsOf(node.children);
      return HANDLERS[node.tagName]?.(inner, node) ?? inner;
    })
    .join('');
}
