import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { type PackageFacts, readPackage } from '../../../src/read/package/read-package.ts';
import { codesOf } from '../bundle/reading.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kextguide-package-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A path in a folder that lives as long as the test. */
export function at(path: string): string {
  return join(folder, path);
}

/** Writes a package and reads it: its facts, and what was found. */
export async function read(
  bytes: Uint8Array,
  name = 'Widget.pkg',
): Promise<{ facts: PackageFacts | undefined; codes: string[]; diagnostics: Diagnostic[] }> {
  writeFileSync(at(name), bytes);
  const { value: facts, diagnostics } = await readPackage(at(name));
  return { facts, codes: codesOf(diagnostics), diagnostics };
}
