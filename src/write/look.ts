import { lstatSync, type Stats } from 'node:fs';
import { errno } from './failure.ts';

/** What stands at a path, links not followed; nothing where a folder above it is missing or is itself a file. */
export function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (errno(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}
