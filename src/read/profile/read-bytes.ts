import { readFile, stat } from 'node:fs/promises';

export type Bytes =
  | { bytes: Uint8Array }
  | { problem: 'missing' | 'no-file' }
  | { problem: 'too-big'; size: number }
  | { problem: 'unreadable'; reason: string };

/** Reads a file that must be a real one (a pipe would never end) and not too big. */
export async function readBytes(path: string, limit: number): Promise<Bytes> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { problem: 'no-file' };
    if (found.size > limit) return { problem: 'too-big', size: found.size };
    return { bytes: await readFile(path) };
  } catch (error) {
    return isMissing(error) ? { problem: 'missing' } : { problem: 'unreadable', reason: reasonOf(error) };
  }
}

/** What is at a path. */
export async function kindAt(path: string): Promise<'file' | 'folder' | 'other' | 'missing'> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'other';
  } catch (error) {
    return isMissing(error) ? 'missing' : 'other';
  }
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE'
  );
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'you are not permitted to';
  if (code === 'ELOOP') return 'its links lead in a circle';
  return code === '' ? String(error) : `the system says ${code}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
