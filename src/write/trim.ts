import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { stateOf } from './owner.ts';

const DRAFT = /^draft-(?<owner>.+)$/;

interface Entry {
  file: string;
  size: number;
  used: number;
}

/**
 * Brings the entries of the cache under a bound, oldest use first, and removes drafts of killed builds. It goes a tenth
 * below the bound, so that a full cache is not trimmed in every run. Another build may remove the same files meanwhile.
 */
export async function trimFolder(folder: string, limit: number): Promise<void> {
  const entries: Entry[] = [];
  for (const name of await readdir(folder)) {
    const owner = DRAFT.exec(name)?.groups?.owner;
    if (owner === undefined) entries.push(...(await entriesIn(join(folder, name))));
    else if (stateOf(owner) === 'dead') await rm(join(folder, name), { force: true });
  }
  let total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total <= limit) return;
  entries.sort((a, b) => a.used - b.used);
  for (const { file, size } of entries) {
    if (total <= limit * 0.9) return;
    await rm(file, { force: true });
    total -= size;
  }
}

async function entriesIn(folder: string): Promise<Entry[]> {
  const names = await readdir(folder).catch(() => []);
  const entries = names.map(async (name): Promise<Entry[]> => {
    const file = join(folder, name);
    const found = await stat(file).catch(() => undefined);
    return found?.isFile() ? [{ file, size: found.size, used: found.mtimeMs }] : [];
  });
  return (await Promise.all(entries)).flat();
}
