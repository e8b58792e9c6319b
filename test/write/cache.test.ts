import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder, openCache } from '../../src/write/cache.ts';
import { newOwner } from '../../src/write/owner.ts';
import { scratch } from './run.ts';

const [A, B, C] = ['a', 'b', 'c'].map((text) => createHash('sha256').update(text).digest('hex')) as [
  string,
  string,
  string,
];
const PDF = Buffer.from('%PDF-1.7 something');

describe('the PDF cache', () => {
  it('gives back what was put, in this run and the next', async () => {
    const folder = join(scratch(), 'cache');
    const cache = openCache({ folder });
    expect(await cache.get(A)).toBeUndefined();
    await cache.put(A, PDF);
    await cache.put(B, new Uint8Array());
    expect(bytesOf(await cache.get(A))).toEqual(PDF);
    expect(bytesOf(await openCache({ folder }).get(A))).toEqual(PDF);
    expect(bytesOf(await openCache({ folder }).get(B))).toEqual(Buffer.alloc(0));
  });

  it.each([
    ['cut short', (file: string) => truncateSync(file, 40)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['changed', (file: string) => writeFileSync(file, readFileSync(file).fill(0, 40, 41))],
  ])('takes an entry that is %s for none, and removes it', async (_, damage) => {
    const folder = scratch();
    const cache = openCache({ folder });
    await cache.put(A, PDF);
    damage(fileOf(folder, A));
    expect(await cache.get(A)).toBeUndefined();
    expect(entries(folder)).toEqual([]);
    await cache.put(A, PDF);
    expect(bytesOf(await cache.get(A))).toEqual(PDF);
  });

  it('takes the entry of another key for none', async () => {
    const folder = scratch();
    const cache = openCache({ folder });
    await cache.put(A, PDF);
    mkdirSync(join(fileOf(folder, B), '..'), { recursive: true });
    writeFileSync(fileOf(folder, B), readFileSync(fileOf(folder, A)));
    expect(await cache.get(B)).toBeUndefined();
  });

  it('forgets what was not used for longest once it is too large', async () => {
    const folder = scratch();
    const first = openCache({ folder });
    for (const key of [A, B, C]) await first.put(key, Buffer.alloc(1000));
    for (const [key, year] of [
      [A, 2003],
      [B, 2001],
      [C, 2002],
    ] as const) {
      utimesSync(fileOf(folder, key), new Date(year, 0), new Date(year, 0));
    }
    // Used: now the youngest.
    await openCache({ folder }).get(B);
    const D = '0'.repeat(64);
    await openCache({ folder, limit: 2400 }).put(D, Buffer.alloc(10));
    expect(entries(folder).sort()).toEqual([A, B, D].sort());
  });

  it('clears what a killed build left half written, not what a living one is writing', async () => {
    const folder = scratch();
    const living = `draft-${newOwner()}`;
    writeFileSync(join(folder, living), '');
    writeFileSync(join(folder, `draft-${newOwner().replace(/^\d+/, '2147483646')}`), '');
    await openCache({ folder }).put(A, PDF);
    expect(readdirSync(folder).filter((name) => name.startsWith('draft-'))).toEqual([living]);
  });

  it('may be used by many at once', async () => {
    const folder = scratch();
    const puts = Array.from({ length: 20 }, async (_, i) => {
      const cache = openCache({ folder });
      await cache.put(A, PDF);
      await cache.put(B, Buffer.from(`${i}`));
      expect(bytesOf(await cache.get(A))).toEqual(PDF);
    });
    await Promise.all(puts);
    expect(entries(folder).sort()).toEqual([A, B].sort());
  });

  it('is simply not there where it cannot be written', async () => {
    const folder = join(scratch(), 'file');
    writeFileSync(folder, 'a file');
    const cache = openCache({ folder });
    await cache.put(A, PDF);
    expect(await cache.get(A)).toBeUndefined();
    expect(readFileSync(folder, 'utf8')).toBe('a file');
  });

  it('takes no key that is none', async () => {
    const cache = openCache({ folder: scratch() });
    await expect(cache.get('../../x')).rejects.toThrow(TypeError);
  });

  it.runIf(process.platform !== 'win32')('is private', async () => {
    const folder = join(scratch(), 'cache');
    await openCache({ folder }).put(A, PDF);
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(fileOf(folder, A)).mode & 0o077).toBe(0);
  });

  it('lies where the desktop specification says', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/kextguide/pdf');
    expect(cacheFolder({ XDG_CACHE_HOME: 'relative' })).toMatch(/\/\.cache\/kextguide\/pdf$/);
    expect(cacheFolder({})).toMatch(/\/\.cache\/kextguide\/pdf$/);
  });
});

function fileOf(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), key.slice(2));
}

function entries(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return found.map((entry) => entry.parentPath.slice(-2) + entry.name);
}

function bytesOf(bytes: Uint8Array | undefined): Buffer | undefined {
  return bytes && Buffer.from(bytes);
}
