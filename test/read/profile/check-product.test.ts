import { describe, expect, it } from 'vitest';
import { type Case, EXPLAIN, KEXTS, readHere } from './read-here.ts';

const P = (s: string) => `product:\n  name: Acme\n  vendor: Acme\n  ${s}\n${EXPLAIN}${KEXTS}`;

describe('checkProfile: product', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'a version without quotes, as it is written',
      P('version: 1.10'),
      [
        '4:12 error profile.unquoted: "product.version" must be text, and 1.10 without quotes is none. Put it in quotes: "1.10".',
      ],
    ],
    [
      'a hexadecimal number',
      P('version: 0x10'),
      [
        '4:12 error profile.unquoted: "product.version" must be text, and 0x10 without quotes is none. Put it in quotes: "0x10".',
      ],
    ],
    [
      'a word that is no text',
      P('version: true'),
      [
        '4:12 error profile.unquoted: "product.version" must be text, and true without quotes is none. Put it in quotes: "true".',
      ],
    ],
    [
      'a key without a value',
      P('version:'),
      [
        '4:3 error profile.no-value: "product.version" is empty. Give it a value or remove it. It holds: The version of the product, in quotes: without them, YAML reads 1.10 as 1.1.',
      ],
    ],
    [
      'a null',
      P('version: ~'),
      [
        '4:12 error profile.no-value: "product.version" is empty. Give it a value or remove it. It holds: The version of the product, in quotes: without them, YAML reads 1.10 as 1.1.',
      ],
    ],
    [
      'an empty text',
      P('version: ""'),
      [
        '4:12 error profile.no-value: "product.version" is empty. Give it a value or remove it. It holds: The version of the product, in quotes: without them, YAML reads 1.10 as 1.1.',
      ],
    ],
    [
      'a blank text',
      P('version: "  "'),
      [
        '4:12 error profile.no-value: "product.version" is empty. Give it a value or remove it. It holds: The version of the product, in quotes: without them, YAML reads 1.10 as 1.1.',
      ],
    ],
    [
      'a colour that is a comment',
      P('accent: #0066cc'),
      [
        '4:3 error profile.no-value: "product.accent" is empty. What follows # is a comment in YAML: put the value in quotes.',
      ],
    ],
    [
      'a list instead of a text',
      P('version: [1]'),
      ['4:12 error profile.type: "product.version" must be text; found a list.'],
    ],
    [
      'a map instead of a text',
      P('version: {a: 1}'),
      ['4:12 error profile.type: "product.version" must be text; found a map.'],
    ],
    ['nothing about a date, which is text', P('version: 2026-11-24'), []],
    [
      'a colour that is none',
      P('accent: blue'),
      [
        '4:11 error profile.format: "product.accent" must be "#" and six digits or letters from a to f, such as "#0066cc"; found "blue".',
      ],
    ],
    [
      'a colour that cannot be read',
      P('accent: "#ffcc00"'),
      [
        '4:11 error profile.pale-accent: "product.accent" #ffcc00 is too pale to be read on a light page: its contrast is 1.3, and text needs 4.5. The nearest colour that can be read is #876c00.',
      ],
    ],
    [
      'an id that is none',
      P('id: Acme Storage'),
      [
        '4:7 error profile.format: "product.id" must be small letters, digits and hyphens, such as "acme-storage"; found "Acme Storage".',
      ],
    ],
    [
      'a line break',
      P('version: "1\\n2"'),
      [
        '4:12 error profile.control: "product.version" holds a line break. Write it in one line, with spaces.',
      ],
    ],
    [
      'a tab',
      P('version: "1\\t2"'),
      ['4:12 error profile.control: "product.version" holds a tab. Write it in one line, with spaces.'],
    ],
    [
      'a control character',
      P('version: "\\e[31m"'),
      [
        '4:12 error profile.control: "product.version" holds the control character U+001B, which no page can show. Write it as plain text.',
      ],
    ],
    [
      'a sign that turns the text',
      P('version: "1\\u202e2"'),
      [
        '4:12 error profile.control: "product.version" holds the control character U+202E, which no page can show. Write it as plain text.',
      ],
    ],
    [
      'half of a character',
      P('version: "\\ud800"'),
      [
        '4:12 error profile.control: "product.version" holds half of a character, which no page can show. Write it as plain text.',
      ],
    ],
    [
      'a text that is too long',
      P(`version: ${'1'.repeat(51)}a`),
      ['4:12 error profile.too-long: "product.version" is too long: 52 characters; 50 at most.'],
    ],
    [
      'a script as an address',
      P('support: {url: "javascript:alert(1)"}'),
      [
        '4:18 error profile.format: "product.support.url" must be a web address that starts with https:// or http://; found "javascript:alert(1)".',
      ],
    ],
    [
      'an address without https',
      P('support: {url: acme.example}'),
      [
        '4:18 error profile.format: "product.support.url" must be a web address that starts with https:// or http://; found "acme.example".',
      ],
    ],
    [
      'an address without a host',
      P('support: {guides: "https://"}'),
      [
        '4:21 error profile.format: "product.support.guides" must be a web address that starts with https:// or http://; found "https://".',
      ],
    ],
    [
      'a broken address',
      P('support: {guides: "https://[x"}'),
      [
        '4:21 error profile.format: "product.support.guides" must be a web address that starts with https:// or http://; found "https://[x".',
      ],
    ],
    [
      'an address of the guides that is no folder',
      P('support: {guides: "https://acme.example/?page=guides"}'),
      [
        '4:21 error profile.format: "product.support.guides" must be the address of a folder, of at most 200 characters, without "?" and "#"; found "https://acme.example/?page=guides".',
      ],
    ],
    [
      'an address of the guides that no phone could read from paper, escapes counted',
      P(`support: {guides: "https://acme.example/${'ß'.repeat(40)}"}`),
      [
        `4:21 error profile.format: "product.support.guides" must be the address of a folder, of at most 200 characters, without "?" and "#"; found "https://acme.example/${'ß'.repeat(40)}".`,
      ],
    ],
    [
      'an e-mail address that is none',
      P('support: {email: help}'),
      [
        '4:20 error profile.format: "product.support.email" must be an e-mail address such as "help@acme.example"; found "help".',
      ],
    ],
    [
      'a telephone number that is none',
      P('support: {phone: call us}'),
      [
        '4:20 error profile.format: "product.support.phone" must be a telephone number such as "+49 30 1234567"; found "call us".',
      ],
    ],
    [
      'a telephone number without quotes',
      P('support: {phone: 0301234567}'),
      [
        '4:20 error profile.unquoted: "product.support.phone" must be text, and 0301234567 without quotes is none. Put it in quotes: "0301234567".',
      ],
    ],
    [
      'an unknown key that is nearly right',
      P('verison: "1"'),
      [
        '4:3 error profile.unknown-key: "product" has no key "verison". Did you mean "version"? Allowed: name, id, version, vendor, logo, accent, support.',
      ],
    ],
    [
      'a key in other letters',
      P('Logo: x.png'),
      [
        '4:3 error profile.unknown-key: "product" has no key "Logo". Did you mean "logo"? Allowed: name, id, version, vendor, logo, accent, support.',
      ],
    ],
    [
      'a key that is nothing like any',
      P('colour: red'),
      [
        '4:3 error profile.unknown-key: "product" has no key "colour". Allowed: name, id, version, vendor, logo, accent, support.',
      ],
    ],
    [
      'an unknown key further in',
      P('support: {website: "https://acme.example"}'),
      [
        '4:13 error profile.unknown-key: "product.support" has no key "website". Allowed: url, email, phone, guides.',
      ],
    ],
    [
      'a text instead of a map',
      P('support: https://acme.example'),
      ['4:12 error profile.type: "product.support" must be a map with keys; found "https://acme.example".'],
    ],
    [
      'a missing name',
      `product: {vendor: Acme}\n${EXPLAIN}${KEXTS}`,
      [
        '1:1 error profile.required: "product.name" is missing. It holds: The name of the product, as its users know it.',
      ],
    ],
    [
      'a missing vendor',
      `product:\n  name: Acme\n${EXPLAIN}${KEXTS}`,
      [
        '1:1 error profile.required: "product.vendor" is missing. It holds: The company or person that the product comes from.',
      ],
    ],
    [
      'all that is missing',
      'loads: installer\n',
      [
        '1:1 error profile.required: "product" is missing. It holds: What the product is and who makes it.',
        '1:1 error profile.required: "explain" is missing. It holds: What the reader is told about the product, in your own words.',
        '1:1 error profile.required: "kexts" is missing. It holds: The kexts of the product. Needed where there is no "package"; with one, those of the package that are not named here are added.',
      ],
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });
});
