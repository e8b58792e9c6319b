import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { type Diagnostic, sentence } from '../../../src/diagnostics/diagnostic.ts';
import type { Profile } from '../../../src/read/profile/profile.ts';
import type { ProfilePlaces } from '../../../src/read/profile/profile-places.ts';
import { readProfile } from '../../../src/read/profile/read-profile.ts';
import type { Tools } from '../../../src/read/profile/tools.ts';

/** What every profile needs; a case adds what it is about. */
export const PRODUCT = 'product: {name: Acme Storage, vendor: Acme}\n';
export const EXPLAIN = 'explain: {what: Reads drives., why: macOS cannot.}\n';
export const KEXTS = 'kexts: [{id: com.acme.storage, architectures: [arm64e, x86_64]}]\n';
export const GOOD = PRODUCT + EXPLAIN + KEXTS;

export interface Case {
  /** Files beside the profile, by path. */
  files?: Record<string, string | Uint8Array>;
  readKext?: Tools['readKext'];
  readPackage?: Tools['readPackage'];
  name?: string;
}

/** Writes a profile into an empty folder, reads it, and gives what came of it, with each finding in one line. */
export async function readHere(
  profile: string | Uint8Array,
  { files = {}, readKext = noBundle, readPackage = noPackage, name = 'kextguide.yaml' }: Case = {},
): Promise<{
  value?: Profile;
  places: ProfilePlaces;
  told: string[];
  diagnostics: Diagnostic[];
  folder: string;
}> {
  const folder = emptyFolder({ ...files, [name]: profile });
  const { value, places, diagnostics } = await readProfile(join(folder, name), { readKext, readPackage });
  const told = diagnostics.map((finding) => inOneLine(finding, folder));
  return { ...(value ? { value } : {}), places, told, diagnostics, folder };
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files in it; it goes when the tests of the file have run. */
export function emptyFolder(files: Record<string, string | Uint8Array> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kextguide-profile-')));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** `line:column severity code: sentence`, without the folder, which has another name in each run. */
export function inOneLine(finding: Diagnostic, folder = ''): string {
  const { line, column } = finding.place ?? {};
  const where = line === undefined ? '' : `${line}:${column} `;
  return `${where}${finding.severity} ${finding.code}: ${sentence(finding)}`.replaceAll(`${folder}/`, '');
}

async function noPackage(): ReturnType<Tools['readPackage']> {
  throw new Error('No package was expected here.');
}

async function noBundle(): ReturnType<Tools['readKext']> {
  throw new Error('No bundle was expected here.');
}
