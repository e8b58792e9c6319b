import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endOwner, isOwner, newOwner } from './owner.ts';
import type { Site } from './site.ts';

/** Where new files wait in a stage, and where those that they replace are kept until all is done. */
export const NEW = 'new';
export const OLD = 'old';

/**
 * A hidden folder that collects a build. Its name says whose it is; a file in it says so again, for the time in which
 * it bears the name of the lock (lock.ts).
 */
export class Stage {
  readonly site: Site;
  readonly owner: string;
  folder: string;
  readonly #made = new Set<string>();

  constructor(site: Site) {
    this.site = site;
    this.owner = newOwner();
    this.folder = stageFolder(site, this.owner);
    try {
      mkdirSync(this.folder);
      mkdirSync(join(this.folder, NEW));
      mkdirSync(join(this.folder, OLD));
      writeFileSync(join(this.folder, this.owner), '');
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** Writes at once: a small file costs less that way than the way through the thread pool and back. */
  write(path: string, bytes: string | Uint8Array, isExecutable = false): void {
    const file = join(this.folder, NEW, path);
    const folder = dirname(file);
    if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
    // Less what the umask takes away.
    writeFileSync(file, bytes, { mode: isExecutable ? 0o777 : 0o666 });
  }

  remove(): void {
    endOwner(this.owner);
    discard(this.folder);
  }
}

export function lockFolder(site: Site): string {
  return join(site.folder, `${site.prefix}lock`);
}

export function stageFolder(site: Site, owner: string): string {
  return join(site.folder, site.prefix + owner);
}

/** The owner that the name of a stage tells; nothing for any other name, that of the lock included. */
export function ownerOf(site: Site, name: string): string | undefined {
  const owner = name.startsWith(site.prefix) ? name.slice(site.prefix.length) : '';
  return isOwner(owner) ? owner : undefined;
}

/** Gives up the name of the lock, then removes what stood under it: nobody ever sees half a lock. */
export function retire(site: Site, owner: string): void {
  const folder = stageFolder(site, owner);
  endOwner(owner);
  try {
    renameSync(lockFolder(site), folder);
  } catch {
    // It then falls to whoever finds us dead.
  }
  discard(folder);
}

/** A stage that does not go now goes with a later build: no reason to fail. */
export function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}
