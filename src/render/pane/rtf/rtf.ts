import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { PaneDocument } from '../../../compose/document.ts';
import { element, text } from '../../../compose/hast.ts';
import { type Place, paragraphsOf } from './blocks.ts';
import { rtfText } from './escape.ts';
import { languageNumber } from './language.ts';
import { printParagraphs, SIZES } from './paragraph.ts';

/**
 * A page of the Installer as RTF. It has no table of colors: a text without a color is shown in that of macOS, light
 * and dark (domain research 5.2). System fonts have no name of their own in RTF; these are on every Mac.
 */
export function drawRtf({ name, locale, dir, windowTitle, draft, ui, body }: PaneDocument): string {
  const number = languageNumber(locale);
  const start: Place = { indent: 0, depth: 0, isClose: false, isPassage: false, language: number };
  const [asDefault, language] = number === undefined ? ['', ''] : [`\\deflang${number}`, `\\lang${number}`];
  const notice = draft ? [element('p', [element('strong', [text(ui.draft ?? '')])])] : [];
  // Two pages may not scroll; the Read Me has room for lines that are easier to follow.
  const spacing = name === 'readme' ? '\\sl276\\slmult1' : '';
  const paragraphs = paragraphsOf([...notice, ...(dir === 'rtl' ? isolated(body) : body).children], start);
  return `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0${asDefault}
{\\fonttbl{\\f0\\fswiss\\fcharset0 Helvetica Neue;}{\\f1\\fmodern\\fcharset0 Menlo;}}
${GENERATOR}{\\info{\\title ${rtfText(windowTitle)}}}
\\f0\\fs${SIZES.text}${language}
${printParagraphs(paragraphs, dir, spacing)}
}
`;
}

/** With names kept apart from the direction of the words around them, as HTML does by itself. */
function isolated(body: Root): Root {
  const copy = structuredClone(body);
  visit(copy, 'element', (node) => {
    if (node.tagName === 'bdi') node.children = [text('\u2068'), ...node.children, text('\u2069')];
  });
  return copy;
}

/** What says of a page that it was drawn by us. */
export const GENERATOR = '{\\*\\generator kextguide;}';
