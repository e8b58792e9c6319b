import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder, privateFolder } from '../../../src/render/browser/private-folder.ts';

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'private-'));
  folder = join(root, 'cache', 'thing-1');
});
afterEach(() => rm(root, { recursive: true }));

const fill = (text: string) => async (draft: string) => {
  await mkdir(join(draft, 'lib'));
  await writeFile(join(draft, 'thing'), text);
};
const thing = () => readFile(join(folder, 'thing'), 'utf8');

describe('a private folder', () => {
  it('is filled once', async () => {
    await privateFolder(folder, fill('first'));
    await privateFolder(folder, fill('second'));
    expect(await thing()).toBe('first');
  });

  it('stays whole whatever is put beside', async () => {
    await privateFolder(folder, fill('first'));
    await mkdir(join(folder, 'locales'));
    await writeFile(join(folder, 'debug.log'), 'x');
    await privateFolder(folder, fill('second'));
    expect(await thing()).toBe('first');
  });

  it('is not seen where filling it failed, and leaves nothing behind', async () => {
    const failing = async (draft: string) => {
      await fill('half')(draft);
      throw new Error('disk full');
    };
    await expect(privateFolder(folder, failing)).rejects.toThrow('disk full');
    expect(await readdir(join(root, 'cache'))).toEqual([]);
  });

  it('is made anew where it is not whole: no marker, or a file cut off', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'thing'), 'half');
    await privateFolder(folder, fill('whole'));
    expect(await thing()).toBe('whole');
    await writeFile(join(folder, 'thing'), 'who');
    await privateFolder(folder, fill('whole again'));
    expect(await thing()).toBe('whole again');
    expect(await readdir(join(root, 'cache'))).toEqual(['thing-1']);
  });

  it('is one folder, whole, for all who make it at once', async () => {
    const texts = ['a', 'bb', 'ccc', 'dddd'];
    await Promise.all(texts.map((text) => privateFolder(folder, fill(text))));
    expect(texts).toContain(await thing());
    expect(await readdir(join(root, 'cache'))).toEqual(['thing-1']);
  });

  it('takes away what a killed process left, once it is old', async () => {
    const left = [`${folder}.draft-old`, `${folder}.draft-new`] as const;
    for (const draft of left) await mkdir(draft, { recursive: true });
    const yesterday = new Date(Date.now() - 86_400_000);
    await utimes(left[0], yesterday, yesterday);
    await privateFolder(folder, fill('x'));
    expect((await readdir(join(root, 'cache'))).sort()).toEqual(['thing-1', 'thing-1.draft-new']);
  });
});

it('the cache is where XDG says, and a relative XDG_CACHE_HOME says nothing', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/kextguide');
  expect(cacheFolder({ XDG_CACHE_HOME: 'x', HOME: '/home/me' })).toBe('/home/me/.cache/kextguide');
  expect(cacheFolder({ XDG_CACHE_HOME: '', HOME: '/home/me' })).toBe('/home/me/.cache/kextguide');
});
