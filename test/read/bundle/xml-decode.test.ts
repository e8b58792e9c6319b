import { describe, expect, test } from 'vitest';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import { decodeXml, encodeLike } from '../../../src/read/bundle/xml-decode.ts';
import { codesOf, parse, rootOf } from './reading.ts';

describe('encodings', () => {
  const text = '<?xml version="1.0" encoding="ENC"?><plist><string>é</string></plist>';
  const declared = (name: string) => text.replace('ENC', name);

  test.each([
    ['UTF-8', Buffer.from(declared('UTF-8'))],
    ['iso-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
    ['UTF-16 LE', Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le').swap16()],
    ['UTF-16 that says UTF-8', Buffer.from(`\ufeff${declared('UTF-8')}`, 'utf16le')],
  ])('%s is read', (_, bytes) => {
    expect(rootOf(bytes)).toBe('é');
  });

  test('iso-8859-1 is not windows-1252', () => {
    const bytes = Buffer.from(declared('iso-8859-1').replace('é', '\x80'), 'latin1');
    expect(rootOf(bytes)).toBe('\x80');
  });

  test.each([
    ['Shift_JIS', Buffer.from(declared('Shift_JIS')), '"Shift_JIS"'],
    ['windows-1252', Buffer.from(declared('windows-1252')), '"windows-1252"'],
    ['UTF-16 without a mark', Buffer.from(declared('UTF-16'), 'utf16le'), 'byte order mark'],
    ['UTF-16 BE without a mark', Buffer.from(declared('UTF-16'), 'utf16le').swap16(), 'byte order mark'],
  ])('%s is refused by name', (_, bytes, named) => {
    const { diagnostics } = parse(bytes);
    expect(codesOf(diagnostics)).toEqual(['plist.encoding']);
    expect(sentence(diagnostics[0]!)).toContain(named);
  });

  test.each([
    [
      'UTF-8',
      Buffer.concat([
        Buffer.from('<plist>\n <string>é'),
        Buffer.from([0xff]),
        Buffer.from('</string></plist>'),
      ]),
      2,
      11,
    ],
    ['UTF-8 that was cut', Buffer.from('<plist>é').subarray(0, 8), 1, 8],
    ['US-ASCII', Buffer.from(declared('us-ascii')), 1, declared('us-ascii').indexOf('é') + 1],
    ['half a UTF-16 pair', Buffer.from('\ufeff<plist>\n\ud800</plist>', 'utf16le'), 2, undefined],
  ])('bytes that are not %s have a place', (_, bytes, line, column) => {
    const { diagnostics } = parse(bytes);
    expect(diagnostics).toMatchObject([{ code: 'plist.bytes', place: { line } }]);
    if (column !== undefined) expect(diagnostics[0]!.place!.column).toBe(column);
  });

  test.each([
    ['UTF-8', Buffer.from(`${declared('UTF-8')}東京 \u{1f600}`), 'é'],
    ['UTF-8 with a mark, and another within', Buffer.from(`\ufeff${declared('UTF-8')}\ufeff`), 'é'],
    ['iso-8859-1', Buffer.from(`${declared('ISO-8859-1')}\x80\xff`, 'latin1'), '\x80'],
    ['US-ASCII', Buffer.from(declared('us-ascii').replace('é', 'e')), 'e'],
    ['UTF-16 LE', Buffer.from(`\ufeff${declared('UTF-16')}\u{1f600}`, 'utf16le'), 'é'],
    ['UTF-16 BE', Buffer.from(`\ufeff${declared('UTF-16')}\u{1f600}`, 'utf16le').swap16(), 'é'],
  ])('%s is written back as it was, with what is new in its form', (_, bytes, within) => {
    const decoded = decodeXml(bytes, 'f');
    expect(Buffer.from(encodeLike(decoded, bytes, 'f'))).toEqual(bytes);
    const changed = encodeLike(`${decoded}<new/>`, bytes, 'f');
    expect(decodeXml(changed, 'f')).toBe(`${decoded}<new/>`);
    expect(decodeXml(changed, 'f')).toContain(within);
  });
});
