import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProse } from '../../../src/read/profile/prose.ts';
import { emptyFolder } from './read-here.ts';

const read = async (text: string, files: Record<string, string | Uint8Array> = {}) => {
  const folder = emptyFolder(files);
  const { value } = await readProse(text, {
    key: 'k',
    folder: join(folder, '.'),
    placeAt: () => ({ file: 'f' }),
  });
  return value!.children;
};
const text = (value: string) => ({ type: 'text', value });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });

describe('the tree of readProse', () => {
  it('holds HTML as text, in a line and as a block', async () => {
    expect(await read('a <b>c</b>\n\n<script>\nx\n</script>\n\n> <hr>')).toEqual([
      paragraph(text('a '), text('<b>'), text('c'), text('</b>')),
      paragraph(text('<script>\nx\n</script>')),
      { type: 'blockquote', children: [paragraph(text('<hr>'))] },
    ]);
  });

  it('knows no directives', async () => {
    expect(await read(':term[x] 10:30')).toEqual([paragraph(text(':term[x] 10:30'))]);
    expect(await read(':::note\nx\n:::')).toEqual([paragraph(text(':::note\nx\n:::'))]);
  });

  it('puts definitions into the links that use them', async () => {
    expect(await read('[a **b**][x] [x]\n\n[x]: https://acme.example "T"\n[y]: https://no.example')).toEqual([
      paragraph(
        {
          type: 'link',
          url: 'https://acme.example',
          title: 'T',
          children: [text('a '), { type: 'strong', children: [text('b')] }],
        },
        text(' '),
        { type: 'link', url: 'https://acme.example', title: 'T', children: [text('x')] },
      ),
    ]);
  });

  it('holds pictures as data, also those that are defined elsewhere', async () => {
    const files = { 'a b.gif': 'GIF89a' };
    const url = `data:image/gif;base64,${Buffer.from('GIF89a').toString('base64')}`;
    expect(await read('![p](<a b.gif>) ![q][z] ![r](a%20b.gif "T")\n\n[z]: a%20b.gif', files)).toEqual([
      paragraph(
        { type: 'image', url, alt: 'p', title: null },
        text(' '),
        { type: 'image', url, alt: 'q' },
        text(' '),
        { type: 'image', url, alt: 'r', title: 'T' },
      ),
    ]);
  });
});
