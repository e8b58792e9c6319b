import { describe, expect, it } from 'vitest';
import { type Case, EXPLAIN, PRODUCT, readHere } from './read-here.ts';

const K = (s: string) => `${PRODUCT}${EXPLAIN}kexts:\n  - ${s}\n`;

describe('checkProfile: kexts', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'an empty list',
      `${PRODUCT + EXPLAIN}kexts: []\n`,
      [
        '3:8 error profile.no-value: "kexts" is empty. Give it a value or remove it. It holds: The kexts of the product. Needed where there is no "package"; with one, those of the package that are not named here are added.',
      ],
    ],
    [
      'a map instead of a list',
      `${PRODUCT + EXPLAIN}kexts: {id: a}\n`,
      ['3:8 error profile.type: "kexts" must be a list; found a map.'],
    ],
    [
      'a text in a list of maps',
      `${PRODUCT + EXPLAIN}kexts: [a.kext]\n`,
      ['3:9 error profile.type: "kexts[]" must be a map with keys; found "a.kext".'],
    ],
    [
      'too many entries',
      `${PRODUCT}${EXPLAIN}kexts: [${'{}, '.repeat(51)}]\n`,
      ['3:8 error profile.too-long: "kexts" is too long: 51 entries; 50 at most.'],
    ],
    [
      'an identifier with a space',
      K('{id: com acme, codeless: true}'),
      [
        '4:10 error profile.format: "kexts[].id" must be letters, digits, dots, hyphens and underscores; found "com acme".',
      ],
    ],
    [
      'a Team ID in small letters',
      K('{id: a, codeless: true, signing: {teamId: ab12cd34ef}}'),
      [
        '4:47 error profile.format: "kexts[].signing.teamId" must be ten capital letters and digits, such as "AB12CD34EF"; found "ab12cd34ef".',
      ],
    ],
    [
      'a Team ID of digits without quotes',
      K('{id: a, codeless: true, signing: {teamId: 0123456789}}'),
      [
        '4:47 error profile.unquoted: "kexts[].signing.teamId" must be text, and 0123456789 without quotes is none. Put it in quotes: "0123456789".',
      ],
    ],
    [
      'yes instead of true',
      K('{id: a, codeless: yes}'),
      ['4:23 error profile.type: "kexts[].codeless" must be true or false; found "yes".'],
    ],
    [
      '1 instead of true',
      K('{id: a, codeless: 1}'),
      ['4:23 error profile.type: "kexts[].codeless" must be true or false; found the number 1.'],
    ],
    [
      'an unknown architecture',
      K('{id: a, architectures: [arm64e, x86-64]}'),
      [
        '4:37 error profile.choice: "kexts[].architectures[]" cannot be "x86-64". Did you mean "x86_64"? Allowed: arm64e, arm64, x86_64, i386, ppc.',
      ],
    ],
    [
      'an architecture that is no list',
      K('{id: a, architectures: arm64e}'),
      [
        '4:28 error profile.type: "kexts[].architectures" must be a list, such as [arm64e, x86_64]; found "arm64e".',
      ],
    ],
    [
      'an unknown word that is nothing like any',
      K('{id: a, codeless: true, previous: none}'),
      ['4:39 error profile.choice: "kexts[].previous" cannot be "none". Allowed: absent, codeless, code.'],
    ],
    [
      'a path that is not full',
      K('{id: a, codeless: true, path: Library/A.kext}'),
      [
        '4:35 error profile.format: "kexts[].path" must be a full path that starts with "/" and ends with ".kext"; found "Library/A.kext".',
      ],
    ],
    [
      'a path with a way back',
      K('{id: a, codeless: true, path: /Library/../A.kext}'),
      [
        '4:35 error profile.format: "kexts[].path" must be a full path that starts with "/" and ends with ".kext"; found "/Library/../A.kext".',
      ],
    ],
    [
      'a name that is a path',
      K('{id: a, codeless: true, name: x/y}'),
      ['4:35 error profile.format: "kexts[].name" must be a file name, so without "/" and ":"; found "x/y".'],
    ],
    [
      'a name that is only an ending',
      K('{id: a, codeless: true, name: .kext}'),
      [
        '4:35 error profile.format: "kexts[].name" must be a file name, so without "/" and ":"; found ".kext".',
      ],
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });
});
