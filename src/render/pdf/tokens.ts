/** A name or a literal string of a PDF, by its place in the bytes (`end` is the byte behind it). */
export interface Token {
  kind: 'name' | 'string';
  start: number;
  end: number;
}

/**
 * The names and literal strings of a PDF in their order, outside of streams and comments: what stands in a
 * stream, or in a string that only looks like a name, is never taken for one.
 *
 * Reads what Chromium (Skia) writes: PDF 1.4, a direct /Length before every stream, one classic cross-reference
 * table. Returns undefined for anything else, above all for a file that was cut off.
 * Syntax: ISO 32000-1, 7.2 and 7.3.
 */
export function pdfTokens(pdf: Uint8Array): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  let length: number | undefined;
  let lengthIsNext = false;
  while (at < pdf.length) {
    const byte = pdf[at] as number;
    if (byte === PERCENT) at = endOfLine(pdf, at);
    else if (byte === OPEN) {
      const end = endOfString(pdf, at);
      if (end === undefined) return undefined;
      tokens.push({ kind: 'string', start: at, end });
      at = end;
    } else if (byte === LESS && pdf[at + 1] === LESS) at += 2;
    else if (byte === LESS) {
      at = pdf.indexOf(GREATER, at) + 1;
      if (at === 0) return undefined;
    } else if (byte === SLASH) {
      const end = endOfWord(pdf, at + 1);
      tokens.push({ kind: 'name', start: at, end });
      lengthIsNext = is(pdf, at, end, '/Length');
      at = end;
    } else if (isRegular(byte)) {
      const end = endOfWord(pdf, at);
      if (lengthIsNext) length = Number(text(pdf, at, end));
      lengthIsNext = false;
      if (is(pdf, at, end, 'obj')) length = undefined;
      if (is(pdf, at, end, 'startxref')) return isEnd(pdf, end) ? tokens : undefined;
      at = is(pdf, at, end, 'stream') ? behindStream(pdf, end, length) : end;
      if (at < 0) return undefined;
    } else at += 1;
  }
  return undefined;
}

const PERCENT = 0x25;
const OPEN = 0x28;
const CLOSE = 0x29;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** White space and the delimiters ( ) < > [ ] { } / % end a word. */
const REGULAR = Array.from(
  { length: 256 },
  (_, byte) => !/[\0\t\n\f\r ()<>[\]{}/%]/.test(String.fromCharCode(byte)),
);

function isRegular(byte: number): boolean {
  return REGULAR[byte] as boolean;
}

function endOfWord(pdf: Uint8Array, from: number): number {
  let at = from;
  while (at < pdf.length && isRegular(pdf[at] as number)) at += 1;
  return at;
}

function endOfLine(pdf: Uint8Array, from: number): number {
  let at = from;
  while (at < pdf.length && pdf[at] !== NEWLINE && pdf[at] !== RETURN) at += 1;
  return at;
}

/** Brackets inside of a literal string are balanced or escaped. */
function endOfString(pdf: Uint8Array, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < pdf.length; at += 1) {
    const byte = pdf[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

/** The byte behind the stream's data; -1 where `endstream` does not stand there. */
function behindStream(pdf: Uint8Array, keywordEnd: number, length: number | undefined): number {
  if (length === undefined || !Number.isSafeInteger(length)) return -1;
  const data = keywordEnd + (pdf[keywordEnd] === RETURN ? 2 : 1);
  const end = data + length;
  return /^\s{0,2}endstream/.test(text(pdf, end, end + 11)) ? end : -1;
}

/** `startxref` must be the last word, and must point at the cross-reference table. */
function isEnd(pdf: Uint8Array, from: number): boolean {
  const match = /^\s+(\d+)\s+%%EOF\s*$/.exec(text(pdf, from, pdf.length));
  return match !== null && is(pdf, Number(match[1]), Number(match[1]) + 4, 'xref');
}

function is(pdf: Uint8Array, start: number, end: number, word: string): boolean {
  return end - start === word.length && text(pdf, start, end) === word;
}

function text(pdf: Uint8Array, start: number, end: number): string {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString(
    'latin1',
    start,
    Math.min(end, pdf.length),
  );
}
