import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = path.join(import.meta.dirname, '..', 'src');

/** Rooms in the order in which data flows; what stands at the root of src/ is on top of all of them. */
const ROOMS = [
  'diagnostics',
  'read',
  'plan',
  'check',
  'compose',
  'render',
  'write',
  '',
  'init',
  'preview',
  'cli',
];

const files = globSync('**/*.ts', { cwd: SRC });

function importsOf(file: string): string[] {
  const source = readFileSync(path.join(SRC, file), 'utf8');
  return [...source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, target]) =>
    path.join(path.dirname(file), target!),
  );
}

function roomOf(file: string): string {
  return file.includes(path.sep) ? file.slice(0, file.indexOf(path.sep)) : '';
}

describe('the house', () => {
  it('has no room but these', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual([...ROOMS].sort());
  });

  it.each(files)('%s imports only from rooms before its own', (file) => {
    for (const target of importsOf(file)) {
      expect(files, `${file} -> ${target}`).toContain(target);
      expect(ROOMS.indexOf(roomOf(target)), `${file} -> ${target}`).toBeLessThanOrEqual(
        ROOMS.indexOf(roomOf(file)),
      );
    }
  });

  it('has no circle of imports that carry values', () => {
    const edges = new Map(files.map((file) => [file, valueImports(file)]));
    const done = new Set<string>();
    const walk = (file: string, trail: readonly string[]): void => {
      expect(trail, [...trail, file].join(' -> ')).not.toContain(file);
      if (done.has(file)) return;
      for (const target of edges.get(file) ?? []) walk(target, [...trail, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
  });

  it('touches files and processes only where it may', () => {
    const may = /^(read|write|preview|cli|render\/browser|render\/pdf\/fonts)|^(print|build|prepare)\.ts$/;
    for (const file of files.filter((name) => !may.test(name))) {
      const source = readFileSync(path.join(SRC, file), 'utf8');
      expect(source, file).not.toMatch(/from 'node:(fs|fs\/promises|child_process|net|http|https)'/);
    }
  });

  it('keeps files to one job', () => {
    for (const file of files) {
      expect(readFileSync(path.join(SRC, file), 'utf8').split('\n').length, file).toBeLessThanOrEqual(250);
    }
  });
});

function valueImports(file: string): string[] {
  const source = readFileSync(path.join(SRC, file), 'utf8');
  return [...source.matchAll(/^(?:import|export) (?!type)[^;]*? from '(\.[^']+)'/gm)].map(([, target]) =>
    path.join(path.dirname(file), target!),
  );
}
