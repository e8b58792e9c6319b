import { expect, it } from 'vitest';
import { slugOf } from '../../../src/read/profile/slug.ts';

it.each([
  ['Acme Storage', 'acme-storage'],
  ['Ünïted  Störage™ 2.0', 'united-storagetm-2-0'],
  ['--Acme--', 'acme'],
  ['<b>', 'b'],
  ['../..', undefined],
  ['音声', undefined],
  ['x'.repeat(100), 'x'.repeat(64)],
  [`${'x'.repeat(63)} y`, 'x'.repeat(63)],
])('%j becomes %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
