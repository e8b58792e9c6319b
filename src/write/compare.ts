import { hash } from 'node:crypto';
import { readdirSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { diagnostic, Refusal } from '../diagnostics/diagnostic.ts';
import type { Journal, Step } from './journal.ts';
import { lookAt } from './look.ts';
import { MANIFEST } from './manifest.ts';
import { fold, foldersOf } from './path.ts';
import type { Ground } from './site.ts';

/** What must be known of a staged file to tell whether it changes anything. */
export interface Staged {
  path: string;
  size: number;
  sha256: string;
}

/**
 * Compares the staged files with the disk and says what the burst has to do. Files with the same bytes are left alone.
 * What no manifest lists is never overwritten and no link is followed out of the folder: all that stands in the way is
 * refused at once. A foreign file whose bytes are ours already loses nothing, so it counts as ours (a manifest that
 * was deleted by hand comes back that way).
 */
export function compare(
  ground: Ground,
  staged: readonly Staged[],
  listed: ReadonlySet<string>,
  gone: readonly string[],
): Journal {
  const disk = new Disk(ground.out, gone);
  const steps: Step[] = [];
  for (const file of staged) {
    const what = disk.change(file, listed.has(file.path));
    if (what) steps.push({ do: what, path: file.path });
  }
  if (disk.foreign.size > 0) {
    throw new Refusal(diagnostic('write.foreign', { out: ground.shown, paths: [...disk.foreign] }));
  }
  const blocking = blockers(staged, gone);
  const removals = gone.filter((path) => disk.isRemovable(path));
  const remove = (paths: string[]): Step[] => paths.map((path) => ({ do: 'remove', path }));
  return {
    folders: disk.missingFolders(),
    steps: [
      ...remove(removals.filter((path) => blocking.has(path))),
      ...steps.filter((step) => step.path !== MANIFEST),
      ...remove(removals.filter((path) => !blocking.has(path))),
      ...steps.filter((step) => step.path === MANIFEST),
    ],
  };
}

/** The output folder as it is, asked once for each folder. */
class Disk {
  readonly foreign = new Set<string>();
  readonly #out: string;
  readonly #gone: ReadonlySet<string>;
  /** By the form that a Mac's disk takes for equal: `pt-br` that goes may be the very file that `pt-BR` finds. */
  readonly #twins: ReadonlyMap<string, string>;
  readonly #folders = new Map<string, 'real' | 'missing' | 'foreign'>();

  constructor(out: string, gone: readonly string[]) {
    this.#out = out;
    this.#gone = new Set(gone);
    this.#twins = new Map(gone.map((path) => [fold(path), path]));
    this.#folders.set('.', lookAt(out) ? 'real' : 'missing');
  }

  change({ path, size, sha256 }: Staged, isListed: boolean): Step['do'] | undefined {
    for (const folder of foldersOf(path)) if (this.#folder(folder) === 'foreign') this.foreign.add(folder);
    const found = lookAt(join(this.#out, path));
    if (!found || this.#isTwin(path, found)) return 'create';
    if (found.isDirectory()) {
      if (!this.#isEmptied(path)) this.foreign.add(path);
      return 'create';
    }
    const same = found.isFile() && found.size === size && this.#sum(path) === sha256;
    if (!same && !isListed) this.foreign.add(path);
    return same ? undefined : 'replace';
  }

  /** A file of ours that is still there, and not behind a link that leads elsewhere. */
  isRemovable(path: string): boolean {
    const found = lookAt(join(this.#out, path));
    if (!found || found.isDirectory()) return false;
    return foldersOf(path).every((folder) => lookAt(join(this.#out, folder))?.isDirectory());
  }

  missingFolders(): string[] {
    return [...this.#folders].filter(([, state]) => state === 'missing').map(([folder]) => folder);
  }

  #folder(path: string): 'real' | 'missing' | 'foreign' {
    const known = this.#folders.get(path);
    if (known) return known;
    const found = lookAt(join(this.#out, path));
    // A file of ours in place of the folder goes first, and the folder is then made.
    const state = !found || this.#gone.has(path) ? 'missing' : found.isDirectory() ? 'real' : 'foreign';
    this.#folders.set(path, state);
    return state;
  }

  #isTwin(path: string, found: Stats): boolean {
    const twin = this.#twins.get(fold(path));
    return twin !== undefined && lookAt(join(this.#out, twin))?.ino === found.ino;
  }

  /** A folder goes by itself once all its files have gone; one that holds nothing was never ours. */
  #isEmptied(folder: string): boolean {
    const entries = readdirSync(join(this.#out, folder), { withFileTypes: true });
    const goes = (path: string, isFolder: boolean) =>
      isFolder ? this.#isEmptied(path) : this.#gone.has(path);
    return entries.length > 0 && entries.every((it) => goes(`${folder}/${it.name}`, it.isDirectory()));
  }

  #sum(path: string): string {
    return hash('sha256', readFileSync(join(this.#out, path)), 'hex');
  }
}

/**
 * Old files that must go before the new ones come: a new file needs their place, their folder's, or the folder's name
 * in another spelling. All others go last, so that no page of the burst ever links to what is already gone.
 */
function blockers(staged: readonly Staged[], gone: readonly string[]): ReadonlySet<string> {
  const spelling = new Map<string, string>();
  for (const { path } of staged) for (const folder of foldersOf(path)) spelling.set(fold(folder), folder);
  const files = new Set(staged.map(({ path }) => fold(path)));
  const isBlocking = (path: string) =>
    files.has(fold(path)) ||
    spelling.has(fold(path)) ||
    foldersOf(path).some((folder) => {
      const other = spelling.get(fold(folder));
      return files.has(fold(folder)) || (other !== undefined && other !== folder);
    });
  return new Set(gone.filter(isBlocking));
}
