import { SaxesParser } from 'saxes';
import { diagnostic, type Place, Refusal, type Result } from '../../diagnostics/diagnostic.ts';
import { PlistTree } from './plist-tree.ts';
import type { Plist } from './plist-value.ts';
import { quote } from './quote.ts';
import { mendAsides } from './xml-asides.ts';
import { decodeXml, lineAndColumn } from './xml-decode.ts';

/**
 * Reads an XML property list, strictly: what is not understood is refused, with its place. Lenient only where Apple's
 * own reader is and real kexts need it (mendAsides). Throws a Refusal.
 */
export function parseXmlPlist(bytes: Uint8Array, file: string): Result<Plist> {
  const text = decodeXml(bytes, file);
  const placeAt = (offset: number): Place => ({ file, text, ...lineAndColumn(text, offset) });
  refuseControlCharacters(text, placeAt);
  const asides = mendAsides(text, file);
  const tree = growTree(asides.value!, placeAt);
  const placeOf = (key: string): Place => {
    const at = tree.keys.get(key);
    return at === undefined ? { file } : placeAt(at);
  };
  return {
    value: { root: tree.root, placeOf },
    diagnostics: [...asides.diagnostics, ...tree.diagnostics],
  };
}

/** XML 1.0 has none of them, but libraries let NUL through, and a name that ends early at it is a way to deceive. */
function refuseControlCharacters(text: string, placeAt: (offset: number) => Place): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const at = text.search(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/);
  if (at < 0) return;
  const found = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  throw new Refusal(diagnostic('plist.control', { found }, placeAt(at)));
}

/** `text` is written in one piece, so the parser's position is an offset into it. */
function growTree(text: string, placeAt: (offset: number) => Place): PlistTree {
  const parser = new SaxesParser({ defaultXMLVersion: '1.0', forceXMLVersion: true });
  const tree = new PlistTree(placeAt);
  let afterTag = 0;
  parser.on('opentag', ({ name }) => {
    tree.open(name, text.lastIndexOf('<', parser.position - 1));
    afterTag = parser.position;
  });
  parser.on('closetag', () => {
    tree.close();
    afterTag = parser.position;
  });
  parser.on('text', (piece) => tree.text(piece, afterTag));
  parser.on('cdata', (piece) => tree.text(piece, afterTag));
  parser.on('error', (error) => refuseSyntax(error, text, parser.position, tree, placeAt));
  parser.write(text).close();
  return tree;
}

function refuseSyntax(
  error: Error,
  text: string,
  position: number,
  tree: PlistTree,
  placeAt: (offset: number) => Place,
): never {
  const problem = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  const { innermost } = tree;
  if (problem.startsWith('unclosed tag') && innermost) {
    const found = quote(`<${innermost.element}>`);
    throw new Refusal(diagnostic('plist.unclosed', { found }, placeAt(innermost.at)));
  }
  const at = Math.max(0, Math.min(position, text.length) - 1);
  const start = Math.max(text.lastIndexOf('<', at), at - 30, 0);
  const found = quote(text.slice(start, at + 1));
  throw new Refusal(diagnostic('plist.syntax', { problem: problemWithoutName(problem), found }, placeAt(at)));
}

/** The parser's words hold a name of the file's now and then ("unmatched closing tag: x"). */
function problemWithoutName(problem: string): string {
  return problem.replace(/: .*$/s, '');
}
