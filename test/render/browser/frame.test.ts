import { describe, expect, it } from 'vitest';
import { takeApart } from '../../../src/render/browser/frame.ts';

const FONTS = '<style>@font-face{font-family:x;src:url(data:font/woff2;base64,AA)}</style>';

function page(head: string, html = '<html lang="de" dir="ltr">'): string {
  return `<!doctype html>\n${html}\n<head>\n${head}\n</head>\n<body class="a">\n<p>x</p>\n</body>\n</html>\n`;
}

describe('a document is taken apart', () => {
  it('into its fonts and metadata, which stay, and the rest', () => {
    const parts = takeApart(
      page(`<meta charset="utf-8"><title>A &amp; B</title>${FONTS}<style>p{color:red}</style>`),
    );
    expect(parts?.frame).toBe(`<meta charset="utf-8">${FONTS}`);
    expect(parts?.rest.replace(/\n/g, '')).toBe(
      '<!doctype html><html lang="de" dir="ltr"><head><title>A &amp; B</title><style></style><style>p{color:red}</style></head><body class="a"><p>x</p></body></html>',
    );
  });

  it('so that documents with the same fonts have the same frame', () => {
    const frames = ['<style>a{}</style>', '<style>b{}</style>', '<style></style>'].map(
      (style) => takeApart(page(`<title>${style.length}</title>${FONTS}${style}`))?.frame,
    );
    expect(new Set(frames)).toEqual(new Set([FONTS]));
  });

  it('and an empty style is not taken for the place of the fonts', () => {
    expect(takeApart(page(`<style></style><title>t</title>${FONTS}`))?.rest.match(/<style>/g)).toHaveLength(
      1,
    );
  });
});

describe('a document is loaded whole', () => {
  it.each([
    ['without a title', ''],
    ['with two titles', '<title>a</title><title>b</title>'],
    ['with anything else in its head', '<title>t</title><link rel="stylesheet" href="x">'],
    ['with a comment in its head', '<!-- </head> --><title>t</title>'],
    [
      'with a style that ends in an unusual way',
      '<title>t</title><style>a{}</style ><p>b</p><style></style>',
    ],
    [
      'with a style that ends in capitals and goes on',
      '<title>t</title><style>a{}</STYLE\n><p>b</p><style></style>',
    ],
    ['with the end of the head in a style', '<title>t</title><style>/*</head>*/</style>'],
    ['with attributes on a style', '<title>t</title><style media="print">a{}</style>'],
  ])('%s', (_, head) => {
    expect(takeApart(page(head))).toBeUndefined();
  });

  it('with attributes that are not quoted, or without the usual tags', () => {
    expect(takeApart(page('<title>t</title>', '<html lang=de>'))).toBeUndefined();
    expect(takeApart(page('<title>t</title>', ''))).toBeUndefined();
    expect(takeApart('<title>t</title><p>x')).toBeUndefined();
    expect(takeApart('')).toBeUndefined();
  });
});
