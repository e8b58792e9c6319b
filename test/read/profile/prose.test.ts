import { describe, expect, it } from 'vitest';
import { type Case, KEXTS, PRODUCT, readHere } from './read-here.ts';

const W = (s: string) => `${PRODUCT}explain:\n  why: b\n  what: ${s}\n${KEXTS}`;

describe('readProse', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'a link that runs a script, in the line of a block text',
      W('|\n    One\n\n    two [x](javascript:alert(1))'),
      [
        '7:9 error profile.link: "explain.what" links to javascript:alert(1). A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'a link at its place in a text with an explicit indent',
      W('|2\n      two [x](ftp://x)'),
      [
        '5:11 error profile.link: "explain.what" links to ftp://x. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'a link in a text with Windows line ends',
      W('|\n    One\n    [x](x.html)').replaceAll('\n', '\r\n'),
      [
        '6:5 error profile.link: "explain.what" links to x.html. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'a link in a folded text, where the text starts',
      W('>\n    One\n    [x](x.html)'),
      [
        '4:9 error profile.link: "explain.what" links to x.html. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'a link in a plain text',
      W('see [x](x.html)'),
      [
        '4:13 error profile.link: "explain.what" links to x.html. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'a link in a quoted text',
      W('"see [x](x.html)"'),
      [
        '4:14 error profile.link: "explain.what" links to x.html. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'a link behind an escape, where the text starts',
      W('"s\\x65e [x](x.html)"'),
      [
        '4:9 error profile.link: "explain.what" links to x.html. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'a link in the text of a language',
      W('\n    en: see [x](x.html)'),
      [
        '5:13 error profile.link: "explain.what.en" links to x.html. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'a link that is defined elsewhere',
      W('|\n    see [x][y]\n\n    [y]: file:///etc/passwd'),
      [
        '5:9 error profile.link: "explain.what" links to file:///etc/passwd. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'an address in angle brackets',
      W('|\n    see <data:text/html,x>'),
      [
        '5:9 error profile.link: "explain.what" links to data:text/html,x. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'an empty link',
      W('see [x]()'),
      [
        '4:13 error profile.link: "explain.what" links to nothing. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'a web address that is broken',
      W('see [x](https://[)'),
      [
        '4:13 error profile.link: "explain.what" links to https://[. A link must start with https:, http:, mailto:, tel: or #.',
      ],
    ],
    [
      'nothing about good links',
      W(
        '|\n    [a](https://acme.example) [b](mailto:a@b.example) [c](tel:+49) [d](#e) <https://acme.example>',
      ),
      [],
    ],
    [
      'HTML, once a text',
      W('|\n    One <b>two</b>\n\n    <script>alert(1)</script>'),
      [
        '5:9 warning profile.markup: "explain.what" holds HTML, which is shown as the text that it is: <b>. Use Markdown.',
      ],
    ],
    [
      'a picture of the web',
      W(
        '|\n    ![a](https://acme.example/a.png) ![b](//acme.example/b.png) ![c](data:image/png;base64,AA==)',
      ),
      [
        '5:5 error profile.picture-remote: "explain.what" shows the picture https://acme.example/a.png. Guides work without a network: put the picture beside the profile and name its path.',
        '5:38 error profile.picture-remote: "explain.what" shows the picture //acme.example/b.png. Guides work without a network: put the picture beside the profile and name its path.',
        '5:65 error profile.picture-remote: "explain.what" shows the picture data:image/png;base64,AA==. Guides work without a network: put the picture beside the profile and name its path.',
      ],
    ],
    [
      'a picture that is not there',
      W('"![a](no.png)"'),
      [
        '4:10 error profile.no-file: "explain.what" names no.png, and there is nothing. Check the path; it starts at the folder of the profile.',
      ],
    ],
    [
      'a picture that is a folder',
      W('"![a](.)"'),
      ['4:10 error profile.file-kind: "explain.what" names ., which is no file. Name a file.'],
    ],
    [
      'a picture that is none',
      W('"![a](a.png)"'),
      [
        '4:10 error profile.picture-kind: "explain.what" names a.png, which is no picture of a kind that can be shown. Allowed: PNG, JPEG, GIF, WebP, SVG.',
      ],
      { files: { 'a.png': 'version https://git-lfs.github.com/spec/v1' } },
    ],
    [
      'a picture that is too big',
      W('"![a](a.png)"'),
      [
        '4:10 error profile.picture-size: "explain.what" names a.png, which is too big: 2000001 bytes; 2000000 at most, because it stands in every page. Make it smaller.',
      ],
      { files: { 'a.png': Buffer.alloc(2_000_001) } },
    ],
    [
      'a picture without words',
      W('"![](a%20b.png)"'),
      [
        '4:10 warning profile.picture-words: "explain.what" shows the picture a%20b.png without words for readers who cannot see it. Write them between the brackets: ![words](a%20b.png).',
      ],
      { files: { 'a b.png': Buffer.from('89504e470d0a1a0a00', 'hex') } },
    ],
    [
      'a text that is too deep',
      W(`"${'>'.repeat(5000)} x"`),
      [
        '4:10 error profile.prose-deep: In "explain.what", quotes and lists lie too deep in each other: 100 levels at most.',
      ],
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });
});
