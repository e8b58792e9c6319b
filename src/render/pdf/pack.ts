import { deflateSync } from 'node:zlib';
import { isStream, type PdfObjects } from './objects.ts';

/**
 * Writes a PDF as small as it goes without a change to what it holds: everything that is no stream itself lies in one
 * object stream, and a stream takes the place of the cross-reference table. The tags of a guide are a thousand small
 * objects, more than half of the file as Chromium writes it, and hardly anything once they are packed.
 *
 * The document's information stays as it was: producer.ts, and whoever looks for a title in the bytes, finds it there.
 * Needs PDF 1.5 (2003). Syntax: ISO 32000-1, 7.5.7 and 7.5.8.
 */
export function packPdf({ objects, root, info }: PdfObjects): Uint8Array {
  const all = [...objects].sort(([one], [other]) => one - other);
  const isWhole = ([number, object]: [number, string]) => number === info || isStream(object);
  const packed = all.filter((entry) => !isWhole(entry));
  const container = (all.at(-1)?.[0] ?? 0) + 1;
  const table = container + 1;

  let text = '%PDF-1.5\n%\xd3\xeb\xe9\xe1\n';
  const rows: Row[] = Array.from({ length: table + 1 }, () => [0, 0, 0]);
  for (const [number, object] of [...all.filter(isWhole), [container, objectStream(packed)] as const]) {
    rows[number] = [1, text.length, 0];
    text += `${number} 0 obj\n${object}\nendobj\n`;
  }
  for (const [index, [number]] of packed.entries()) rows[number] = [2, container, index];
  rows[table] = [1, text.length, 0];
  const names = `/Type /XRef /Size ${table + 1} /Root ${root} 0 R${info === undefined ? '' : ` /Info ${info} 0 R`}`;
  const end = `${table} 0 obj\n${crossReferences(rows, names)}\nendobj\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + end, 'latin1');
}

/** Where an object is: 1, its offset, 0; or 2, the number of the stream that it lies in, its place in there. */
type Row = [kind: number, where: number, index: number];

/** Objects one behind the other; in front of them each one's number, and where it begins. */
function objectStream(objects: readonly [number, string][]): string {
  let bodies = '';
  const heads = objects.map(([number, object]) => {
    const head = `${number} ${bodies.length}`;
    bodies += `${object}\n`;
    return head;
  });
  const first = `${heads.join(' ')}\n`;
  return stream(
    `/Type /ObjStm /N ${objects.length} /First ${first.length}`,
    Buffer.from(first + bodies, 'latin1'),
  );
}

/** Each row is kept as its difference from the one before (PNG's “up”, predictor 12): neighbours are alike. */
function crossReferences(rows: readonly Row[], names: string): string {
  const widths = [1, 4, 2];
  const columns = 7;
  const data = Buffer.alloc(rows.length * columns);
  for (const [line, row] of rows.entries()) {
    let at = line * columns;
    for (const [field, width] of widths.entries()) at = data.writeUIntBE(row[field] as number, at, width);
  }
  const differences = Buffer.alloc(rows.length * (columns + 1));
  for (const line of rows.keys()) {
    differences[line * (columns + 1)] = 2;
    for (let column = 0; column < columns; column += 1) {
      const at = line * columns + column;
      const above = line === 0 ? 0 : (data[at - columns] as number);
      differences[line * (columns + 1) + 1 + column] = (data[at] as number) - above;
    }
  }
  const parameters = `/DecodeParms <</Predictor 12 /Columns ${columns}>>`;
  return stream(`${names} /W [${widths.join(' ')}] ${parameters}`, differences);
}

function stream(dictionary: string, data: Buffer): string {
  const deflated = deflateSync(data, { level: 6, memLevel: 9 }).toString('latin1');
  return `<<${dictionary} /Filter /FlateDecode /Length ${deflated.length}>> stream\n${deflated}\nendstream`;
}
