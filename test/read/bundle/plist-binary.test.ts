import { describe, expect, test } from 'vitest';
import { assembleBinaryPlist, writeBinaryPlist } from '../../fixtures/make/binary-plist.ts';
import type { Plain } from '../../fixtures/make/plist-value.ts';
import { codesOf, parse, rootOf } from './reading.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('values', () => {
  test.each<[string, Plain]>([
    ['a text', 'com.example.driver'],
    ['a text that is not ASCII', 'Ünïcödé 😀'],
    ['a long text', 'x'.repeat(300)],
    ['no text', ''],
    ['0', 0],
    ['255', 255],
    ['65,536', 65536],
    ['2^32', 2 ** 32],
    ['-1', -1],
    ['2^53 - 1', Number.MAX_SAFE_INTEGER],
    ['2^53 + 1', 2n ** 53n + 1n],
    ['-2^63', -(2n ** 63n)],
    ['2^64 - 1', 2n ** 64n - 1n],
    ['a real', 1.25],
    ['true', true],
    ['a date', new Date('2026-11-24T12:00:00Z')],
    ['data', new Uint8Array([0, 255])],
    ['an array', [1, [2, []]]],
    ['300 values', Array.from({ length: 300 }, (_, i) => i)],
  ])('%s', (_, value) => {
    expect(parse(writeBinaryPlist(value))).toMatchObject({ diagnostics: [] });
    expect(rootOf(writeBinaryPlist(value))).toEqual(value);
  });

  test('dictionaries are Maps, and __proto__ is a key', () => {
    const root = rootOf(writeBinaryPlist(new Map<string, Plain>([['__proto__', { evil: true }]])));
    expect(root).toEqual(new Map([['__proto__', new Map([['evil', true]])]]));
    expect(({} as { evil?: boolean }).evil).toBeUndefined();
  });

  test('a real of four bytes', () => {
    expect(rootOf(assembleBinaryPlist([hex('22 3fc00000')]))).toBe(1.5);
  });

  test('an honest file that uses a value twice', () => {
    expect(rootOf(assembleBinaryPlist([hex('a2 01 01'), hex('51 61')]))).toEqual(['a', 'a']);
  });

  test('bytes that lie inside a larger buffer', () => {
    const bytes = writeBinaryPlist({ a: 1.5 });
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 7);
    expect(rootOf(larger.subarray(7))).toEqual(new Map([['a', 1.5]]));
  });
});

describe('hostile files', () => {
  const string = hex('51 61');
  /** Each array holds the next one twice. */
  const doubling = (levels: number) =>
    assembleBinaryPlist([
      ...Array.from({ length: levels }, (_, i) => Buffer.from([0xa2, i + 1, i + 1])),
      string,
    ]);
  const nested = (levels: number) =>
    assembleBinaryPlist(
      [
        ...Array.from({ length: levels }, (_, i) =>
          Buffer.concat([hex('a1'), hex((i + 1).toString(16).padStart(4, '0'))]),
        ),
        string,
      ],
      { refSize: 2 },
    );

  test.each<[string, Uint8Array, string]>([
    ['only the magic', Buffer.from('bplist00'), 'plist.binary-trailer'],
    ['cut off', writeBinaryPlist({ a: 1 }).subarray(0, 45), 'plist.binary-trailer'],
    ['another version', Buffer.from('bplist15'.padEnd(60)), 'plist.binary-version'],
    ['no object', assembleBinaryPlist([], {}), 'plist.binary-trailer'],
    ['a count of 2^63', assembleBinaryPlist([string], { count: 2n ** 63n }), 'plist.binary-trailer'],
    [
      'a count that wraps when multiplied',
      assembleBinaryPlist([string], { count: 2n ** 61n }),
      'plist.binary-trailer',
    ],
    ['a count of one too many', assembleBinaryPlist([string], { count: 2n }), 'plist.binary-trailer'],
    ['a top that is not there', assembleBinaryPlist([string], { top: 1n }), 'plist.binary-trailer'],
    ['a table behind the end', assembleBinaryPlist([string], { table: 1000n }), 'plist.binary-trailer'],
    ['a table at 2^64 - 1', assembleBinaryPlist([string], { table: 2n ** 64n - 1n }), 'plist.binary-trailer'],
    ['a table in the magic', assembleBinaryPlist([string], { table: 3n }), 'plist.binary-trailer'],
    [
      'offsets of 0 bytes',
      assembleBinaryPlist([string], { offsetSize: 0, offsets: [] }),
      'plist.binary-trailer',
    ],
    ['references of 0 bytes', assembleBinaryPlist([string], { refSize: 0 }), 'plist.binary-trailer'],
    ['references of 200 bytes', assembleBinaryPlist([string], { refSize: 200 }), 'plist.binary-trailer'],
    ['an offset into the magic', assembleBinaryPlist([string], { offsets: [2] }), 'plist.binary-range'],
    ['an offset into the table', assembleBinaryPlist([string], { offsets: [10] }), 'plist.binary-range'],
    ['an offset behind the end', assembleBinaryPlist([string], { offsets: [255] }), 'plist.binary-range'],
    ['a reference out of range', assembleBinaryPlist([hex('a1 05')]), 'plist.binary-range'],
    ['a string longer than the file', assembleBinaryPlist([hex('5f 12 7fffffff 61')]), 'plist.binary-range'],
    ['a string of 2^64 - 1', assembleBinaryPlist([hex('5f 13 ffffffffffffffff 61')]), 'plist.binary-range'],
    ['an array of 2^63', assembleBinaryPlist([hex('af 13 8000000000000000')]), 'plist.binary-range'],
    [
      'a dict that wraps when doubled',
      assembleBinaryPlist([hex('df 13 8000000000000000')]),
      'plist.binary-range',
    ],
    ['a UTF-16 string cut by the table', assembleBinaryPlist([hex('62 0061 00')]), 'plist.binary-range'],
    ['a count that is no integer', assembleBinaryPlist([hex('5f 51 61')]), 'plist.binary-range'],
    [
      'a count of 16 bytes',
      assembleBinaryPlist([Buffer.concat([hex('5f 14'), Buffer.alloc(17, 1)])]),
      'plist.binary-range',
    ],
    ['an integer cut by the table', assembleBinaryPlist([hex('13 00')]), 'plist.binary-range'],
    ['null', assembleBinaryPlist([hex('00')]), 'plist.binary-kind'],
    ['a UID', assembleBinaryPlist([hex('80 01')]), 'plist.binary-kind'],
    ['a set', assembleBinaryPlist([hex('c0')]), 'plist.binary-kind'],
    [
      'an integer of 32 bytes',
      assembleBinaryPlist([Buffer.concat([hex('15'), Buffer.alloc(32)])]),
      'plist.binary-kind',
    ],
    ['an unknown kind', assembleBinaryPlist([hex('ff')]), 'plist.binary-kind'],
    [
      'an integer of 128 bits',
      assembleBinaryPlist([hex('14 00000000000000010000000000000000')]),
      'plist.value',
    ],
    ['ASCII that is not', assembleBinaryPlist([hex('51 e9')]), 'plist.value'],
    ['half a UTF-16 pair', assembleBinaryPlist([hex('61 d800')]), 'plist.value'],
    ['the date NaN', assembleBinaryPlist([hex('33 7ff8000000000000')]), 'plist.value'],
    ['a date in the year 10^300', assembleBinaryPlist([hex('33 7e37e43c8800759c')]), 'plist.value'],
    [
      'a key that is a number',
      assembleBinaryPlist([hex('d1 01 02'), hex('10 01'), string]),
      'plist.binary-key',
    ],
    ['an array in itself', assembleBinaryPlist([hex('a1 00')]), 'plist.cycle'],
    ['a dict that is its own value', assembleBinaryPlist([hex('d1 01 00'), string]), 'plist.cycle'],
    ['a circle of three', assembleBinaryPlist([hex('a1 01'), hex('a1 02'), hex('a1 00')]), 'plist.cycle'],
    [
      'a million objects',
      assembleBinaryPlist(Array.from({ length: 1_000_000 }, () => hex('09'))),
      'plist.values',
    ],
    ['2^40 values in 244 bytes', doubling(40), 'plist.values'],
    ['5,000 deep', nested(5000), 'plist.depth'],
    [
      'deep by sharing',
      assembleBinaryPlist(
        // The outer array reads the short end of the chain first, so that no single descent is deep.
        [
          Buffer.from([0xaf, 0x10, 200, ...Array.from({ length: 200 }, (_, i) => 200 - i)]),
          ...Array.from({ length: 199 }, (_, i) => Buffer.from([0xa1, i + 2])),
          string,
        ],
      ),
      'plist.depth',
    ],
    [
      'objects on top of each other',
      assembleBinaryPlist(
        [
          Buffer.from([0xaf, 0x10, 50, ...Array.from({ length: 50 }, (_, i) => i + 1)]),
          Buffer.concat([hex('5f 10 64'), Buffer.alloc(100, 97)]),
          ...Array.from({ length: 49 }, () => new Uint8Array()),
        ],
        { offsets: [8, ...Array.from({ length: 50 }, () => 61)], offsetSize: 1 },
      ),
      'plist.binary-range',
    ],
    ['a key twice', assembleBinaryPlist([hex('d2 01 01 02 02'), string, hex('09')]), 'plist.duplicate'],
  ])('%s', (_, bytes, code) => {
    const { value, diagnostics } = parse(bytes);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, severity: 'error', place: { file: 'Info.plist' } }]);
  });

  test('the bomb has 244 bytes or fewer, and a small one is read', () => {
    expect(doubling(40).length).toBeLessThanOrEqual(244);
    expect(parse(doubling(10)).value).toBeDefined();
  });

  test('a key twice deeper down is a warning', () => {
    const bytes = assembleBinaryPlist([hex('a1 01'), hex('d2 02 02 03 03'), string, hex('09')]);
    expect(codesOf(parse(bytes).diagnostics)).toEqual(['plist.duplicate-inside']);
    expect(rootOf(bytes)).toEqual([new Map([['a', true]])]);
  });
});
