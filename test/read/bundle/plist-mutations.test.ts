import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import { readInfoPlist } from '../../../src/read/bundle/info-plist.ts';
import { writeBinaryPlist } from '../../fixtures/make/binary-plist.ts';
import type { Plain } from '../../fixtures/make/plist-value.ts';
import { writeXmlPlist } from '../../fixtures/make/xml-plist.ts';
import { parse, rootOf } from './reading.ts';

/** KEXTGUIDE_MUTATIONS=100000 for a long run. */
const RUNS = Number(process.env.KEXTGUIDE_MUTATIONS ?? 4000);

/** Any value, as both writers take it. */
const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }).map(allowedInXml),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc
      .bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n })
      .filter((value) => !Number.isSafeInteger(Number(value))),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
    fc
      .date({
        min: new Date('1970-01-01T00:00:00Z'),
        max: new Date('2100-01-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('plain'), { maxLength: 20 }),
    fc
      .array(fc.tuple(fc.string({ unit: 'binary' }).map(allowedInXml), tie('plain')), { maxLength: 8 })
      .map((entries): Plain => new Map(entries)),
  ),
}));

function allowedInXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
}

const info: Plain = {
  CFBundleExecutable: 'Widget',
  CFBundleIdentifier: 'com.example.driver.Widget',
  CFBundleName: 'Wídget & Co',
  CFBundleVersion: '1.10',
  IOKitPersonalities: { Device: { idVendor: 1256, big: 2n ** 63n, ratio: 0.5, on: true } },
  Data: new Uint8Array(20),
  Built: new Date(0),
};

const XML = Buffer.from(
  writeXmlPlist(info).replace(
    '<dict>',
    '<!-- a comment --><dict><key>C</key><string><![CDATA[<x>]]></string>',
  ),
);

describe.each([
  ['XML', XML, '<>&!-[]?/"\'=\n\0\ufeff'],
  ['UTF-16', Buffer.from(`\ufeff${XML.toString()}`, 'utf16le'), '<\ud800'],
  ['binary', Buffer.from(writeBinaryPlist(info)), '\x00\x13\x5f\xaf\xdf\xff'],
])('a mutated file (%s) ends in a value or in findings, never in a throw', (_, original, spice) => {
  const spices = [...spice].map((character) => Buffer.from(character));
  const piece = fc.oneof(
    fc.constantFrom(...spices),
    fc.uint8Array({ maxLength: 8 }),
    fc
      .tuple(fc.nat(original.length), fc.nat(60))
      .map(([from, length]) => original.subarray(from, from + length)),
    fc
      .constantFrom(
        '<!--',
        '-->',
        '<![CDATA[',
        '<!DOCTYPE',
        '<?xml',
        '</dict>',
        '<dict>',
        '<key>',
        '&#x0;',
        ']]>',
      )
      .map((text) => Buffer.from(text)),
  );
  const change = fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at: fc.nat(original.length - 1), bit: fc.nat(7) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(original.length) }),
    fc.record({ kind: fc.constant('drop' as const), at: fc.nat(original.length), length: fc.nat(40) }),
    fc.record({ kind: fc.constant('put' as const), at: fc.nat(original.length), piece }),
  );
  type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

  function mutate(bytes: Uint8Array, { at, ...how }: Change): Uint8Array {
    if (how.kind === 'cut') return bytes.slice(0, at);
    if (how.kind === 'drop') return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + how.length)]);
    if (how.kind === 'put') return Buffer.concat([bytes.subarray(0, at), how.piece, bytes.subarray(at)]);
    const flipped = Uint8Array.from(bytes);
    if (at < flipped.length) flipped[at]! ^= 1 << how.bit;
    return flipped;
  }

  test('by single and by many changes', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = changes.reduce(mutate, original);
        const { value, diagnostics } = readInfoPlist(bytes, 'Info.plist', 'Widget.kext');
        if (!value) expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
        // No sentence carries what could steer a terminal, whatever was in the file.
        for (const finding of diagnostics) expect(sentence(finding)).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: RUNS },
    );
  });

  test('by every possible cut', () => {
    for (let length = 0; length < original.length; length++) {
      const { value, diagnostics } = parse(original.subarray(0, length));
      // Only blanks behind </plist> may be missing.
      if (value) expect(original.subarray(length).toString().replaceAll('\0', '').trim()).toBe('');
      else expect(diagnostics.length).toBeGreaterThan(0);
    }
  });
});

test('any bytes behind a magic end in a value or in findings', () => {
  const start = fc.constantFrom('bplist00', '<plist>', '<?xml ', '\xff\xfe', '\xfe\xff', '');
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 300 }), (magic, rest) => {
      const result = parse(Buffer.concat([Buffer.from(magic, 'latin1'), rest]));
      if (!result.value) expect(result.diagnostics.length).toBeGreaterThan(0);
    }),
    { numRuns: RUNS },
  );
});

test.each([
  ['XML', (value: Plain) => Buffer.from(writeXmlPlist(value))],
  ['binary', writeBinaryPlist],
])('what is written as %s is read as it was', (_, write) => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(rootOf(write(value))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});
