import type { Element, RootContent } from 'hast';
import { linesOf, SIZE } from './lines.ts';

/** What lies above and beside the text, a line of it, and what lies between paragraphs, in px: as styles/pane.css has them. */
export const MARGIN = 8;
export const LINE = 1.25 * SIZE;
const GAP = 0.5 * SIZE;
const INDENT = 1.6 * SIZE;

/** About how high a welcome or a conclusion is in a window of this width, in px. */
export function paneHeight(nodes: readonly RootContent[], width: number): number {
  return MARGIN + heightOf(nodes, width - 2 * MARGIN);
}

/** About how high text is that has this width, in px. */
export function heightOf(nodes: readonly RootContent[], width: number): number {
  return stack(blocksOf(nodes).map((block) => blockHeight(block, width)));
}

/** A paragraph or another block, or words that stand beside blocks and make a paragraph of their own. */
type Block = Element | RootContent[];

const BLOCKS = ['p', 'ul', 'ol', 'pre', 'div', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'];

function blocksOf(nodes: readonly RootContent[]): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) {
    const before = blocks.at(-1);
    if (node.type === 'element' && BLOCKS.includes(node.tagName)) blocks.push(node);
    else if (Array.isArray(before)) before.push(node);
    else if (node.type !== 'text' || node.value.trim() !== '') blocks.push([node]);
  }
  return blocks;
}

function blockHeight(block: Block, width: number): number {
  if (Array.isArray(block)) return LINE * linesOf(block, width);
  const { tagName, children } = block;
  if (tagName === 'ul' || tagName === 'ol') return listHeight(block, width - INDENT);
  if (tagName === 'div') return heightOf(children, width);
  if (tagName === 'blockquote') return heightOf(children, width - INDENT);
  if (tagName === 'pre') return LINE * preLines(block, width);
  if (/^h\d$/.test(tagName)) return LINE * linesOf([bold(block)], width);
  return LINE * linesOf(children, width);
}

/** Where an item holds paragraphs, items stand as far apart as they do. */
function listHeight({ children }: Element, width: number): number {
  const items = children.filter((child) => child.type === 'element');
  const isLoose = items.some((item) =>
    item.children.some((child) => child.type === 'element' && child.tagName === 'p'),
  );
  const heights = items.map((item) => heightOf(item.children, width));
  return isLoose ? stack(heights) : heights.reduce((sum, height) => sum + height, 0);
}

function preLines(pre: Element, width: number): number {
  const text = pre.children.map(textOf).join('').replace(/\n$/, '');
  const line = (value: string): Element => ({
    type: 'element',
    tagName: 'code',
    properties: {},
    children: [{ type: 'text', value: value.replaceAll(' ', '\u00a0') }],
  });
  return text
    .split('\n')
    .map((each) => Math.max(linesOf([line(each)], width), 1))
    .reduce((sum, lines) => sum + lines, 0);
}

function textOf(node: RootContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

function bold(heading: Element): Element {
  return { ...heading, tagName: 'strong' };
}

function stack(heights: readonly number[]): number {
  const filled = heights.filter((height) => height > 0);
  return filled.reduce((sum, height) => sum + height + GAP, 0) - (filled.length > 0 ? GAP : 0);
}
