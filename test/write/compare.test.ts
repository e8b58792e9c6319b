import { hash } from 'node:crypto';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare, type Staged } from '../../src/write/compare.ts';
import type { Journal } from '../../src/write/journal.ts';
import { scratch } from './run.ts';

describe('the order of a burst', () => {
  it('is: what blocks, the new files, what is no longer made, and the manifest at last', () => {
    const out = withFiles({
      'p/x': 'a file',
      'p/gone': '',
      'manifest.json': '',
      'p/same': 'same',
      'p/old': 'old',
    });
    const staged = [
      file('p/old', 'new'),
      file('p/same', 'same'),
      file('p/x/y', ''),
      file('manifest.json', 'new'),
    ];
    expect(compared(out, staged, ['p/x', 'p/gone'], ['p/old', 'p/same'])).toEqual({
      folders: ['p/x'],
      steps: [
        { do: 'remove', path: 'p/x' },
        { do: 'replace', path: 'p/old' },
        { do: 'create', path: 'p/x/y' },
        { do: 'remove', path: 'p/gone' },
        { do: 'replace', path: 'manifest.json' },
      ],
    });
  });

  it('is empty where nothing changes', () => {
    const out = withFiles({ 'p/same': 'same', 'manifest.json': 'm' });
    expect(
      compared(out, [file('p/same', 'same'), file('manifest.json', 'm')], ['p/never-was'], ['p/same']),
    ).toEqual({
      folders: [],
      steps: [],
    });
  });

  // No Mac at hand: a second name for one file shows what a disk does that takes both spellings for equal.
  it('takes a file under its old spelling away before it comes under the new one, with the same bytes, too', () => {
    const out = withFiles({ 'p/readme': 'same' });
    linkSync(join(out, 'p/readme'), join(out, 'p/README'));
    expect(compared(out, [file('p/README', 'same')], ['p/readme'], []).steps).toEqual([
      { do: 'remove', path: 'p/readme' },
      { do: 'create', path: 'p/README' },
    ]);
  });

  it('empties a folder under its old spelling before it comes under the new one', () => {
    const out = withFiles({ 'p/pt-br/a': 'A', 'p/pt-br/gone': '', 'p/zz': '' });
    const { steps } = compared(out, [file('p/pt-BR/b', 'B')], ['p/pt-br/a', 'p/pt-br/gone', 'p/zz'], []);
    expect(steps.map((step) => step.path)).toEqual(['p/pt-br/a', 'p/pt-br/gone', 'p/pt-BR/b', 'p/zz']);
  });

  it('refuses a file of another that only looks like the old spelling of ours', () => {
    const out = withFiles({ 'p/readme': 'ours', 'p/README': 'theirs' });
    expect(() => compared(out, [file('p/README', 'new')], ['p/readme'], [])).toThrow('p/README');
  });

  it('refuses an empty folder of another in place of our file', () => {
    const out = withFiles({});
    mkdirSync(join(out, 'p/a'), { recursive: true });
    expect(() => compared(out, [file('p/a', 'new')], [], ['p/a'])).toThrow('p/a');
  });
});

function compared(out: string, staged: Staged[], gone: string[], listed: string[]): Journal {
  const site = { folder: dirname(out), prefix: '.dist.kextguide-' };
  const ground = { out, shown: 'dist', site, sites: [site] };
  return compare(ground, staged, new Set(['manifest.json', ...listed, ...gone]), gone);
}

function withFiles(files: Record<string, string>): string {
  const out = scratch();
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), bytes);
  }
  return out;
}

function file(path: string, bytes: string): Staged {
  return { path, size: bytes.length, sha256: hash('sha256', bytes, 'hex') };
}
