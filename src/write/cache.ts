import { hash } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { newOwner } from './owner.ts';
import { trimFolder } from './trim.ts';

/** Keeps printed PDFs between builds. It is only ever a help: nothing that goes wrong in it is an error. */
export interface PdfCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

const GIGABYTE = 1e9;
const SUM_LENGTH = 32;

/**
 * Opens the PDF cache of this user. An entry is one file that starts with the SHA-256 of its key and its bytes, so a
 * damaged one, or one under a wrong name, is a miss. It appears whole, by a rename; of two builds that put the same key,
 * either may win. `limit` bounds all entries together, in bytes; what was not used for longest goes first.
 */
export function openCache({ folder = cacheFolder(), limit = GIGABYTE } = {}): PdfCache {
  return folder === undefined
    ? { get: async () => undefined, put: async () => {} }
    : new FolderCache(folder, limit);
}

/** `$XDG_CACHE_HOME` counts only where it is absolute, says its specification; nothing where there is no home either. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = env.XDG_CACHE_HOME;
  if (given !== undefined && isAbsolute(given)) return join(given, 'kextguide', 'pdf');
  try {
    return join(homedir(), '.cache', 'kextguide', 'pdf');
  } catch {
    return undefined;
  }
}

class FolderCache implements PdfCache {
  readonly #folder: string;
  readonly #limit: number;
  #trimmed: Promise<void> | undefined;
  #isBroken = false;

  constructor(folder: string, limit: number) {
    this.#folder = folder;
    this.#limit = limit;
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    const file = this.#file(key);
    try {
      const entry = await readFile(file);
      const bytes = entry.subarray(SUM_LENGTH);
      if (!sum(key, bytes).equals(entry.subarray(0, SUM_LENGTH))) {
        await rm(file, { force: true });
        return undefined;
      }
      const now = new Date();
      await utimes(file, now, now).catch(() => {});
      return bytes;
    } catch {
      return undefined;
    }
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const file = this.#file(key);
    // A full or closed disk stays so for this run: no second try for each of a thousand PDFs.
    if (this.#isBroken) return;
    const draft = join(this.#folder, `draft-${newOwner()}`);
    try {
      // Private: guides of unreleased products are nobody else's business.
      await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
      this.#trimmed ??= trimFolder(this.#folder, this.#limit);
      await this.#trimmed;
      await writeFile(draft, Buffer.concat([sum(key, bytes), bytes]), { mode: 0o600 });
      await rename(draft, file);
    } catch {
      this.#isBroken = true;
      await rm(draft, { force: true }).catch(() => {});
    }
  }

  /** In 256 folders: some disks are slow with ten thousand files in one. */
  #file(key: string): string {
    if (!/^[0-9a-f]{64}$/.test(key)) throw new TypeError(`No key of the PDF cache: ${key}`);
    return join(this.#folder, key.slice(0, 2), key.slice(2));
  }
}

function sum(key: string, bytes: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(key), bytes]), 'buffer');
}
