import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { diagnostic, Refusal } from '../diagnostics/diagnostic.ts';
import { attempt, errno, failure } from './failure.ts';
import { lookAt } from './look.ts';

/**
 * Writes a file that a person will go on with, whole or not at all: beside its place first, then there in one step. What
 * is there already is kept, even where it comes while this writes, unless `force` is given. Throws a Refusal.
 */
export function writeNewFile(path: string, text: string, force: boolean): void {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    attempt(path, () => writeFileSync(draft, text, { flag: 'wx' }));
    if (force) attempt(path, () => renameSync(draft, path));
    else place(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A second name for the draft: unlike a rename, it fails where there is a file of that name. */
function place(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (errno(error) === 'EEXIST' || lookAt(path))
      throw new Refusal(diagnostic('init.exists', { path }, { file: path }));
    // Some disks know no second names.
    if (!NO_LINKS.has(errno(error) ?? '')) throw failure(path, error);
    attempt(path, () => renameSync(draft, path));
  }
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
