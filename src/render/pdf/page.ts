import type { GuideDocument } from '../../compose/document.ts';
import type { Draw } from '../html/templates.ts';
import { paperOf } from '../paper.ts';
import { cardSize } from './card-size.ts';
import { codeOf } from './qr.ts';

/**
 * The page that is printed for a guide, fonts and all. Header and footer are margin boxes of CSS: they carry the
 * guide's own font, and no screen reader meets them in the text.
 *
 * @param fonts `@font-face` rules with the fonts as `data:` addresses
 */
export function printPage(document: GuideDocument, draw: Draw, fonts: string): string {
  const { address, card } = document;
  const paper = paperOf(document.locale);
  return draw('print', {
    ...document,
    ...(address === undefined ? {} : { code: codeOf(address) }),
    ...(card === undefined ? {} : { cardSize: cardSize(document, card, paper), cardOf: 'recovery' }),
    fonts,
    paper,
    footer: pageNumber(document.ui['page-number'] ?? ''),
  });
}

/** “Page [page] of [pages]” as CSS content. */
function pageNumber(label: string): string {
  return label
    .split(/(\[pages?\])/)
    .filter(Boolean)
    .map((part) =>
      part === '[page]' ? 'counter(page)' : part === '[pages]' ? 'counter(pages)' : cssText(part),
    )
    .join(' ');
}

/** A CSS string: what could end it, or the style element around it, is written by its number (CSS Syntax 4.3.7). */
function cssText(value: string): string {
  const safe = value.replace(/[^\p{L}\p{N} .,:;·()/+-]/gu, (c) => `\\${c.codePointAt(0)!.toString(16)} `);
  return `"${safe}"`;
}
