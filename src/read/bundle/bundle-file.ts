import { open, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import type { ByteSource } from './macho.ts';

/**
 * Opens a file of a bundle for as long as `use` takes; undefined where there is none. `root` is the real path of the
 * bundle: a link that leads out of it is refused, as is all that is no regular file (a pipe would never end).
 */
export async function useFile<T>(
  root: string,
  path: string,
  use: (source: ByteSource) => Promise<T>,
): Promise<T | undefined> {
  const real = await realPathInside(root, path);
  if (real === undefined) return undefined;
  try {
    const found = await stat(real);
    if (!found.isFile()) {
      throw new Refusal(diagnostic('bundle.not-file', { path: harmless(path) }, { file: path }));
    }
    const handle = await open(real);
    try {
      const read = (offset: number, length: number) => readAt(handle, offset, length);
      return await use({ size: found.size, read });
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw refusalOf(error, path);
  }
}

/** Where a path of a bundle leads; undefined where nothing is. A place outside of `root` is refused. */
export async function realPathInside(root: string, path: string): Promise<string | undefined> {
  const real = await realPath(path);
  if (real === undefined || real === root || real.startsWith(root + sep)) return real;
  throw new Refusal(diagnostic('bundle.escapes', { path: harmless(path) }, { file: path }));
}

/** Where a path leads; undefined where nothing is. */
export async function realPath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw refusalOf(error, path);
  }
}

/** What the system says, as a refusal. */
export function refusalOf(error: unknown, path: string): unknown {
  if (error instanceof Refusal || codeOf(error) === undefined) return error;
  const args = { path: harmless(path), reason: REASONS.get(codeOf(error)!) ?? codeOf(error)! };
  return new Refusal(diagnostic('bundle.unreadable', args, { file: path }));
}

const REASONS = new Map([
  ['EACCES', 'you are not permitted to'],
  ['EPERM', 'you are not permitted to'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'the path is too long'],
  ['ERR_INVALID_ARG_VALUE', 'no path looks like this'],
]);

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** A single read may give less than was asked for. */
async function readAt(handle: Handle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

type Handle = Awaited<ReturnType<typeof open>>;
