import { basename, dirname, relative, resolve, sep } from 'node:path';
import { compared } from '../compare.ts';
import { type Diagnostic, diagnostic, isError, type Result } from '../diagnostics/diagnostic.ts';
import { kindAt } from '../read/profile/read-bytes.ts';
import { schemaNear } from '../read/profile/schema-near.ts';
import { readRelease } from '../read/release/read-release.ts';
import type { Release } from '../read/release/release.ts';
import type { InitFacts } from './facts.ts';
import { fits } from './fits.ts';

/** What stands against writing a profile to a path, before anybody is asked anything. */
export async function tellPlace(out: string, force: boolean): Promise<Diagnostic[]> {
  const place = { file: out };
  const kind = await kindAt(out);
  if (kind !== 'missing' && kind !== 'file') return [diagnostic('init.not-file', { path: out }, place)];
  if (kind === 'file' && !force) return [diagnostic('init.exists', { path: out }, place)];
  const folder = dirname(out);
  return (await kindAt(folder)) === 'folder' ? [] : [diagnostic('init.no-folder', { folder }, place)];
}

/** The release that a profile is for, and the path to it from the folder of the profile. */
export type Named = Required<Pick<InitFacts, 'release' | 'path'>>;

/** Reads the package or the bundle that a profile is made for; no value where anything of it is wrong. */
export async function readNamed(path: string, out: string): Promise<Result<Named>> {
  const { value: release, diagnostics } = await readRelease(path);
  if (!release || diagnostics.some(isError)) return { diagnostics };
  const fromProfile = relative(dirname(resolve(out)), resolve(path))
    .split(sep)
    .join('/');
  if (!fits.path(fromProfile)) {
    return { diagnostics: [...diagnostics, diagnostic('init.path', { path: fromProfile }, { file: path })] };
  }
  return { value: { release, path: fromProfile }, diagnostics };
}

/** What has changed since the release before. */
export async function readPrevious(path: string, release: Release): Promise<Result<InitFacts['previous']>> {
  const { value, diagnostics } = compared(await readRelease(path), { value: release, diagnostics: [] });
  return value ? { value: { file: basename(path), ...value }, diagnostics } : { diagnostics };
}

/** What a profile of that name is made from, whatever it is for. */
export async function aboutFile(out: string): Promise<Pick<InitFacts, 'file' | 'schema'>> {
  const schema = await schemaNear(dirname(out));
  return { file: basename(out), ...(schema === undefined ? {} : { schema }) };
}
