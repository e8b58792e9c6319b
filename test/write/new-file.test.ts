import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/diagnostics/diagnostic.ts';
import { writeNewFile } from '../../src/write/new-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kextguide-new-file-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

function codes(act: () => void): string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.diagnostics.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe('writeNewFile', () => {
  it('writes a file, and leaves nothing beside it', () => {
    expect(codes(() => writeNewFile(at('a.yaml'), 'new\n', false))).toEqual([]);
    expect(readFileSync(at('a.yaml'), 'utf8')).toBe('new\n');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  it('keeps a file that is there, and a link that leads nowhere', () => {
    writeFileSync(at('a.yaml'), 'old\n');
    symlinkSync('nowhere', at('b.yaml'));
    expect(codes(() => writeNewFile(at('a.yaml'), 'new\n', false))).toEqual(['init.exists']);
    expect(codes(() => writeNewFile(at('b.yaml'), 'new\n', false))).toEqual(['init.exists']);
    expect(readFileSync(at('a.yaml'), 'utf8')).toBe('old\n');
    expect(readdirSync(folder)).toEqual(['a.yaml', 'b.yaml']);
  });

  it('takes the place of a file where it is told to', () => {
    writeFileSync(at('a.yaml'), 'old\n');
    writeNewFile(at('a.yaml'), 'new\n', true);
    expect(readFileSync(at('a.yaml'), 'utf8')).toBe('new\n');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  it('says what the system refuses, and leaves nothing', () => {
    mkdirSync(at('a.yaml'));
    expect(codes(() => writeNewFile(at('a.yaml'), 'new\n', true))).toEqual(['write.failed']);
    expect(codes(() => writeNewFile(at('no/a.yaml'), 'new\n', false))).toEqual(['write.failed']);
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });
});
