import { diagnostic, type Place, Refusal } from '../../diagnostics/diagnostic.ts';
import { quote } from './quote.ts';

/**
 * The text of an XML file: byte order mark, else declared encoding, else UTF-8. Bytes that the encoding does not have
 * are refused and never replaced. The mark wins over the declaration, as it does for Apple's reader: files turned to
 * UTF-16 by an editor still say "UTF-8".
 */
export function decodeXml(bytes: Uint8Array, file: string): string {
  const { start, encoding } = formOf(bytes, file);
  return decode(bytes.subarray(start.length), encoding, file);
}

/**
 * The bytes of a text in the form of the file that it was decoded from: so a file whose text did not change is the same,
 * byte for byte. What is new in the text must be ASCII, which every encoding has.
 */
export function encodeLike(text: string, original: Uint8Array, file: string): Uint8Array {
  const { start, encoding } = formOf(original, file);
  return new Uint8Array(Buffer.concat([Buffer.from(start), encode(text, encoding)]));
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'us-ascii' | 'iso-8859-1';

interface Form {
  /** The byte order mark; empty where there is none. */
  start: number[];
  encoding: Encoding;
}

function formOf(bytes: Uint8Array, file: string): Form {
  const marked = BYTE_ORDER_MARKS.find(({ start }) => start.every((byte, i) => bytes[i] === byte));
  if (marked) return marked;
  if (bytes[0] === 0 || bytes[1] === 0) refuseEncoding('UTF-16 without a byte order mark', file);
  const declared = declaredEncoding(bytes);
  const encoding = ENCODINGS.get(declared.toLowerCase());
  return encoding ? { start: [], encoding } : refuseEncoding(quote(declared), file);
}

const BYTE_ORDER_MARKS: Form[] = [
  { start: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { start: [0xff, 0xfe], encoding: 'utf-16le' },
  { start: [0xfe, 0xff], encoding: 'utf-16be' },
];

const ENCODINGS = new Map<string, Encoding>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
  ['iso-8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
]);

function declaredEncoding(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  const declaration = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']/.exec(start);
  return declaration?.[1] ?? 'utf-8';
}

function refuseEncoding(found: string, file: string): never {
  throw new Refusal(diagnostic('plist.encoding', { found }, { file }));
}

function decode(bytes: Uint8Array, encoding: Encoding, file: string): string {
  if (encoding === 'iso-8859-1' || encoding === 'us-ascii') {
    // Not TextDecoder: its "iso-8859-1" is windows-1252.
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const wrong = encoding === 'us-ascii' ? bytes.findIndex((byte) => byte > 0x7f) : -1;
    if (wrong >= 0) refuseBytes(encoding, wrong, { file, ...lineAndColumn(text, wrong) });
    return text;
  }
  if (decodes(bytes, encoding)) return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const good = longestGoodStart(bytes, encoding);
  // A stream leaves out the half of a character that the bytes may end in.
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const before = decoder.decode(bytes.subarray(0, good), { stream: true });
  return refuseBytes(encoding, good, { file, ...lineAndColumn(before, before.length) });
}

function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'us-ascii':
    case 'iso-8859-1':
      return Buffer.from(text, 'latin1');
  }
}

function refuseBytes(encoding: Encoding, offset: number, place: Place): never {
  throw new Refusal(diagnostic('plist.bytes', { encoding, offset }, place));
}

function decodes(bytes: Uint8Array, encoding: Encoding, unfinished = false): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: unfinished });
    return true;
  } catch {
    return false;
  }
}

/** By halving: no decoder says where it stopped, and one line at a time is slow for a file of empty lines. */
function longestGoodStart(bytes: Uint8Array, encoding: Encoding): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), encoding, true)) good = middle;
    else bad = middle;
  }
  return good;
}

/** Counted from 1, as editors count; without a list of the lines, of which a file may have millions. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = 0; at < offset; at += 1) {
    const code = text.charCodeAt(at);
    const isEnd = code === 10 || (code === 13 && !(at + 1 < offset && text.charCodeAt(at + 1) === 10));
    if (!isEnd) continue;
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
