import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPicture } from '../../../src/read/profile/picture.ts';
import { emptyFolder, inOneLine } from './read-here.ts';

const SVG = '<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';

it.each([
  ['image/png', Buffer.from('\x89PNG\r\n\x1a\nx', 'latin1')],
  ['image/jpeg', Buffer.from('ffd8ffe000', 'hex')],
  ['image/gif', Buffer.from('GIF89ax')],
  ['image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
  ['image/svg+xml', Buffer.from(SVG)],
  ['image/svg+xml', Buffer.from(`\ufeff  ${SVG}`)],
])('knows %s by what the file holds, not by its name', async (type, bytes) => {
  const file = join(emptyFolder({ 'a.txt': bytes }), 'a.txt');
  const name = { key: 'k', place: { file: 'p' }, path: 'a.txt', file };
  const { value, diagnostics } = await readPicture(name, ['PNG', 'JPEG', 'GIF', 'WebP', 'SVG'], 1000);
  expect(diagnostics).toEqual([]);
  expect(value).toBe(`data:${type};base64,${bytes.toString('base64')}`);
});

it.each([
  ['nothing', ''],
  ['half a signature', '\x89PNG'],
  ['a page', '<html><svg xmlns="x"></svg></html>'],
  ['an SVG that no browser draws', '<svg><path/></svg>'],
])('does not take %s for a picture', async (_, text) => {
  const file = join(emptyFolder({ a: Buffer.from(text, 'latin1') }), 'a');
  const read = await readPicture({ key: 'k', place: { file: 'p' }, path: 'a', file }, ['PNG', 'SVG'], 1000);
  expect(read.value).toBeUndefined();
  expect(read.diagnostics.map(({ code }) => code)).toEqual(['profile.picture-kind']);
});

it('tells a file that cannot be read, and why', async () => {
  const file = join(emptyFolder(), 'loop.png');
  symlinkSync('loop.png', file);
  const name = { key: 'product.logo', place: { file: 'p', line: 2, column: 3 }, path: 'loop.png', file };
  const { diagnostics } = await readPicture(name, ['PNG'], 1000);
  expect(diagnostics.map((finding) => inOneLine(finding))).toEqual([
    '2:3 error profile.file-unreadable: "product.logo" names loop.png, which cannot be read: its links lead in a circle.',
  ]);
});
