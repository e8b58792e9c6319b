import { describe, expect, it } from 'vitest';
import { type Case, EXPLAIN, KEXTS, readHere } from './read-here.ts';

const L = (s: string) => `product: {name: Acme, vendor: Acme, logo: ${s}}\n${EXPLAIN}${KEXTS}`;

describe('readLogo', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'a logo that is not there',
      L('no.png'),
      [
        '1:43 error profile.no-file: "product.logo" names no.png, and there is nothing. Check the path; it starts at the folder of the profile.',
      ],
    ],
    [
      'a logo that is a folder',
      L('.'),
      ['1:43 error profile.file-kind: "product.logo" names ., which is no file. Name a file.'],
    ],
    [
      'a logo on the web',
      L('https://acme.example/logo.png'),
      [
        '1:43 error profile.picture-remote: "product.logo" shows the picture https://acme.example/logo.png. Guides work without a network: put the picture beside the profile and name its path.',
      ],
    ],
    [
      'a logo of a kind that is not allowed',
      L('a.png'),
      [
        '1:43 error profile.picture-kind: "product.logo" names a.png, which is no picture of a kind that can be shown. Allowed: PNG, JPEG, SVG.',
      ],
      { files: { 'a.png': 'GIF89a' } },
    ],
    [
      'a page that calls itself an SVG',
      L('a.svg'),
      [
        '1:43 error profile.picture-kind: "product.logo" names a.svg, which is no picture of a kind that can be shown. Allowed: PNG, JPEG, SVG.',
      ],
      { files: { 'a.svg': '<html><body>x</body></html>' } },
    ],
    [
      'a logo that is too big',
      L('a.png'),
      [
        '1:43 error profile.picture-size: "product.logo" names a.png, which is too big: 500001 bytes; 500000 at most, because it stands in every page. Make it smaller.',
      ],
      { files: { 'a.png': Buffer.alloc(500_001) } },
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });
});
