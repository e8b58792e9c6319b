import { describe, expect, test } from 'vitest';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import { parse, xml } from './reading.ts';

const DOCTYPE = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://x/PropertyList-1.0.dtd">';

describe('what is refused, and where', () => {
  const bomb = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

  test.each<[string, string, string, number?, number?]>([
    [
      'billion laughs',
      `<!DOCTYPE plist [<!ENTITY l0 "lol">${bomb}]><plist><string>&l10;</string></plist>`,
      'plist.dtd',
      1,
      1,
    ],
    [
      'XXE',
      '<!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd">]><plist><string>&x;</string></plist>',
      'plist.dtd',
      1,
      1,
    ],
    [
      'XXE over http',
      '<!DOCTYPE plist [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><plist><true/></plist>',
      'plist.dtd',
    ],
    ['an unknown entity', xml('<string>&x;</string>'), 'plist.syntax', 3, 11],
    ['an entity named as a property of objects', xml('<string>&constructor;</string>'), 'plist.syntax'],
    [
      'a second DOCTYPE',
      `${DOCTYPE}<!DOCTYPE a [<!ENTITY x "y">]><plist><true/></plist>`,
      'plist.doctype-place',
    ],
    ['a DOCTYPE inside', xml(`<array>${DOCTYPE}</array>`), 'plist.doctype-place', 3, 8],
    ['an open DOCTYPE', '<!DOCTYPE plist', 'plist.unclosed', 1, 1],
    ['an open comment', xml('<!-- <true/>'), 'plist.unclosed', 3, 1],
    ['open CDATA', xml('<string><![CDATA[x</string>'), 'plist.unclosed', 3, 9],
    ['an open dict', '<plist>\n <dict>\n  <key>a</key><true/>', 'plist.unclosed', 2, 2],
    ['an open string', '<plist>\n <string>abc', 'plist.unclosed', 2, 2],
    ['a file that ends in a tag', '<plist>\n <str', 'plist.unclosed', 1, 1],
    ['a wrong closing tag', xml('<dict>\n</array>'), 'plist.syntax', 4],
    ['a missing closing tag', xml('<dict><key>a</dict>'), 'plist.syntax', 3],
    ['5,000 deep', xml(`${'<array>'.repeat(5000)}${'</array>'.repeat(5000)}`), 'plist.depth'],
    ['200,000 deep', '<plist>'.padEnd(1_400_000, '<array>'), 'plist.depth'],
    ['a million values', xml(`<array>${'<true/>'.repeat(1_000_000)}</array>`), 'plist.values'],
    ['NUL', xml('<string>a\0b</string>'), 'plist.control', 3, 10],
    ['ESC', xml('<string>\x1b[31m</string>'), 'plist.control'],
    ['NUL as a reference', xml('<string>&#0;</string>'), 'plist.syntax', 3],
    [
      'a control character as a reference, in XML 1.1',
      xml('<string>&#1;</string>').replace('1.0', '1.1'),
      'plist.syntax',
    ],
    ['a surrogate as a reference', xml('<string>&#xD800;</string>'), 'plist.syntax'],
    ['two values', xml('<true/>\n<false/>'), 'plist.two-values', 4, 1],
    ['two roots', `${xml('<true/>')}<plist><true/></plist>`, 'plist.syntax', 5],
    ['two files in one', `${xml('<true/>')}${xml('<true/>')}`, 'plist.syntax'],
    ['no value', xml(''), 'plist.no-value', 2, 1],
    ['an empty <plist/>', '<plist/>', 'plist.no-value'],
    ['another root', '<html><body/></html>', 'plist.root', 1, 1],
    ['no root', '<?xml version="1.0"?>\n<!-- nothing -->', 'plist.syntax'],
    ['an unknown element', xml('<dict>\n <key>a</key>\n <bool/></dict>'), 'plist.element', 5, 2],
    ['capitals', xml('<STRING>a</STRING>'), 'plist.element'],
    ['a plist in a plist', xml('<plist><true/></plist>'), 'plist.element'],
    ['an element in a string', xml('<string>a<b/></string>'), 'plist.nested', 3, 10],
    ['an element in <true>', xml('<true><true/></true>'), 'plist.nested'],
    ['a key in an array', xml('<array><key>a</key></array>'), 'plist.nested', 3, 8],
    ['text between elements', xml('<dict>\n  lost</dict>'), 'plist.text', 4, 3],
    ['text behind the root', `${xml('<true/>')}lost`, 'plist.syntax'],
    ['a value without a key', xml('<dict><true/></dict>'), 'plist.no-key', 3, 7],
    ['two values for a key', xml('<dict><key>a</key><true/><true/></dict>'), 'plist.no-key'],
    ['a key without a value', xml('<dict><key>a</key><key>b</key><true/></dict>'), 'plist.key-alone', 3, 7],
    ['a last key without a value', xml('<dict><key>a</key></dict>'), 'plist.key-alone'],
    ['a key twice', xml('<dict>\n<key>a</key><true/>\n<key>a</key><true/></dict>'), 'plist.duplicate', 5, 1],
    ...[
      '12abc',
      '1e30',
      '',
      '1.5',
      '0x',
      '--1',
      '18446744073709551616',
      '-9223372036854775809',
      '1'.repeat(5000),
    ].map((text): [string, string, string, number, number] => [
      `the integer ${text.slice(0, 30)}`,
      xml(`<integer>${text}</integer>`),
      'plist.value',
      3,
      1,
    ]),
    ...['', 'one', '1,5', '.', '1e', '0x1p3'].map((text): [string, string, string] => [
      `the real ${text}`,
      xml(`<real>${text}</real>`),
      'plist.value',
    ]),
    ...[
      '',
      'yesterday',
      '2026-02-31T00:00:00Z',
      '2026-11-24',
      '2026-11-24T25:00:00Z',
      '2026-11-24T12:00:00+01:00',
    ].map((text): [string, string, string] => [
      `the date ${text}`,
      xml(`<date>${text}</date>`),
      'plist.value',
    ]),
    ...['A', 'AAE', '!!!!', 'AA==AA==', '===='].map((text): [string, string, string] => [
      `the data ${text}`,
      xml(`<data>${text}</data>`),
      'plist.value',
    ]),
    ['text in <true>', xml('<true>yes</true>'), 'plist.value'],
  ])('%s', (_, source, code, line, column) => {
    const { value, diagnostics } = parse(source);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, severity: 'error' }]);
    const [found] = diagnostics;
    expect(found!.place!.file).toBe('Info.plist');
    if (line !== undefined) expect(found!.place!.line).toBe(line);
    if (column !== undefined) expect(found!.place!.column).toBe(column);
  });

  test('a sentence shows what was found, short and harmless', () => {
    const { diagnostics } = parse(xml(`<integer>12\u202eabc${'9'.repeat(1000)}</integer>`));
    const said = sentence(diagnostics[0]!);
    expect(said).toContain('"12\\u{202e}abc9');
    expect(said.length).toBeLessThan(200);
  });

  test('a key twice deeper down is a warning: such kexts load, and nothing reads those values', () => {
    const { value, diagnostics } = parse(
      xml('<dict><key>P</key><dict><key>a</key><true/>\n<key>a</key><false/></dict></dict>'),
    );
    expect(value).toBeDefined();
    expect(diagnostics).toMatchObject([
      { code: 'plist.duplicate-inside', severity: 'warning', place: { line: 4, column: 1 } },
    ]);
  });
});
