import { woffTables } from '../browser/woff.ts';

/**
 * The characters that a WOFF 1 font has a glyph for, each with the glyph's number, by its `cmap` table (formats 4 and
 * 12, the only ones in use for Unicode: https://learn.microsoft.com/typography/opentype/spec/cmap).
 */
export function glyphsOf(woff: Buffer): Map<number, number> {
  const cmap = woffTables(woff).find((table) => table.tag === 'cmap')?.data;
  const glyphs = new Map<number, number>();
  for (let index = 0; cmap && index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * index));
    const format = table.readUInt16BE(0);
    if (format === 4) addSegments(table, glyphs);
    if (format === 12) addGroups(table, glyphs);
  }
  return glyphs;
}

/**
 * How far each character of a WOFF 1 font moves the line on, in parts of the font's size (`hmtx`: glyphs behind the
 * last one that is listed are as wide as that one). Kerning is left out.
 */
export function advancesOf(woff: Buffer): Map<number, number> {
  const tables = new Map(woffTables(woff).map(({ tag, data }) => [tag, data]));
  const [head, hhea, hmtx] = [tables.get('head'), tables.get('hhea'), tables.get('hmtx')];
  if (!head || !hhea || !hmtx) return new Map();
  const [unitsPerEm, listed] = [head.readUInt16BE(18), hhea.readUInt16BE(34)];
  const advance = (glyph: number) => hmtx.readUInt16BE(4 * Math.min(glyph, listed - 1)) / unitsPerEm;
  return new Map([...glyphsOf(woff)].map(([code, glyph]) => [code, advance(glyph)]));
}

function addSegments(table: Buffer, glyphs: Map<number, number>): void {
  const doubled = table.readUInt16BE(6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = table.readUInt16BE(14 + segment);
    const first = table.readUInt16BE(16 + doubled + segment);
    const delta = table.readUInt16BE(16 + 2 * doubled + segment);
    const at = 16 + 3 * doubled + segment;
    const range = table.readUInt16BE(at);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const found = range === 0 ? code : table.readUInt16BE(at + range + 2 * (code - first));
      const glyph = range !== 0 && found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function addGroups(table: Buffer, glyphs: Map<number, number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const first = table.readUInt32BE(16 + 12 * group);
    const last = table.readUInt32BE(20 + 12 * group);
    const glyph = table.readUInt32BE(24 + 12 * group);
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
  }
}
