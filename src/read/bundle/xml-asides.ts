import {
  type Diagnostic,
  diagnostic,
  type Place,
  Refusal,
  type Result,
} from '../../diagnostics/diagnostic.ts';
import { quote } from './quote.ts';
import { lineAndColumn } from './xml-decode.ts';

/**
 * The same text, as long as before, without what a strict XML parser chokes on and Apple's lenient one (CoreFoundation,
 * CFPropertyList.c) skips: the XML declaration behind a blank line, a malformed DOCTYPE (Heimdall ships one that ends in
 * `";>`), and `--` in a comment. What that leniency hides is reported: `--` passes `plutil -lint`, and yet macOS calls
 * the kext unsupported (Stack Overflow 70121996). A DTD in the file itself is refused, never read: it is how entities
 * are made to explode (billion laughs) or to fetch files (XXE).
 */
export function mendAsides(text: string, file: string): Result<string> {
  const placeAt = (offset: number): Place => ({ file, text, ...lineAndColumn(text, offset) });
  const asides = findAsides(text, placeAt);
  const diagnostics = [...checkDoctypes(asides, placeAt), ...checkComments(asides, placeAt)];
  return { value: mended(text, asides), diagnostics };
}

type PlaceAt = (offset: number) => Place;

/** A piece of XML that is no element: comment, CDATA, DOCTYPE, XML declaration, processing instruction. */
interface Aside {
  opening: string;
  at: number;
  said: string;
  /** What stands between it and the aside before it. */
  before: string;
}

function findAsides(text: string, placeAt: PlaceAt): Aside[] {
  const asides: Aside[] = [];
  const openings = /<!--|<!\[CDATA\[|<!DOCTYPE|<\?/g;
  let from = 0;
  for (let found = openings.exec(text); found; found = openings.exec(text)) {
    const { 0: opening, index: at } = found;
    const end = endOf(opening, text, openings.lastIndex);
    if (end < 0) throw new Refusal(diagnostic('plist.unclosed', { found: quote(opening) }, placeAt(at)));
    asides.push({ opening, at, said: text.slice(at, end), before: text.slice(from, at) });
    openings.lastIndex = end;
    from = end;
  }
  return asides;
}

/** Behind its last character; -1 where it is never closed. */
function endOf(opening: string, text: string, from: number): number {
  if (opening === '<!DOCTYPE') {
    // At the first of both, in quotes or not: so skipDTD of CoreFoundation reads it.
    const length = text.slice(from).search(/[>[]/);
    return length < 0 ? -1 : from + length + 1;
  }
  const closing = opening === '<!--' ? '-->' : opening === '<?' ? '?>' : ']]>';
  const at = text.indexOf(closing, from);
  return at < 0 ? -1 : at + closing.length;
}

function checkDoctypes(asides: readonly Aside[], placeAt: PlaceAt): Diagnostic[] {
  const [doctype, second] = asides.filter(({ opening }) => opening === '<!DOCTYPE');
  if (!doctype) return [];
  const firstElement = asides.find(({ before }) => before.includes('<'));
  const misplaced = second ?? (firstElement && firstElement.at <= doctype.at ? doctype : undefined);
  if (misplaced) {
    const found = quote(misplaced.said);
    throw new Refusal(diagnostic('plist.doctype-place', { found }, placeAt(misplaced.at)));
  }
  if (doctype.said.endsWith('[')) throw new Refusal(diagnostic('plist.dtd', {}, placeAt(doctype.at)));
  if (DOCTYPE.test(doctype.said)) return [];
  return [diagnostic('plist.doctype', { found: quote(doctype.said, 140) }, placeAt(doctype.at))];
}

const DOCTYPE =
  /^<!DOCTYPE\s+[\w.-]+(\s+PUBLIC\s+("[^"]*"|'[^']*')\s+("[^"]*"|'[^']*')|\s+SYSTEM\s+("[^"]*"|'[^']*'))?\s*>$/;

function checkComments(asides: readonly Aside[], placeAt: PlaceAt): Diagnostic[] {
  const bad = asides.filter(({ opening, said }) => opening === '<!--' && /--|-$/.test(said.slice(4, -3)));
  const [first] = bad;
  return first ? [diagnostic('plist.comment', { more: bad.length - 1 }, placeAt(first.at))] : [];
}

function mended(text: string, asides: readonly Aside[]): string {
  const pieces = asides.flatMap((aside, i) => [aside.before, harmless(aside, i === 0)]);
  const end = asides.reduce((_, { at, said }) => at + said.length, 0);
  return [...pieces, text.slice(end)].join('');
}

/** Of the same length, its lines kept. A comment stays one: blanks in its place would enter the string around it. */
function harmless({ opening, said, before }: Aside, isFirst: boolean): string {
  if (opening === '<!--') return `<!--${said.slice(4, -3).replaceAll('-', ' ')}-->`;
  const isDeclaration = isFirst && before.trim() === '' && /^<\?xml\s/.test(said);
  return opening === '<!DOCTYPE' || isDeclaration ? said.replace(/[^\r\n]/g, ' ') : said;
}
