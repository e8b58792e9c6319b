import type { GuideDocument, SaidCard } from '../../compose/document.ts';
import { inline, plain } from '../text/text.ts';

/**
 * The size of the Recovery card's text in points: as large as the page holds. Steps and pictures are set in parts of it,
 * so the room that they need grows with its square; head and help have a size of their own. It is an estimate on the
 * safe side: what is longer than the smallest size allows runs on to a second page, and nothing is ever cut off.
 */
export function cardSize(document: GuideDocument, card: SaidCard, paper: 'A4' | 'letter'): number {
  const room = DENSITY * (HEIGHT[paper] - headOf(document, card));
  const size = Math.sqrt(Math.max(room, 0) / weightOf(card));
  return Math.floor(10 * Math.min(LARGEST, Math.max(SMALLEST, size))) / 10;
}

/** What stands above the steps and below them, in millimetres. */
function headOf(
  { product, address = '', help }: GuideDocument,
  { title, body, condition }: SaidCard,
): number {
  const { url = '', email = '', phone = '' } = product.support;
  const lines = [
    { text: product.name, of: 70, high: 5 },
    { text: inline(title), of: 34, high: 9 },
    { text: plain(body), of: 90, high: 5 },
    { text: condition ? inline(condition.tree) : '', of: 95, high: 4 },
    { text: address, of: 95, high: 4 },
    { text: `${help} ${url} ${email} ${phone}`, of: 80, high: 5 },
  ];
  return lines.reduce((sum, { text, of, high }) => sum + high * Math.ceil(text.length / of), MARGINS);
}

function weightOf({ steps, different }: SaidCard): number {
  const main = steps.reduce(
    (sum, { title, body }) => sum + LINE + inline(title).length + weigh(plain(body)),
    0,
  );
  const aside = different.reduce((sum, { body }) => sum + weigh(plain(body)), 0);
  return main + SMALL * aside;
}

/** Each paragraph or item leaves half of its last line empty, on average. */
function weigh(text: string): number {
  return text.length + LINE * text.split(/\n+/).length;
}

/** Between the margins of `@page card` (styles/print.css). */
const HEIGHT = { A4: 269, letter: 251 };
const MARGINS = 10;
/** Half of a line in characters. */
const LINE = 18;
/** What stands in smaller type needs less. */
const SMALL = 0.7;
/** Characters that a millimetre of the page holds at a size of one point; measured, and held by a test. */
const DENSITY = 1160;
const LARGEST = 11.5;
const SMALLEST = 6.5;
