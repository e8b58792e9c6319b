/** A paragraph on its way into RTF. Lengths are twips: a twentieth of a point, which is a pixel of the HTML pane. */
export interface Paragraph {
  /** What it says, as RTF. */
  runs: string;
  indent: number;
  /** Room before and behind it; between two paragraphs the larger one counts. */
  before: number;
  behind: number;
  /** Whether it says for whom the next one is, which stands close below it. */
  isLabel?: boolean;
  /** What stands before its first line, in the indent: the number or the bullet of a list, as RTF. */
  marker?: string;
  /** That of a heading: 2 and more. */
  level?: number;
  /** Where it is not that of the page: commands run from left to right in every language. */
  dir?: 'ltr';
}

/** Lengths and sizes as styles/pane.css has them; a size is in half points. */
export const EM = 13 * 20;
export const INDENT = 1.6 * EM;
export const GAP = 0.5 * EM;
export const SIZES = { text: 26, small: 24, heading: 34 } as const;

/** How far the marker of a list stands out to the left of its text. */
const HANGING = 1.3 * EM;

/** Paragraphs as RTF, each with all that it needs, as none keeps what the one before it had. */
export function printParagraphs(
  paragraphs: readonly Paragraph[],
  dir: 'ltr' | 'rtl',
  spacing: string,
): string {
  return paragraphs
    .map((one, number) => {
      const gap = Math.round(gapBetween(paragraphs[number - 1], one));
      return `\\pard${direction(one.dir ?? dir)}${indent(one)}\\sb${gap}${spacing}${outline(one)} ${marker(one)}${one.runs}`;
    })
    .join('\\par\n');
}

/** A page begins at its very top. */
function gapBetween(above: Paragraph | undefined, below: Paragraph): number {
  if (!above) return 0;
  return above.isLabel ? above.behind : Math.max(above.behind, below.before);
}

/** Both forms of the indent: one counts from the left or from where lines begin, by reader; the other from there always. */
function indent({ indent, marker }: Paragraph): string {
  const all = Math.round(indent);
  if (marker === undefined) return all === 0 ? '' : `\\li${all}\\lin${all}`;
  const hanging = Math.round(HANGING);
  return `\\tx${all}\\li${all}\\lin${all}\\fi-${hanging}`;
}

function marker({ marker }: Paragraph): string {
  return marker === undefined ? '' : `${marker}\\tab `;
}

function direction(dir: 'ltr' | 'rtl'): string {
  return dir === 'rtl' ? '\\rtlpar\\qr' : '\\ltrpar';
}

/** A heading is not parted from what it is about where the page is printed. */
function outline({ level }: Paragraph): string {
  return level === undefined ? '' : `\\keepn\\outlinelevel${level - 1}`;
}
