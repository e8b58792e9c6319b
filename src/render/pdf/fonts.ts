import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { advancesOf, glyphsOf } from './glyphs.ts';

/**
 * `@font-face` rules for the printed page: "Kextguide Sans" (400, 700, 400 italic) and "Kextguide Mono" (400), as
 * `data:` addresses of static WOFF2 files. Static, because variable fonts come out as Type 3; and one name and two
 * weights for each, because Chromium embeds a face again for every name and weight that it is used by. Nothing is
 * faked either: bold italic text is printed bold or italic.
 *
 * Every script that the packages hold is in it, in their order (where ranges overlap, the last rule wins); the
 * browser unpacks only the files whose `unicode-range` the text needs.
 */
export function fontCss(): string {
  css ??= [...FACES.flatMap((face) => subsetsOf(face).map((subset) => rule(face, subset))), NO_FAKES].join(
    '\n',
  );
  return css;
}

/**
 * The characters of a text that "Kextguide Sans" has no glyph for, each once: they would be printed as an empty box.
 * It asks the fonts themselves, not `unicode-range`, which promises more than is there (all of U+2000-206F, of which
 * Inter has a third). Spaces, controls and invisible format characters need no glyph.
 */
export function uncovered(text: string): string[] {
  covered ??= new Set(SUBSETS.flatMap(coveredBy));
  const characters = new Set(text.normalize('NFC'));
  return [...characters].filter((character) => !NEEDS_NO_GLYPH.test(character) && !isCovered(character));
}

/** How far each character of Inter, regular or bold, moves the line on, in parts of the font's size. */
export function advances(weight: 400 | 700): ReadonlyMap<number, number> {
  const known = widths.get(weight);
  if (known) return known;
  const all = SUBSETS.flatMap((subset) => [...advancesOf(read('inter', `${subset}-${weight}-normal.woff`))]);
  const found = new Map(all);
  widths.set(weight, found);
  return found;
}

let css: string | undefined;
let covered: Set<number> | undefined;
const widths = new Map<number, ReadonlyMap<number, number>>();

interface Face {
  family: string;
  fontsource: string;
  weight: number;
  style: 'normal' | 'italic';
}

const FACES: readonly Face[] = [
  { family: 'Kextguide Sans', fontsource: 'inter', weight: 400, style: 'normal' },
  { family: 'Kextguide Sans', fontsource: 'inter', weight: 700, style: 'normal' },
  { family: 'Kextguide Sans', fontsource: 'inter', weight: 400, style: 'italic' },
  { family: 'Kextguide Mono', fontsource: 'jetbrains-mono', weight: 400, style: 'normal' },
];

/** A face that is not there (bold italic, bold Mono) would be faked, and a fake comes out as Type 3. */
const NO_FAKES = 'html{font-synthesis:none}';

/** In the order of the packages' own style sheets. */
const SUBSETS = ['cyrillic-ext', 'cyrillic', 'greek-ext', 'greek', 'vietnamese', 'latin-ext', 'latin'];

const NEEDS_NO_GLYPH = /[\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

const packages = createRequire(import.meta.url);

function isCovered(character: string): boolean {
  return covered?.has(character.codePointAt(0) as number) === true;
}

/** What is both in a file and in the range for which the browser asks that file. */
function coveredBy(subset: string): number[] {
  const range = parseRange(ranges('inter')[subset] as string);
  return [...glyphsOf(read('inter', `${subset}-400-normal.woff`)).keys()].filter((code) =>
    range.some(([first, last]) => first <= code && code <= last),
  );
}

/** `U+0000-00FF,U+0131` */
function parseRange(range: string): [first: number, last: number][] {
  return range.split(',').map((part) => {
    const [first, last = first] = part.replace('U+', '').split('-');
    return [Number.parseInt(first as string, 16), Number.parseInt(last as string, 16)];
  });
}

function subsetsOf({ fontsource }: Face): string[] {
  return SUBSETS.filter((subset) => subset in ranges(fontsource));
}

function rule({ family, fontsource, weight, style }: Face, subset: string): string {
  const data = read(fontsource, `${subset}-${weight}-${style}.woff2`).toString('base64');
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:block;src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${ranges(fontsource)[subset]}}`;
}

function ranges(fontsource: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder(fontsource), 'unicode.json'), 'utf8'));
}

function read(fontsource: string, file: string): Buffer {
  return readFileSync(join(folder(fontsource), 'files', `${fontsource}-${file}`));
}

function folder(fontsource: string): string {
  return dirname(packages.resolve(`@fontsource/${fontsource}/package.json`));
}
