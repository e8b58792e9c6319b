import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readObjects } from '../../../src/render/pdf/objects.ts';
import { packPdf } from '../../../src/render/pdf/pack.ts';
import { producerOf } from '../../../src/render/pdf/producer.ts';
import { found, guide, prints } from './printing.ts';
import { literal, smallPdf } from './small-pdf.ts';

const packed = (pdf: Uint8Array) => Buffer.from(packPdf(readObjects(pdf)!)).toString('latin1');

/** Texts that look like what a PDF is made of. */
const traps = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('\nendstream', 'endobj\n', 'stream\n', '\nendobj\n1 0 obj\n', '\nxref\n0 1\n', '%%EOF'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replace(/[^\0-\xff]/g, '?'));

/** The objects of a packed file, found by nothing but its own tables. */
function unpack(pdf: string): Map<number, string> {
  const inflate = (object: string): Buffer => {
    const length = Number(/\/Length (\d+)/.exec(object)?.[1]);
    const start = object.indexOf('stream\n') + 'stream\n'.length;
    return inflateSync(Buffer.from(object.slice(start, start + length), 'latin1'));
  };
  const table = pdf.slice(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]));
  const size = Number(/\/Size (\d+)/.exec(table)?.[1]);
  const differences = inflate(table);
  const rows: number[][] = [];
  for (let line = 0; line < size; line += 1) {
    const above = rows.at(-1) ?? [0, 0, 0, 0, 0, 0, 0];
    rows.push(above.map((byte, column) => (byte + differences[line * 8 + 1 + column]!) & 0xff));
  }
  const numbers = (row: number[]) => [row[0]!, Buffer.from(row).readUInt32BE(1), row[5]! * 256 + row[6]!];
  const whole = new Map<number, string>();
  for (const [number, row] of rows.entries()) {
    const [kind, at] = numbers(row) as [number, number, number];
    if (kind === 1) whole.set(number, pdf.slice(at));
  }
  const objects = new Map<number, string>();
  for (const [number, row] of rows.entries()) {
    const [kind, where, index] = numbers(row) as [number, number, number];
    if (kind !== 2) continue;
    const container = whole.get(where)!;
    const text = inflate(container).toString('latin1');
    const first = Number(/\/First (\d+)/.exec(container)?.[1]);
    const heads = text.slice(0, first).trim().split(' ').map(Number);
    expect(heads[2 * index]).toBe(number);
    const end = heads[2 * index + 3] ?? text.length - first;
    objects.set(number, text.slice(first + heads[2 * index + 1]!, first + end).replace(/\n$/, ''));
  }
  return objects;
}

describe('a packed PDF', () => {
  it('holds every object as it was, whatever their texts and streams look like', () => {
    fc.assert(
      fc.property(traps, traps, (text, data) => {
        const items = [
          { dictionary: '/Type /Catalog /Pages 4 0 R' },
          { dictionary: `/Title ${literal(text)}\n/Creator (Chromium)\n/Producer (Skia/PDF m1)` },
          { dictionary: '/Filter /None', stream: Buffer.from(data, 'latin1') },
          { dictionary: `/Type /Pages /Kids [] /Alt ${literal(text)}` },
          { dictionary: `/S /P /ActualText ${literal(text)}` },
        ];
        const pdf = packed(smallPdf(items));
        expect([...unpack(pdf)]).toEqual(
          [1, 4, 5].map((number) => [number, `<<${items[number - 1]!.dictionary}>>`]),
        );
        expect(pdf).toContain(`2 0 obj\n<<${items[1]!.dictionary}>>\nendobj\n`);
        expect(pdf).toContain(
          `3 0 obj\n<</Filter /None\n/Length ${data.length}>> stream\n${data}\nendstream\nendobj\n`,
        );
        expect(pdf).toMatch(/\/Root 1 0 R \/Info 2 0 R/);
        expect(producerOf(Buffer.from(pdf, 'latin1'))).toBe('Chromium, Skia/PDF m1');
      }),
    );
  });

  it('is not made of a table that does not fit', () => {
    const pdf = smallPdf([{ dictionary: '/Type /Catalog' }, { dictionary: '/Title (x)' }]).toString('latin1');
    const read = (text: string) => readObjects(Buffer.from(text, 'latin1'));
    expect(read(pdf)?.objects.size).toBe(2);
    expect(read(pdf.replace('2 0 obj', '3 0 obj'))).toBeUndefined();
    expect(read(pdf.replace(/(\d{9})(\d)( 00000 n)/, '$19$3'))).toBeUndefined();
    expect(read(pdf.replace('/Root', '/Boot'))).toBeUndefined();
  });
});

describe.skipIf(!found)('a printed page', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = (await prints({ guide: guide(1) })).pdfs.get('guide')!;
  });

  it('is packed, and pdf.js finds all that is in it', async () => {
    const text = Buffer.from(pdf).toString('latin1');
    expect(text).toMatch(/^%PDF-1\.5/);
    expect(text).toContain('/ObjStm');
    expect(text).not.toContain('/StructElem');
    const opened = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    expect(opened.numPages).toBe(2);
    expect(JSON.stringify(await (await opened.getPage(1)).getStructTree())).toContain('"role":"TH"');
    expect(await opened.getOutline()).toHaveLength(1);
  });
});
