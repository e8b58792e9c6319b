import { describe, expect, test } from 'vitest';
import { writeXmlPlist } from '../../fixtures/make/xml-plist.ts';
import { parse, rootOf, xml } from './reading.ts';

const DOCTYPE = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://x/PropertyList-1.0.dtd">';

describe('values', () => {
  test.each<[string, unknown]>([
    ['<string>a &amp; b &#169; &#x1F600;</string>', 'a & b © 😀'],
    ['<string> kept  as it is </string>', ' kept  as it is '],
    ['<string></string>', ''],
    ['<string/>', ''],
    ['<string>a<!-- no part of it -->b</string>', 'ab'],
    ['<string>a<![CDATA[<b> & ]]>c</string>', 'a<b> & c'],
    ['<string><![CDATA[<!-- kept -->]]></string>', '<!-- kept -->'],
    ['<string>1.10</string>', '1.10'],
    ['<string>007</string>', '007'],
    ['<true/>', true],
    ['<false></false>', false],
    ['<integer>42</integer>', 42],
    ['<integer> -7\n</integer>', -7],
    ['<integer>0x1F</integer>', 31],
    ['<integer>9007199254740992</integer>', 9007199254740992n],
    ['<integer>9007199254740993</integer>', 9007199254740993n],
    ['<integer>18446744073709551615</integer>', 18446744073709551615n],
    ['<integer>-9223372036854775808</integer>', -9223372036854775808n],
    ['<real>1.5e3</real>', 1500],
    ['<real>-infinity</real>', -Infinity],
    ['<date>2026-11-24T12:00:00Z</date>', new Date('2026-11-24T12:00:00Z')],
    ['<data>\n\tAAEC\n\t/w==\n</data>', new Uint8Array([0, 1, 2, 255])],
    ['<data></data>', new Uint8Array()],
    ['<array><true/><array/></array>', [true, []]],
    ['<dict><key>a</key><dict><key/><true/></dict></dict>', new Map([['a', new Map([['', true]])]])],
  ])('%s', (inner, value) => {
    expect(rootOf(xml(inner))).toEqual(value);
    expect(parse(xml(inner)).diagnostics).toEqual([]);
  });

  test('a key __proto__ is a key', () => {
    const root = rootOf(xml('<dict><key>__proto__</key><dict><key>evil</key><true/></dict></dict>'));
    expect([...(root as Map<string, unknown>).keys()]).toEqual(['__proto__']);
    expect(({} as { evil?: boolean }).evil).toBeUndefined();
  });
});

describe('what is tolerated', () => {
  const good = xml('<true/>');

  test.each([
    ['a blank line before <?xml', `\n${good}`],
    ['no declaration at all', '<plist><true/></plist>'],
    ['a byte order mark', `\ufeff${good}`],
    ['Windows line ends', good.replaceAll('\n', '\r\n')],
    [
      'a comment with preprocessor lines before the DOCTYPE',
      `<!--\n#include <a.h>\n-->\n${DOCTYPE}<plist><true/></plist>`,
    ],
    ['a DOCTYPE', `${DOCTYPE}<plist><true/></plist>`],
    ['a short DOCTYPE', '<!DOCTYPE plist><plist><true/></plist>'],
    [
      'a DOCTYPE with SYSTEM',
      "<!DOCTYPE plist SYSTEM 'file://localhost/PropertyList.dtd'><plist><true/></plist>",
    ],
    ['a processing instruction', '<?made by="hand"?><plist><true/></plist>'],
    ['XML 1.1', good.replace('1.0', '1.1')],
  ])('%s', (_, source) => {
    expect(parse(source)).toMatchObject({ value: { root: true }, diagnostics: [] });
  });

  test("Heimdall's DOCTYPE is read, with a warning at its place", () => {
    const { value, diagnostics } = parse(
      `<?xml version="1.0"?>\n  ${DOCTYPE.replace('.dtd">', '.dtd";>')}\n<plist><true/></plist>`,
    );
    expect(value?.root).toBe(true);
    expect(diagnostics).toMatchObject([
      { code: 'plist.doctype', severity: 'warning', place: { file: 'Info.plist', line: 2, column: 3 } },
    ]);
  });

  test('an unbalanced quote in the DOCTYPE does not swallow the file', () => {
    expect(parse('<!DOCTYPE plist "x>\n<plist><string>"</string></plist>')).toMatchObject({
      value: { root: '"' },
      diagnostics: [{ code: 'plist.doctype' }],
    });
  });

  test.each(['<!-- a -- b -->', '<!------ a ------>', '<!-- a --->', '<!---->x<!-- -- -->'.replace('x', '')])(
    '-- in the comment %s is a warning with its place, and nothing behind it is lost',
    (comment) => {
      const { value, diagnostics } = parse(
        xml(`<dict>\n  ${comment}<key>a</key><true/><!-- fine --><key>b</key><true/></dict>`),
      );
      expect([...(value!.root as Map<string, unknown>).keys()]).toEqual(['a', 'b']);
      expect(diagnostics).toMatchObject([{ code: 'plist.comment', severity: 'warning', place: { line: 4 } }]);
    },
  );

  test('many of them are one warning', () => {
    const { diagnostics } = parse(xml(`<true/>${'<!-- -- -->'.repeat(500)}`));
    expect(diagnostics).toMatchObject([{ args: { more: 499 } }]);
  });
});

test('keys of the outermost dictionary have places, others of the same name do not take them', () => {
  const { value } = parse(
    xml(
      '<dict>\n<key>P</key><dict><key>id</key><true/></dict>\n  <key>id</key><true/>\n<key>Q</key><dict><key>id</key><true/></dict></dict>',
    ),
  );
  expect(value!.placeOf('id')).toMatchObject({ file: 'Info.plist', line: 5, column: 3 });
  expect(value!.placeOf('none')).toEqual({ file: 'Info.plist' });
});

test('what the writer of the fixtures writes is read', () => {
  const plain = { a: ['<&>\r\n', 1.5, true, -3n, new Date(0), new Uint8Array([1])], b: {} };
  expect(rootOf(writeXmlPlist(plain))).toEqual(
    new Map<string, unknown>([
      ['a', ['<&>\r\n', 1.5, true, -3, new Date(0), new Uint8Array([1])]],
      ['b', new Map()],
    ]),
  );
});
