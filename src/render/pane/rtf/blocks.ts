import type { Element, RootContent } from 'hast';
import { rtfLines, rtfText } from './escape.ts';
import { languageNumber } from './language.ts';
import { EM, GAP, INDENT, type Paragraph, SIZES } from './paragraph.ts';
import { runsOf } from './runs.ts';

/** Where in a page something stands. */
export interface Place {
  indent: number;
  /** How deep in lists. */
  depth: number;
  /** Whether it is an item of a list whose items stand close. */
  isClose: boolean;
  /** Whether it is a passage of the vendor's, in which no heading is larger than the text. */
  isPassage: boolean;
  /** The number of the language around. */
  language: number | undefined;
}

type Handler = (element: Element, place: Place) => Paragraph[];

const indented: Handler = ({ children }, place) =>
  paragraphsOf(children, { ...place, indent: place.indent + INDENT });

const heading: Handler = ({ tagName, children }, place) => {
  const level = Number(tagName.slice(1));
  const runs = runsOf(children);
  if (place.isPassage) return [paragraph(`{\\b ${runs}}`, place, { level })];
  return level === 2
    ? [paragraph(`{\\b\\fs${SIZES.heading} ${runs}}`, place, { level, before: 1.8 * EM, behind: 0.65 * EM })]
    : [paragraph(`{\\b ${runs}}`, place, { level, before: 1.1 * EM, behind: 0.3 * EM })];
};

const list: Handler = (element, place) => {
  const first = Number(element.properties.start ?? 1);
  const bullet = BULLETS[Math.min(place.depth, BULLETS.length - 1)]!;
  const items = element.children.filter((child) => child.type === 'element');
  const within = { ...place, indent: place.indent + INDENT, depth: place.depth + 1, isClose: true };
  const paragraphs = items.flatMap(({ children }, number) => {
    const marker = rtfText(element.tagName === 'ol' ? `${first + number}.` : bullet);
    return marked(paragraphsOf(children, within), marker, within);
  });
  const last = paragraphs.at(-1);
  return last && !place.isClose
    ? [...paragraphs.slice(0, -1), { ...last, behind: Math.max(last.behind, GAP) }]
    : paragraphs;
};

const BULLETS = ['•', '◦', '▪'];

/** What becomes of an element, by its name; with a class behind a dot, that of such a one alone. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  p: ({ children }, place) => [paragraph(runsOf(children).trim(), place, { behind: GAP })],
  'p.audience': ({ children }, place) => [
    paragraph(`{\\fs${SIZES.small} ${runsOf(children).trim()}}`, place, {
      before: 1.1 * EM,
      behind: 0.3 * EM,
      isLabel: true,
    }),
  ],
  'p.aside-title': ({ children }, place) => [
    paragraph(`{\\b ${runsOf(children).trim()}}`, place, { before: GAP, behind: 0.2 * EM }),
  ],
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  ul: list,
  ol: list,
  pre: ({ children }, place) => {
    const lines = rtfLines(textOf(children).replace(/\n$/, ''));
    return [{ ...paragraph(`{\\f1\\fs${SIZES.small} ${lines}}`, place, { behind: GAP }), dir: 'ltr' }];
  },
  blockquote: indented,
  div: ({ children }, place) => paragraphsOf(children, place),
  'div.aside': indented,
  'div.only': (element, place) => {
    const paragraphs = indented(element, place);
    const last = paragraphs.at(-1);
    return last ? [...paragraphs.slice(0, -1), { ...last, behind: 1.1 * EM }] : [];
  },
  'div.explain': ({ children, properties: { lang } }, place) => {
    const number = typeof lang === 'string' ? languageNumber(lang) : undefined;
    const paragraphs = paragraphsOf(children, { ...place, isPassage: true, language: number });
    if (number === undefined || number === place.language) return paragraphs;
    return paragraphs.map((one) => ({ ...one, runs: `{\\lang${number} ${one.runs}}` }));
  },
  hr: () => [],
};

/** Blocks as paragraphs; words that stand beside blocks are one of their own. */
export function paragraphsOf(nodes: readonly RootContent[], place: Place): Paragraph[] {
  const found: Paragraph[] = [];
  let words: RootContent[] = [];
  const flush = () => {
    const runs = runsOf(words).trim();
    if (runs !== '') found.push(paragraph(runs, place, { behind: place.isClose ? 0 : GAP }));
    words = [];
  };
  for (const node of nodes) {
    const handler = node.type === 'element' ? handlerOf(node) : undefined;
    if (!handler) words.push(node);
    else {
      flush();
      found.push(...handler(node as Element, place));
    }
  }
  flush();
  return found;
}

function handlerOf({ tagName, properties: { className } }: Element): Handler | undefined {
  const classes = Array.isArray(className) ? className : [];
  const names = [...classes.map((one) => `${tagName}.${one}`), tagName];
  return names.map((name) => HANDLERS[name]).find((handler) => handler !== undefined);
}

function paragraph(runs: string, { indent }: Place, more: Partial<Paragraph>): Paragraph {
  return { runs, indent, before: 0, behind: GAP, ...more };
}

/** An item with its marker before the first line; where a list comes first in it, in a line of its own. */
function marked(paragraphs: readonly Paragraph[], marker: string, place: Place): Paragraph[] {
  const [first, ...rest] = paragraphs;
  return first && first.marker === undefined && first.indent === place.indent && !first.dir
    ? [{ ...first, marker, before: 0 }, ...rest]
    : [paragraph('', place, { marker, behind: 0 }), ...paragraphs];
}

function textOf(nodes: readonly RootContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('');
}
