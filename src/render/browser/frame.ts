/** A document that can be shown by putting what is its own into the frame of the one before. */
export interface Framed {
  /** What stays: metadata, policies, and the style sheets that bring the fonts. */
  frame: string;
  /** The document without that; an empty `<style></style>` stands where a style sheet of the frame stood. */
  rest: string;
}

/**
 * Takes a document apart into what it shares with its neighbours and what is its own. Undefined where that is not
 * certain to give what loading the whole document gives; it is then loaded whole.
 *
 * It is certain where the tags of `<html>` and `<head>` are written out and the head holds `<meta>`, one `<title>` and
 * `<style>` alone: the parser is then in the same state behind `</head>`, whatever the styles say. Fonts are worth
 * keeping, since they are most of the bytes and take a tenth of a second to unpack: put their `@font-face` rules
 * into a `<style>` of their own.
 */
export function takeApart(html: string): Framed | undefined {
  const start = START.exec(html)?.[0];
  if (start === undefined) return undefined;
  const headEnd = html.indexOf('</head>', start.length);

  let frame = '';
  let own = '';
  let titles = 0;
  for (let at = start.length; at < headEnd; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const [piece, behindStyle] = PIECE.exec(html) ?? [];
    if (piece === undefined || behindStyle || PIECE.lastIndex > headEnd) return undefined;
    const isFonts = piece.startsWith('<style') && piece.includes('@font-face');
    if (isFonts || piece.startsWith('<meta')) frame += piece;
    else if (!EMPTY_STYLE.test(piece)) own += piece;
    if (isFonts) own += '<style></style>';
    if (piece.startsWith('<title')) titles += 1;
  }
  return titles === 1 ? { frame, rest: start + own + html.slice(headEnd) } : undefined;
}

const START = /^<!doctype html>\s*<html(?:\s+[\w:-]+(?:="[^"]*")?)*\s*>\s*<head>/;

/** It does nothing, and is not to be taken for the place of a style sheet of the frame. */
const EMPTY_STYLE = /^<style><\/style>$/i;

/** One thing of a head. For the parser a style ends at the first `</style`; anything but `>` behind it is caught apart. */
const PIECE =
  /\s+|<meta(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>|<title>[^<]*<\/title>|<style>[\s\S]*?<\/[sS][tT][yY][lL][eE](?:>|([\s\S]))/gy;
