import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/diagnostics/diagnostic.ts';
import type { Artifact } from '../../src/render/artifact.ts';
import type { Manifest } from '../../src/write/manifest.ts';
import { type MakeSignposts, openOutput } from '../../src/write/output.ts';
import { build, scratch, snapshot } from './run.ts';
import { among, asset, html, makeSignposts, product, type Scenario } from './scenarios.ts';

const LONG_AGO = new Date('2001-01-01');

describe('a first build', () => {
  it('makes the folder, its parents and everything in it', async () => {
    const out = join(scratch(), 'deep', 'er', 'dist');
    const report = await build(out, product('p', { 'en/a': 'A' }));
    expect(report).toEqual({
      written: ['p/en/a.html', 'index.html', 'manifest.json'],
      removed: [],
      unchanged: 0,
      diagnostics: [],
    });
    expect(Object.keys(snapshot(out))).toEqual(['index.html', 'manifest.json', 'p', 'p/en', 'p/en/a.html']);
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  it('lists every file but the manifest, by path, with its hash, and tells nothing of the machine', async () => {
    const out = join(scratch(), 'dist');
    await build(out, product('p', { 'en/b': 'B', 'en/a': 'A' }));
    expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toMatchInlineSnapshot(`
      "{
        "browser": null,
        "products": [
          {
            "id": "p",
            "name": "P",
            "vendor": "Vendor",
            "locales": [
              {
                "locale": "en",
                "guides": [
                  {
                    "id": "b",
                    "title": "Guide b"
                  },
                  {
                    "id": "a",
                    "title": "Guide a"
                  }
                ]
              }
            ]
          }
        ],
        "files": [
          {
            "path": "index.html",
            "kind": "index",
            "sha256": "b78d7f58432bf8c897ec869b51b2ba8bb9eb586621cdef53999178035029a3c7"
          },
          {
            "path": "p/en/a.html",
            "kind": "guide-html",
            "product": "p",
            "locale": "en",
            "guide": "a",
            "sha256": "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd"
          },
          {
            "path": "p/en/b.html",
            "kind": "guide-html",
            "product": "p",
            "locale": "en",
            "guide": "b",
            "sha256": "df7e70e5021544f4834bbee64a9e3789febc4be81470df629cad6ddb03320a5c"
          }
        ]
      }
      "
    `);
  });

  it('leaves nothing behind when it is abandoned', async () => {
    const folder = scratch();
    const output = await openOutput(join(folder, 'made', 'up', 'dist'));
    await output.add(html('p', 'en/a', 'A'));
    await output.abandon();
    expect(readdirSync(folder)).toEqual([]);
    await expect(output.add(html('p', 'en/b', 'B'))).rejects.toThrow('closed');
  });
});

describe('a second build', () => {
  it('of the same input changes no byte and touches no file', async () => {
    const out = join(scratch(), 'dist');
    const scenario = product('p', { 'en/a': 'A', 'de/a': 'B' }, [asset('p/x.png', 'picture')]);
    await build(out, scenario);
    const before = snapshot(out);
    age(out);
    const report = await build(out, scenario);
    expect(report).toEqual({ written: [], removed: [], unchanged: 5, diagnostics: [] });
    expect(snapshot(out)).toEqual(before);
    expect(youngFiles(out)).toEqual([]);
  });

  it('touches only the files whose bytes changed, and the manifest', async () => {
    const out = join(scratch(), 'dist');
    await build(out, product('p', { 'en/a': 'A', 'en/b': 'B', 'en/c': 'C' }));
    age(out);
    const report = await build(out, product('p', { 'en/a': 'A', 'en/b': 'X', 'en/c': 'C' }));
    expect(report.written).toEqual(['p/en/b.html', 'manifest.json']);
    expect(youngFiles(out)).toEqual(['manifest.json', 'p/en/b.html']);
  });

  it('mends a file that was damaged and brings back one that was deleted', async () => {
    const out = join(scratch(), 'dist');
    const scenario = product('p', { 'en/a': 'A', 'en/b': 'B', 'de/c': 'C' });
    await build(out, scenario);
    const before = snapshot(out);
    writeFileSync(join(out, 'p/en/a.html'), 'Z');
    rmSync(join(out, 'p/en/b.html'));
    rmSync(join(out, 'p/de'), { recursive: true });
    await build(out, scenario);
    expect(snapshot(out)).toEqual(before);
  });

  it('removes what it no longer makes, and the folders that this empties', async () => {
    const out = join(scratch(), 'dist');
    await build(out, product('p', { 'en/a': 'A', 'de/a': 'B', 'de/b': 'C' }));
    const report = await build(out, product('p', { 'en/a': 'A' }));
    expect(report.removed).toEqual(['p/de/a.html', 'p/de/b.html']);
    expect(existsSync(join(out, 'p/de'))).toBe(false);
  });

  it('lets a file become a folder and a folder a file', async () => {
    const out = join(scratch(), 'dist');
    await build(out, product('p', {}, [asset('p/x', 'file'), asset('p/y/z/file', 'deep')]));
    const scenario = product('p', {}, [asset('p/x/z/file', 'deep'), asset('p/y', 'file')]);
    await build(out, scenario);
    const there = snapshot(out);
    await build(join(out, '..', 'fresh'), scenario);
    expect(there).toEqual(snapshot(join(out, '..', 'fresh')));
  });
});

describe('files of others', () => {
  it('stay, also in a folder that is else emptied', async () => {
    const out = join(scratch(), 'dist');
    await build(out, product('p', { 'en/a': 'A', 'de/a': 'B' }));
    writeFileSync(join(out, 'CNAME'), 'guides.example');
    writeFileSync(join(out, 'p/de/notes.txt'), 'mine');
    mkdirSync(join(out, 'empty'));
    await build(out, product('p', { 'en/a': 'A' }));
    expect(snapshot(out)).toMatchObject({
      CNAME: 'guides.example',
      'p/de/notes.txt': 'mine',
      empty: '(folder)',
    });
    expect(existsSync(join(out, 'p/de/a.html'))).toBe(false);
  });

  it('in the way are named, all of them, and nothing changes', async () => {
    const out = join(scratch(), 'dist');
    mkdirSync(join(out, 'p/en/a.html'), { recursive: true });
    writeFileSync(join(out, 'index.html'), 'my site');
    writeFileSync(join(out, 'p/de'), 'a file where a folder must be');
    const before = snapshot(out);
    const refusal = await refused(build(out, product('p', { 'en/a': 'A', 'de/a': 'B' })));
    expect(refusal.diagnostics).toMatchObject([
      { code: 'write.foreign', args: { out, paths: ['p/de', 'p/en/a.html', 'index.html'] } },
    ]);
    expect(snapshot(out)).toEqual(before);
  });

  it('with the very bytes of ours become ours', async () => {
    const out = join(scratch(), 'dist');
    const scenario = product('p', { 'en/a': 'A' });
    await build(out, scenario);
    const before = snapshot(out);
    rmSync(join(out, 'manifest.json'));
    await build(out, scenario);
    expect(snapshot(out)).toEqual(before);
  });

  it('behind a link are neither overwritten nor removed', async () => {
    const folder = scratch();
    const out = join(folder, 'dist');
    const scenario = product('p', { 'en/a': 'A', 'de/a': 'B' });
    await build(out, scenario);
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/a.html'), 'precious');
    rmSync(join(out, 'p/de'), { recursive: true });
    symlinkSync(join(folder, 'elsewhere'), join(out, 'p/de'));
    const refusal = await refused(build(out, scenario));
    expect(refusal.diagnostics).toMatchObject([{ code: 'write.foreign', args: { paths: ['p/de'] } }]);
    await build(out, product('p', { 'en/a': 'A' }));
    expect(readFileSync(join(folder, 'elsewhere/a.html'), 'utf8')).toBe('precious');
  });

  it('a link in place of our file is replaced, not followed', async () => {
    const folder = scratch();
    const out = join(folder, 'dist');
    await build(out, product('p', { 'en/a': 'A' }));
    writeFileSync(join(folder, 'precious'), 'precious');
    rmSync(join(out, 'p/en/a.html'));
    symlinkSync(join(folder, 'precious'), join(out, 'p/en/a.html'));
    await build(out, product('p', { 'en/a': 'B' }));
    expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('precious');
    expect(readFileSync(join(out, 'p/en/a.html'), 'utf8')).toBe('B');
  });
});

describe('the scope of a build', () => {
  const both = (): Scenario => product('p', { 'en/a': 'A', 'de/a': 'B' }, [asset('p/x.png', 'X')]);

  it('leaves other products alone and shares the index with them', async () => {
    const out = join(scratch(), 'dist');
    await build(out, product('q', { 'en/a': 'Q' }));
    await build(out, product('p', { 'en/a': 'P' }));
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('p,q\np/en/a.html\nq/en/a.html\n');
    expect(manifest(out).products.map(({ id }) => id)).toEqual(['p', 'q']);
  });

  it('gives the same output in whichever order products come, and all at once', async () => {
    const folder = scratch();
    const [p, q] = [product('p', { 'en/a': 'P' }), product('q', { 'en/a': 'Q' })];
    await build(join(folder, 'pq'), p);
    await build(join(folder, 'pq'), q);
    await build(join(folder, 'qp'), q);
    await build(join(folder, 'qp'), p);
    const products = [...q.commit.products, ...p.commit.products];
    const scope = { ...p.commit.scope, products: ['q', 'p'] };
    const artifacts = [...q.artifacts, ...p.artifacts];
    await build(join(folder, 'all'), { artifacts, commit: { ...p.commit, products, scope } });
    expect(snapshot(join(folder, 'qp'))).toEqual(snapshot(join(folder, 'pq')));
    expect(snapshot(join(folder, 'all'))).toEqual(snapshot(join(folder, 'pq')));
  });

  it('leaves other languages alone, and what has none', async () => {
    const out = join(scratch(), 'dist');
    await build(out, both());
    const { artifacts, commit } = product('p', { 'de/b': 'new' });
    const report = await build(out, {
      artifacts,
      commit: { ...commit, scope: { ...commit.scope, locales: ['de'] } },
    });
    expect(report.removed).toEqual(['p/de/a.html']);
    expect(manifest(out).files.map(({ path }) => path)).toEqual([
      'index.html',
      'p/de/b.html',
      'p/en/a.html',
      'p/x.png',
    ]);
    expect(manifest(out).products[0]?.locales).toEqual([
      { locale: 'en', guides: [{ id: 'a', title: 'Guide a' }] },
      { locale: 'de', guides: [{ id: 'b', title: 'Guide b' }] },
    ]);
  });

  it('has signposts made anew from what is there, and takes away those that are not made again', async () => {
    const out = join(scratch(), 'dist');
    const overview = (id: string): Artifact => ({ ...html(id, 'en/index', 'all'), kind: 'overview' });
    const scenario = (id: string, signposts: Artifact[], locales: 'all' | string[] = 'all'): Scenario => {
      const { artifacts, commit } = product(id, { 'en/a': 'A', 'de/a': 'B' });
      const scope = { ...commit.scope, locales };
      const makeAll: MakeSignposts = (...there) => [...signposts, ...makeSignposts(...there)];
      return { artifacts, commit: { ...commit, scope, makeSignposts: makeAll } };
    };
    await build(out, scenario('q', [overview('q')]));
    await build(out, scenario('p', [overview('p')]));
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('q/en/index.html');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toContain('p/en/index.html');
    expect((await build(out, scenario('p', [], ['de']))).removed).toEqual([]);
    expect((await build(out, scenario('p', []))).removed).toEqual(['p/en/index.html']);
    expect(existsSync(join(out, 'q/en/index.html'))).toBe(true);
  });

  it('leaves other kinds alone', async () => {
    const out = join(scratch(), 'dist');
    await build(out, both());
    const { artifacts, commit } = product('p', { 'en/a': 'A' });
    const isPossible = among(['p/en/a.html', 'p/x.png']);
    const scope = { ...commit.scope, kinds: ['guide-html' as const], isPossible };
    const report = await build(out, { artifacts, commit: { ...commit, scope } });
    expect(report.removed).toEqual(['p/de/a.html']);
    expect(existsSync(join(out, 'p/x.png'))).toBe(true);
  });

  it('keeps what it is asked to keep, with its old hash and its browser', async () => {
    const out = join(scratch(), 'dist');
    const pdf = { ...html('p', 'en/a', 'PDF'), path: 'p/en/a.pdf', kind: 'guide-pdf' as const };
    const first = product('p', { 'en/a': 'A' }, [pdf]);
    await build(out, { ...first, commit: { ...first.commit, browser: 'Chrome 1' } });
    const old = manifest(out).files.find(({ path }) => path === pdf.path);
    const { artifacts, commit } = product('p', { 'en/a': 'new' });
    const scope = { ...commit.scope, isPossible: among(['p/en/a.html', pdf.path]) };
    await build(out, { artifacts, commit: { ...commit, scope, keep: [pdf.path, 'p/en/never-was.pdf'] } });
    expect(manifest(out).files.find(({ path }) => path === pdf.path)).toEqual(old);
    expect(manifest(out).browser).toBe('Chrome 1');
    await build(out, { artifacts, commit });
    expect(existsSync(join(out, pdf.path))).toBe(false);
    expect(manifest(out).browser).toBeNull();
  });

  it('of a product that makes nothing any more takes it off the index', async () => {
    const out = join(scratch(), 'dist');
    await build(out, product('p', { 'en/a': 'P' }));
    await build(out, product('q', { 'en/a': 'Q' }));
    const { commit } = product('p', {});
    await build(out, { artifacts: [], commit: { ...commit, products: [] } });
    expect(manifest(out).products.map(({ id }) => id)).toEqual(['q']);
    expect(existsSync(join(out, 'p'))).toBe(false);
  });

  it('lists no file of another product that somebody deleted', async () => {
    const out = join(scratch(), 'dist');
    await build(out, product('q', { 'en/a': 'Q' }));
    rmSync(join(out, 'q'), { recursive: true });
    await build(out, product('p', { 'en/a': 'P' }));
    expect(manifest(out).products.map(({ id }) => id)).toEqual(['p']);
    expect(manifest(out).files.map(({ path }) => path)).toEqual(['index.html', 'p/en/a.html']);
  });
});

describe('a build that cannot be', () => {
  it.each([
    ['no JSON', '{'],
    ['of another tool', '{"name": "App", "icons": []}'],
    ['with a path that leads out', JSON.stringify(hostileManifest('../../precious'))],
    [
      'with a wrong hash',
      JSON.stringify({ ...hostileManifest('a'), files: [{ path: 'a', kind: 'asset', sha256: '1' }] }),
    ],
    ['null', 'null'],
  ])('refuses a manifest: %s', async (_, text) => {
    const out = join(scratch(), 'dist');
    mkdirSync(out);
    writeFileSync(join(out, 'manifest.json'), text);
    const refusal = await refused(openOutput(out));
    expect(refusal.diagnostics).toMatchObject([
      { code: 'write.manifest', args: { path: join(out, 'manifest.json') } },
    ]);
    expect(snapshot(join(out, '..'))).toEqual({ dist: '(folder)', 'dist/manifest.json': text });
  });

  it('refuses a manifest that broke while it ran', async () => {
    const out = join(scratch(), 'dist');
    const output = await openOutput(out);
    mkdirSync(join(out, 'manifest.json'), { recursive: true });
    const refusal = await refused(output.commit(product('p', {}).commit));
    expect(refusal.diagnostics).toMatchObject([{ code: 'write.manifest' }]);
    expect(snapshot(join(out, '..'))).toEqual({ dist: '(folder)', 'dist/manifest.json': '(folder)' });
  });

  it('passes on what goes wrong in making the index, with nothing changed', async () => {
    const out = join(scratch(), 'dist');
    const { artifacts, commit } = product('p', { 'en/a': 'A' });
    const fail = () => {
      throw new Error('template');
    };
    await expect(build(out, { artifacts, commit: { ...commit, makeSignposts: fail } })).rejects.toThrow(
      'template',
    );
    expect(readdirSync(join(out, '..'))).toEqual([]);
  });

  it('ends when it is abandoned while it waits', async () => {
    const out = join(scratch(), 'dist');
    const [first, second] = [await openOutput(out), await openOutput(out)];
    mkdirSync(join(out, '..', '.dist.kextguide-lock'));
    writeFileSync(join(out, '..', '.dist.kextguide-lock', 'held'), '');
    const commit = second.commit({ ...product('p', {}).commit, makeSignposts });
    await second.abandon();
    await expect(commit).rejects.toThrow('abandoned');
    await first.abandon();
    expect(readdirSync(join(out, '..'))).toEqual(['.dist.kextguide-lock']);
  });
});

function manifest(out: string): Manifest {
  return JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
}

function hostileManifest(path: string): object {
  return { browser: null, products: [], files: [{ path, kind: 'asset', sha256: '0'.repeat(64) }] };
}

async function refused(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error ?? new Error('It was not refused.');
  return error;
}

function age(out: string): void {
  for (const path of Object.keys(snapshot(out))) utimesSync(join(out, path), LONG_AGO, LONG_AGO);
}

function youngFiles(out: string): string[] {
  const stats = Object.keys(snapshot(out)).map((path) => [path, statSync(join(out, path))] as const);
  const young = stats.filter(([, stat]) => stat.isFile() && stat.mtimeMs !== LONG_AGO.getTime());
  return young.map(([path]) => path);
}
