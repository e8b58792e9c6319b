import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/diagnostics/diagnostic.ts';
import { openOutput } from '../../src/write/output.ts';
import { byCodeUnit, flawOf, foldersOf } from '../../src/write/path.ts';
import { scratch } from './run.ts';
import { asset, product } from './scenarios.ts';

describe('the path of an output file', () => {
  it.each([
    ['', 'empty'],
    ['a\0b', 'nul'],
    ['/etc/passwd', 'absolute'],
    ['C:/x', 'absolute'],
    ['c:x', 'absolute'],
    ['a\\b', 'backslash'],
    ['..', 'parts'],
    ['a/../../b', 'parts'],
    ['./a', 'parts'],
    ['a//b', 'parts'],
    ['a/', 'parts'],
    ['a\ud800', 'unicode'],
    ['manifest.json', 'reserved'],
    ['MANIFEST.json', 'reserved'],
    ['manifest.json/x', 'reserved'],
    ['.kextguide-lock/x', 'reserved'],
    ['.Kextguide-1', 'reserved'],
  ])('%j is refused: %s', (path, flaw) => {
    expect(flawOf(path)).toBe(flaw);
  });

  it.each([
    'a',
    'a/b.html',
    'p/manifest.json',
    '...',
    'a/..b',
    'ein Pfad/日本語.html',
    'Icon\r',
    '.htaccess',
  ])('%j is accepted', (path) => {
    expect(flawOf(path)).toBeUndefined();
  });

  it('is in the folders above it', () => {
    expect(foldersOf('a/b/c')).toEqual(['a', 'a/b']);
    expect(foldersOf('a')).toEqual([]);
  });

  it('is ordered by its code units', () => {
    expect(['é', 'z', 'B', 'a', '\u{1f600}', '\uffee'].sort(byCodeUnit)).toEqual([
      'B',
      'a',
      'z',
      'é',
      '\u{1f600}',
      '\uffee',
    ]);
  });
});

describe('two paths of one output', () => {
  it.each([
    ['p/a', 'p/a'],
    ['p/a', 'p/A'],
    ['p/\u00e9', 'p/e\u0301'],
    ['p/a', 'p/a/b'],
    ['p/a/b', 'p/a'],
    ['p/a/b', 'P/a/c'],
    ['p/pt-br/x', 'p/pt-BR/y'],
  ])('%j and %j are refused', async (one, two) => {
    const output = await openOutput(join(scratch(), 'dist'));
    await output.add(asset(one, '1'));
    await expect(output.add(asset(two, '2'))).rejects.toMatchObject({
      diagnostics: [{ code: 'write.twice' }],
    });
    await output.abandon();
  });

  it('are refused where one is that of the index', async () => {
    const output = await openOutput(join(scratch(), 'dist'));
    await output.add(asset('Index.html', '1'));
    const commit = output.commit(product('p', {}).commit);
    await expect(commit).rejects.toMatchObject({ diagnostics: [{ code: 'write.twice' }] });
  });
});

describe('hostile paths', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', 'a', 'A', 'b', '~', 'C:', '\\', '\0', 'manifest.json', '.kextguide-lock'),
    fc.constantFrom(
      '%2e%2e',
      '‥',
      '\u202e',
      'e\u0301',
      'é',
      'con',
      '\ud800',
      '$HOME',
      '-rf',
      'x'.repeat(300),
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));

  it('are refused or land inside the output folder, with the right bytes', async () => {
    const folder = scratch();
    let [accepted, refused] = [0, 0];
    const property = fc.asyncProperty(fc.array(path, { minLength: 1, maxLength: 6 }), async (paths) => {
      const out = join(folder, 'around', 'dist');
      const output = await openOutput(out);
      const taken = new Map<string, string>();
      for (const [index, one] of paths.entries()) {
        try {
          await output.add({ path: one, kind: 'asset', product: 'p', bytes: `${index}` });
          taken.set(one, `${index}`);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          refused += 1;
        }
      }
      accepted += taken.size;
      await output.commit(product('p', {}).commit);
      for (const [one, bytes] of taken) expect(readFileSync(join(out, one), 'utf8')).toBe(bytes);
      const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      expect(files).toHaveLength(taken.size + 2);
      await output.abandon();
      expect(readdirSync(folder)).toEqual(['around']);
      expect(readdirSync(join(folder, 'around')).filter((name) => name !== 'dist')).toEqual([]);
    });
    await fc.assert(property, { numRuns: 300 });
    expect(Math.min(accepted, refused)).toBeGreaterThan(50);
  });

  it('in the manifest remove nothing outside the folder', () => {
    fc.assert(
      fc.property(path, (one) => {
        const root = '/out/dist';
        if (flawOf(one) === undefined) expect(join(root, one).startsWith(`${root}/`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
