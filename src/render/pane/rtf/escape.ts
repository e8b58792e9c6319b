/**
 * A text as RTF, which is ASCII alone: what else there is stands as UTF-16 units in decimal, each with one character for
 * readers that know none. White space is one space, as in HTML; control characters are none.
 */
export function rtfText(text: string): string {
  return escaped(text.replaceAll(/[\t\n\f\r ]+/g, ' '));
}

/** The same of a text whose spaces and lines count. */
export function rtfLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(escaped)
    .join('\\line ');
}

function escaped(text: string): string {
  return text.toWellFormed().replaceAll(SPECIAL, (one) => {
    if (one === '\t') return '\\tab ';
    if (one === '\u00a0') return '\\~';
    if (/[\\{}]/.test(one)) return `\\${one}`;
    const unit = one.charCodeAt(0);
    if (unit < 0x20 || unit === 0x7f) return '';
    // Its numbers are signed, of 16 bits. A plain "?" would do, but some readers skip the word that it begins.
    return `\\u${(unit << 16) >> 16}\\'3f`;
  });
}

/** Each unit by itself: what is beyond 16 bits is two. */
const SPECIAL = /[\\{}]|[^\x20-\x7e]/g;

/** An address in the quotes of a field, where backslashes and quotes mean something, and everything else must be ASCII. */
export function rtfAddress(address: string): string {
  return address
    .toWellFormed()
    .replaceAll(/[^\w.~:/?#[\]@!$&'()*+,;=%-]/gu, (one) => encodeURIComponent(one));
}
