import { SaxesParser } from 'saxes';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { decodeXml } from '../bundle/xml-decode.ts';
import { refusal } from './refusal.ts';

/** An element as read: its children in order, its text without that of its children. */
export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: Element[];
  text: string;
  place: Place;
}

export interface XmlLimits {
  /** Elements and attributes together. */
  nodes: number;
  depth: number;
}

/** Real ones have a few hundred elements, and nest below ten deep. */
const USUAL: XmlLimits = { nodes: 100_000, depth: 200 };

/**
 * Reads an XML file of a package into a tree, bounded. A DOCTYPE is refused, since entities can explode or fetch files.
 * Lenient in one thing: PackageMaker writes a blank line before the XML declaration, or none of either.
 */
export function parseXmlTree(bytes: Uint8Array, file: string, limits: XmlLimits = USUAL): Element {
  const text = decodeXml(bytes, file);
  refuseNul(text, file);
  const start = text.length - text.trimStart().length;
  const parser = new SaxesParser({ defaultXMLVersion: '1.0', forceXMLVersion: true });
  const open: Element[] = [];
  let root: Element | undefined;
  let nodes = 0;
  const innermost = () => open.at(-1);
  const place = (): Place => ({ file, line: parser.line + linesIn(text, start), column: parser.column + 1 });
  parser.on('doctype', () => {
    throw refusal('package.xml-dtd', {}, file);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const given = Object.entries(attributes);
    nodes += 1 + given.length;
    if (nodes > limits.nodes) throw refusal('package.xml-large', { limit: limits.nodes }, file);
    if (open.length >= limits.depth) throw refusal('package.xml-deep', { limit: limits.depth }, file);
    const element: Element = { name, attributes: new Map(given), children: [], text: '', place: place() };
    if (root) innermost()?.children.push(element);
    else root = element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const addText = (piece: string) => {
    const element = innermost();
    if (element) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', (error) => {
    throw refusal('package.xml', { problem: problemOf(error) }, file);
  });
  parser.write(text.slice(start)).close();
  if (!root) throw refusal('package.xml', { problem: 'no element' }, file);
  return root;
}

/** XML 1.0 has no NUL, and a name that ends early at one is a way to deceive. */
function refuseNul(text: string, file: string): void {
  if (text.includes('\0')) throw refusal('package.xml', { problem: 'a NUL character' }, file);
}

function linesIn(text: string, end: number): number {
  return text.slice(0, end).split('\n').length - 1;
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
