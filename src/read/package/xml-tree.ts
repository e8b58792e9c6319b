import { SaxesParser } from 'saxes';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { decodeXml, lineAndColumn } from '../bundle/xml-decode.ts';
import { refusal } from './refusal.ts';

/** An element as read: its children in order, its text without that of its children. */
export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: Element[];
  text: string;
  /** Of its first character. */
  place: Place;
  /** Its first character ("<") and the one behind its end, as offsets into the text of the file. */
  from: number;
  to: number;
}

/** How many elements and attributes are read, of one file or of all those of a package. */
export class XmlBudget {
  #left = MAX_NODES;

  take(count: number, place: Place): void {
    this.#left -= count;
    if (this.#left < 0) throw refusal('package.xml-large', { limit: MAX_NODES }, place);
  }
}

/** Real ones have a few hundred, and nest below ten deep. */
const MAX_NODES = 80_000;
const MAX_DEPTH = 200;

/**
 * Reads an XML file of a package into a tree, bounded, and gives its text, too. A DOCTYPE is refused, since entities can
 * explode or fetch files. Lenient in one thing: PackageMaker writes a blank line before the XML declaration, or none of
 * either.
 */
export function parseXmlTree(
  bytes: Uint8Array,
  file: string,
  budget = new XmlBudget(),
): { root: Element; text: string } {
  const text = decodeXml(bytes, file);
  const placeAt = (offset: number): Place => ({ file, text, ...lineAndColumn(text, offset) });
  refuseNul(text, placeAt);
  const start = text.length - text.trimStart().length;
  const parser = new SaxesParser({ defaultXMLVersion: '1.0', forceXMLVersion: true });
  const position = () => start + parser.position;
  const placeOfTag = tagPlaces(text, file);
  const open: Element[] = [];
  let root: Element | undefined;
  const innermost = () => open.at(-1);
  parser.on('doctype', (said) => {
    // A name alone declares nothing and fetches nothing.
    if (/^\s*[\w.:-]+\s*$/.test(said)) return;
    throw refusal('package.xml-dtd', {}, placeAt(text.lastIndexOf('<!DOCTYPE', position())));
  });
  parser.on('opentag', ({ name, attributes }) => {
    const from = text.lastIndexOf('<', position() - 1);
    const place = placeOfTag(from);
    const given = Object.entries(attributes);
    budget.take(1 + given.length, place);
    if (open.length >= MAX_DEPTH) throw refusal('package.xml-deep', { limit: MAX_DEPTH }, place);
    const element: Element = {
      name,
      attributes: given.length === 0 ? NONE : new Map(given),
      children: [],
      text: '',
      place,
      from,
      to: from,
    };
    if (root) innermost()?.children.push(element);
    else root = element;
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed) closed.to = position();
  });
  const addText = (piece: string) => {
    const element = innermost();
    if (element) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', (error) => {
    const at = Math.max(0, Math.min(position(), text.length) - 1);
    throw refusal('package.xml', { problem: problemOf(error) }, placeAt(at));
  });
  parser.write(text.slice(start)).close();
  if (!root) throw refusal('package.xml', { problem: 'no element' }, file);
  return { root, text };
}

const NONE: ReadonlyMap<string, string> = new Map();

/** XML 1.0 has no NUL, and a name that ends early at one is a way to deceive. */
function refuseNul(text: string, placeAt: (offset: number) => Place): void {
  const at = text.indexOf('\0');
  if (at >= 0) throw refusal('package.xml', { problem: 'a NUL character' }, placeAt(at));
}

/** Places of tags, which come in order: so each line is counted once, however many there are. */
function tagPlaces(text: string, file: string): (offset: number) => Place {
  let line = 1;
  let start = 0;
  let end = text.indexOf('\n');
  return (offset) => {
    for (; end >= 0 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return { file, line, column: offset - start + 1, text };
  };
}

function problemOf(error: Error): string {
  const problem = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  return problem.replace(/: (.*)$/s, (_, name: string) => `: ${quote(name, 40)}`);
}

/** The children of that name. */
export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first child of that name. */
export function textOf(element: Element, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text.trim();
}

/** An attribute that says something. */
export function attributeOf(element: Element, name: string): string | null {
  return element.attributes.get(name)?.trim() || null;
}
