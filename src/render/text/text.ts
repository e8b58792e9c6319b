import type { Element, Root, RootContent } from 'hast';
import type { Condition, GuideDocument } from '../../compose/document.ts';

/** A guide as plain text: every word of the page, in the same order. UTF-8, lines as long as their paragraphs. */
export function guideText(document: GuideDocument): string {
  const { ui, product } = document;
  const lines: string[] = [
    [product.name, product.version].filter(Boolean).join(' '),
    underlined(document.title, '='),
    ...(document.draft ? [ui.draft ?? ''] : []),
    ...document.summary.map(({ label, text }) => `${label}: ${text}`),
    ...document.explain.flatMap(({ title, tree }) => [underlined(title, '-'), plain(tree)]),
    document.answers.length > 0 ? underlined(ui.answers ?? '', '-') : '',
    ...document.answers.flatMap(({ title, body }) => [inline(title), plain(body)]),
  ];
  for (const phase of document.phases) {
    lines.push(underlined(phase.title, '-'), ...conditionText(phase.condition, ui));
    for (const step of phase.steps) {
      const heading =
        step.number === undefined ? inline(step.title) : `${step.number}. ${inline(step.title)}`;
      lines.push([...conditionText(step.condition, ui), heading].join('\n'), plain(step.body));
    }
  }
  const { url, email, phone } = product.support;
  lines.push(underlined(ui.help ?? '', '-'), [document.help, url, email, phone].filter(Boolean).join('\n'));
  return `${lines.filter(Boolean).join('\n\n')}\n`;
}

/** A tree as paragraphs. Names of things on screen stand in quotes, since there is no bold. */
export function plain(tree: Root): string {
  return blocks(tree.children, '').join('\n\n');
}

/** A tree that is one line, such as a title, without the quotes. */
export function inline(tree: Root): string {
  return words(tree.children, false);
}

function conditionText(condition: Condition | undefined, ui: Readonly<Record<string, string>>): string[] {
  if (!condition) return [];
  return [`[${ui[condition.kind === 'if' ? 'only-if' : 'skip-if']} ${words(condition.tree.children, true)}]`];
}

function underlined(title: string, line: string): string {
  return title === '' ? '' : `${title}\n${line.repeat([...title].length)}`;
}

const BLOCKS = ['p', 'ul', 'ol', 'pre', 'div', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'];

function blocks(nodes: readonly RootContent[], indent: string): string[] {
  const found: string[] = [];
  let run: RootContent[] = [];
  const flush = () => {
    const line = words(run, true).trim();
    if (line) found.push(indent + line);
    run = [];
  };
  for (const node of nodes) {
    if (node.type === 'element' && BLOCKS.includes(node.tagName)) {
      flush();
      found.push(...block(node, indent));
    } else run.push(node);
  }
  flush();
  return found;
}

function block(node: Element, indent: string): string[] {
  if (node.tagName === 'pre')
    return [
      words(node.children, false)
        .split('\n')
        .map((line) => `${indent}    ${line}`)
        .join('\n'),
    ];
  if (node.tagName === 'ul' || node.tagName === 'ol') return [list(node, indent)];
  if (node.tagName === 'div') return blocks(node.children, `${indent}  `);
  return blocks(node.children, indent);
}

function list(node: Element, indent: string): string {
  let number = Number(node.properties.start ?? 1);
  return node.children
    .filter((child): child is Element => child.type === 'element')
    .map((item) => {
      const mark = node.tagName === 'ol' ? `${number++}. ` : '- ';
      const inner = blocks(item.children, indent + ' '.repeat(mark.length));
      return `${indent}${mark}${inner.join('\n').trimStart()}`;
    })
    .join('\n');
}

function words(nodes: readonly RootContent[], quotes: boolean): string {
  return nodes
    .map((node): string => {
      if (node.type === 'text') return node.value.replace(/\n(?!$)/g, quotes ? ' ' : '\n');
      if (node.type !== 'element') return '';
      if (node.tagName === 'img') return String(node.properties.alt ?? '');
      if (node.tagName === 'br') return ' ';
      const inner = words(node.children, quotes);
      if (node.tagName === 'a') return withAddress(inner, String(node.properties.href ?? ''));
      return quotes && isTerm(node) && !inner.includes('“') ? `“${inner}”` : inner;
    })
    .join('');
}

/** Paper and plain text cannot be clicked, so an address is written out, unless it is what the link says. */
function withAddress(text: string, href: string): string {
  const address = href.replace(/^(mailto|tel):/, '');
  return address === '' || text.includes(address) ? text : `${text} (${address})`;
}

function isTerm(node: Element): boolean {
  return (
    node.tagName === 'b' &&
    Array.isArray(node.properties.className) &&
    node.properties.className.includes('ui')
  );
}
