import { woffTables } from '../browser/woff.ts';

/**
 * The characters that a WOFF 1 font has a glyph for, by its `cmap` table (formats 4 and 12, the only ones in use
 * for Unicode: https://learn.microsoft.com/typography/opentype/spec/cmap).
 */
export function charactersOf(woff: Buffer): Set<number> {
  const cmap = woffTables(woff).find((table) => table.tag === 'cmap')?.data;
  const characters = new Set<number>();
  for (let index = 0; cmap && index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * index));
    const format = table.readUInt16BE(0);
    if (format === 4) addSegments(table, characters);
    if (format === 12) addGroups(table, characters);
  }
  return characters;
}

function addSegments(table: Buffer, characters: Set<number>): void {
  const doubled = table.readUInt16BE(6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = table.readUInt16BE(14 + segment);
    const first = table.readUInt16BE(16 + doubled + segment);
    const delta = table.readUInt16BE(16 + 2 * doubled + segment);
    const at = 16 + 3 * doubled + segment;
    const range = table.readUInt16BE(at);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const glyph = range === 0 ? code + delta : table.readUInt16BE(at + range + 2 * (code - first));
      if ((glyph & 0xffff) !== 0) characters.add(code);
    }
  }
}

function addGroups(table: Buffer, characters: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const first = table.readUInt32BE(16 + 12 * group);
    const last = table.readUInt32BE(20 + 12 * group);
    for (let code = first; code <= last; code += 1) characters.add(code);
  }
}
