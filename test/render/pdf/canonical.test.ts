import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPdf } from '../../../src/render/pdf/canonical.ts';
import { literal, smallPdf } from './small-pdf.ts';

const STAMP = new Date('2026-11-24T01:02:03Z');
const DATE = "D:20261124010203+00'00'";

/** What differs between two prints: the time, and the number at which Blink's count of nodes stood. */
interface Print {
  date: string;
  first: number;
}

/** A page with a table, and with texts of the vendor's in every place where a text can stand. */
function print({ date, first }: Print, text: string, data: string): Buffer {
  const node = (index: number) => `(node${String(first + index).padStart(8, '0')})`;
  return smallPdf([
    { dictionary: `/Type /Catalog /StructTreeRoot 4 0 R /Lang (en)` },
    {
      dictionary: `/Title ${literal(text)}\n/Creator (Chromium)\n/CreationDate (${date})\n/ModDate (${date})`,
    },
    { dictionary: '/Filter /None', stream: Buffer.from(data, 'latin1') },
    { dictionary: `/IDTree <</Limits [${node(0)} ${node(1)}] /Names [${node(0)} 5 0 R ${node(1)} 6 0 R]>>` },
    { dictionary: `/S /TH /ID ${node(0)} /Alt ${literal(text)} /A <</O /Table /Headers [${node(1)}]>>` },
    {
      dictionary: `/S /TH /ID ${node(1)} /ActualText ${literal(text)} /Title <${Buffer.from(text).toString('hex')}>`,
    },
    { dictionary: `/S /TD /A [<</O /Table /Headers [${node(0)} ${node(1)}]>>] /Contents ${literal(text)}` },
  ]);
}

const canonical = (pdf: Uint8Array) => Buffer.from(canonicalPdf(pdf, STAMP) as Uint8Array).toString('latin1');

const prints = fc.record({
  date: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
    .map((date) => `D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}+02'00'`),
  first: fc.integer({ min: 1, max: 99_999_990 }),
});

/** Texts that look like what is patched, between any others. */
const traps = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...[
          '(node00042177)',
          '/ID (node00042177)',
          '/Headers [(node00000007)]',
          'node00000001',
          '/Names [',
          '>>',
          '<<',
        ],
        ...[
          "/CreationDate (D:20261124153157+00'00')",
          '/ModDate',
          'endstream',
          'stream\n',
          'startxref\n0\n%%EOF',
        ],
        ...['/Length 3', '\\', '((', ')', '%', 'endobj', '(D:20261124153157+00'],
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replace(/[^\0-\x7f]/g, '?'));

describe('the canonical form', () => {
  it('is one and the same for two prints, has the date, and numbers from 1', () => {
    fc.assert(
      fc.property(prints, prints, traps, traps, (a, b, text, data) => {
        const form = canonical(print(a, text, data));
        expect(form).toBe(canonical(print(b, text, data)));
        expect(form).toBe(print({ date: DATE, first: 1 }, text, data).toString('latin1'));
      }),
    );
  });

  it('is its own canonical form', () => {
    const once = canonicalPdf(print({ date: DATE, first: 77 }, 'x', 'y'), STAMP) as Uint8Array;
    expect(canonical(once)).toBe(Buffer.from(once).toString('latin1'));
  });

  it('keeps the order of the names, also of names that are no neighbours', () => {
    const pdf = smallPdf([
      { dictionary: '/Names [(node00000009) 1 0 R (node00000100) 2 0 R (node00042177) 3 0 R]' },
    ]);
    expect(canonical(pdf)).toContain(
      '/Names [(node00000001) 1 0 R (node00000002) 2 0 R (node00000003) 3 0 R]',
    );
  });

  it('leaves a title alone that looks like a name or a date', () => {
    const dictionary = "/Title (node00042177)\n/Subject (D:20261124153157+00'00')";
    expect(canonical(smallPdf([{ dictionary }]))).toContain(dictionary);
  });

  it('does not change what it was given', () => {
    const pdf = print({ date: DATE.replace('2026', '2027'), first: 5 }, 'x', 'y');
    const before = Buffer.from(pdf);
    canonicalPdf(pdf, STAMP);
    expect(pdf.equals(before)).toBe(true);
  });
});

describe('what is no whole PDF', () => {
  const whole = print({ date: DATE, first: 1 }, 'Title', 'BT (x) Tj ET');

  it('has no canonical form, wherever it was cut off', () => {
    for (let length = 0; length < whole.length - 1; length += 1) {
      expect(canonicalPdf(whole.subarray(0, length), STAMP), `${length} bytes`).toBeUndefined();
    }
  });

  it.each([
    ['nothing', ''],
    ['a page of HTML', '<!doctype html><p>Not found'],
    ['something in front', `x${whole.toString('latin1')}`],
    ['something behind', `${whole.toString('latin1')}x`],
    ['a stream of another length', whole.toString('latin1').replace(/\/Length \d+/, '/Length 7')],
    ['a length that stands elsewhere', whole.toString('latin1').replace(/\/Length (\d)\d+/, '/Length 3 0 R')],
  ])('has none: %s', (_, text) => {
    expect(canonicalPdf(Buffer.from(text, 'latin1'), STAMP)).toBeUndefined();
  });
});
