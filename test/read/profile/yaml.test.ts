import { describe, expect, it } from 'vitest';
import { type Case, GOOD, readHere } from './read-here.ts';

describe('parseYaml', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'an empty file',
      '',
      [
        '1:1 error profile.empty: The profile is empty. It needs at least "product", "explain" and "kexts"; "kextguide init" writes one with the gaps marked.',
      ],
    ],
    [
      'a file of comments',
      '# To do\n',
      [
        '1:1 error profile.empty: The profile is empty. It needs at least "product", "explain" and "kexts"; "kextguide init" writes one with the gaps marked.',
      ],
    ],
    [
      'a list at the top',
      '- product\n',
      [
        '1:1 error profile.no-map: The profile must be a map with keys such as "product" and "kexts"; found a list. Start it with a key such as "product:".',
      ],
    ],
    [
      'text at the top',
      'Hello\n',
      [
        '1:1 error profile.no-map: The profile must be a map with keys such as "product" and "kexts"; found a single value. Start it with a key such as "product:".',
      ],
    ],
    [
      'keys without spaces',
      'product:Acme\nkexts:x\n',
      [
        '1:1 error profile.no-map: The profile must be a map with keys such as "product" and "kexts"; found a single value. A colon after a key needs a space behind it.',
      ],
    ],
    [
      'UTF-16',
      Buffer.from(GOOD, 'utf16le'),
      [
        'error profile.not-text: kextguide.yaml is no UTF-8 text. Open it in a text editor and save it with the encoding UTF-8.',
      ],
    ],
    [
      'Latin-1',
      Buffer.from('name: M\xfcller', 'latin1'),
      [
        'error profile.not-text: kextguide.yaml is no UTF-8 text. Open it in a text editor and save it with the encoding UTF-8.',
      ],
    ],
    [
      'a file that is too big',
      Buffer.alloc(1_000_001, 32),
      [
        'error profile.too-big: kextguide.yaml is too big: 1000001 bytes; a profile has 1000000 at most. Is it the right file?',
      ],
    ],
    ['nothing about a byte order mark', `\ufeff${GOOD}`, []],
    [
      'the right line in a file with Windows line ends',
      `${GOOD}loadz: app\n`.replaceAll('\n', '\r\n'),
      [
        '4:1 error profile.unknown-key: A profile has no key "loadz". Did you mean "loads"? Allowed: product, signing, explain, kexts, package, distribution, resources, loads, uninstall, guides, locales, content, extra.',
      ],
    ],
    [
      'nothing about a %YAML 1.1 directive, whose rules do not hold',
      `%YAML 1.1\n---\n${GOOD}locales: [no]\n`.replace('Reads drives.', 'yes'),
      [],
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });

  it('tells the first of very many mistakes, and how many more there are', async () => {
    const keys = Array.from({ length: 5000 }, (_, index) => `key${index}: 1\n`).join('');
    const { told } = await readHere(GOOD + keys);
    expect(told).toHaveLength(101);
    expect(told.at(-1)).toBe('error profile.more: There are 4900 more mistakes. Mend the ones above first.');
  });
});
