import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { inspectBundle } from '../../../src/read/bundle/inspect.ts';
import { type KextToMake, makeKext } from '../../fixtures/make/kext.ts';
import { codesOf } from './reading.ts';

export const WIDGET: KextToMake = {
  id: 'com.example.driver.Widget',
  name: 'Widget Driver',
  version: '1.10',
  executable: { archs: ['x86_64', 'arm64e'] },
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kextguide-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A path in a folder that lives as long as the test. */
export function at(path: string): string {
  return join(folder, path);
}

/** Makes Widget.kext, changed as told. */
export function make(changes: Partial<KextToMake> = {}, name = 'Widget.kext'): string {
  return makeKext(at(name), { ...WIDGET, ...changes });
}

/** Makes a kext inside of Widget.kext. */
export function makeInside(name: string): string {
  const id = `inside.${name.split('/').at(-1)}`;
  return makeKext(at(`Widget.kext/Contents/PlugIns/${name}`), { ...WIDGET, id });
}

export function executable(): string {
  return at('Widget.kext/Contents/MacOS/Widget');
}

export async function codes(path = at('Widget.kext')): Promise<string[]> {
  return codesOf((await inspectBundle(path)).diagnostics);
}
