import { describe, expect, it } from 'vitest';
import { type Case, readHere } from './read-here.ts';

describe('tellSyntax', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'a tab that indents',
      'product:\n\tname: Acme\n',
      [
        '2:1 error profile.syntax: A tab indents this line, and YAML allows only spaces there. Replace the tab by spaces.',
      ],
    ],
    [
      'a range without quotes',
      'guides:\n  macos: >=11\n',
      ['2:10 error profile.syntax: A value cannot start with > in YAML. Put the whole value in quotes.'],
    ],
    [
      'a placeholder without quotes',
      'product:\n  version: @@VERSION@@\n',
      ['2:12 error profile.syntax: A value cannot start with @ in YAML. Put the whole value in quotes.'],
    ],
    [
      'a value that starts with %',
      'product: %x\n',
      ['1:10 error profile.syntax: A value cannot start with % in YAML. Put the whole value in quotes.'],
    ],
    [
      'a value that starts with a backtick',
      'product: `x`\n',
      ['1:10 error profile.syntax: A value cannot start with ` in YAML. Put the whole value in quotes.'],
    ],
    [
      'a lone star',
      'product: *\n',
      ['1:10 error profile.syntax: A value cannot start with * in YAML. Put the whole value in quotes.'],
    ],
    [
      'a colon in a value',
      'explain:\n  what: Acme: the driver\n',
      [
        '2:9 error profile.syntax: There is a second ": " in this line, or the next line is indented as if it belonged here. Put a value that holds ": " in quotes; give keys of one map the same indent.',
      ],
    ],
    [
      'a line that is too deep',
      'product:\n  name: Acme\n    vendor: Acme\n',
      [
        '2:9 error profile.syntax: There is a second ": " in this line, or the next line is indented as if it belonged here. Put a value that holds ": " in quotes; give keys of one map the same indent.',
      ],
    ],
    [
      'a line that is not deep enough',
      'product:\n  name: Acme\n vendor: Acme\n',
      [
        '3:1 error profile.syntax: This line is indented neither like the lines above nor like a part of them. Give it the same indent as its neighbours.',
      ],
    ],
    [
      'a key without a colon',
      'product:\n  name: Acme\nkexts\nloads: app\n',
      [
        '3:1 error profile.syntax: This line is neither "key: value" nor a part of the value above. Is a colon missing, or an indent?',
      ],
    ],
    [
      'a double quote that stays open',
      'product:\n  name: "Acme\n  vendor: Acme\n',
      ['2:9 error profile.syntax: The text that starts here has no closing ". Add it.'],
    ],
    [
      'a single quote that stays open',
      "product:\n  name: 'Acme\n",
      ["2:9 error profile.syntax: The text that starts here has no closing '. Add it."],
    ],
    [
      'text behind a quoted value',
      'product:\n  name: "Acme" Storage\n',
      [
        '2:16 error profile.syntax: Something follows a value that is complete. If it belongs to the value, put the whole value in quotes.',
      ],
    ],
    [
      'a backslash in double quotes',
      'product:\n  name: "C:\\Acme\\Driver"\n',
      [
        '2:12 error profile.syntax: "\\A" means nothing in a text in double quotes. Write "\\\\" for a backslash, or use single quotes.',
      ],
    ],
    [
      'a bracket that stays open',
      'locales: [en, de\nloads: app\n',
      ['2:1 error profile.syntax: A closing ] is missing here. Add it.'],
    ],
    [
      'a brace that stays open',
      '{"product": {"name": "Acme"',
      ['1:28 error profile.syntax: A closing } is missing here. Add it.'],
      { name: 'kextguide.json' },
    ],
    [
      'a missing comma',
      '{"product": 1\n "kexts": 2}',
      [
        '1:13 error profile.syntax: A comma or a bracket is missing or too much here. Separate the entries by one comma each.',
      ],
      { name: 'kextguide.json' },
    ],
    [
      'a missing comma behind a brace',
      '{\n\t"product": {}\n\t"kexts": []\n}\n',
      [
        '3:2 error profile.syntax: A comma or a bracket is missing or too much here. Separate the entries by one comma each.',
      ],
      { name: 'kextguide.json' },
    ],
    [
      'a comma too much',
      'locales: [en,, de]\n',
      [
        '1:14 error profile.syntax: A comma or a bracket is missing or too much here. Separate the entries by one comma each.',
      ],
    ],
    [
      'a list that starts beside its key',
      'locales: - en\n',
      [
        '1:10 error profile.syntax: A list that is written with "-" starts in a new line, one entry a line. Or write it in brackets: [one, two].',
      ],
    ],
    [
      'a comment without a space',
      'accent: "#ffffff"#white\n',
      [
        '1:18 error profile.syntax: A comment needs a space before its #. If the # belongs to the value, put the value in quotes.',
      ],
    ],
    [
      'a key that is a list',
      '? [a, b]\n: 1\n',
      ['1:3 error profile.syntax: A key must be plain text in one line, followed by a colon.'],
    ],
    [
      'two anchors at once',
      'product: &a &b 1\n',
      ['1:13 error profile.syntax: This is not valid YAML: A node can have at most one anchor.'],
    ],
    [
      'unknown directives',
      '%FOO\n%YAML 3.0\n---\nproduct: 1\n',
      [
        '1:1 error profile.syntax: This is not valid YAML: Unknown directive %FOO.',
        '2:7 error profile.syntax: This is not valid YAML: Unsupported YAML version 3.0.',
        '4:1 error profile.required: "explain" is missing. It holds: What the reader is told about the product, in your own words.',
        '4:1 error profile.required: "kexts" is missing. It holds: The kexts of the product. Needed where there is no "package"; with one, those of the package that are not named here are added.',
        '4:10 error profile.type: "product" must be a map with keys; found the number 1.',
      ],
    ],
    [
      'several mistakes at once',
      'a: @x\nb: "y" z\nc: `q\n',
      [
        '1:4 error profile.syntax: A value cannot start with @ in YAML. Put the whole value in quotes.',
        '2:8 error profile.syntax: Something follows a value that is complete. If it belongs to the value, put the whole value in quotes.',
        '3:4 error profile.syntax: A value cannot start with ` in YAML. Put the whole value in quotes.',
      ],
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });
});
