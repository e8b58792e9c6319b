import { relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * Watches files and folders, those that are not there yet among them. Each has a watcher of its own, because one that is
 * added to a running watcher cannot be waited for: a change between its name and its watch would be missed.
 */
export class Watch {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #failures = new Map<string, Diagnostic>();
  readonly #changed: (path: string) => void;

  constructor(changed: (path: string) => void) {
    this.#changed = changed;
  }

  /** Watches these paths and no others; what changes after this is noticed. */
  async follow(paths: readonly string[]): Promise<void> {
    const wanted = new Set(paths);
    const gone = [...this.#watchers.keys()].filter((path) => !wanted.has(path));
    await Promise.all([
      ...gone.map((path) => this.#leave(path)),
      ...[...wanted].filter((path) => !this.#watchers.has(path)).map((path) => this.#start(path)),
    ]);
  }

  /** What cannot be watched. */
  get failures(): readonly Diagnostic[] {
    return [...this.#failures.values()];
  }

  async close(): Promise<void> {
    await this.follow([]);
  }

  #start(root: string): Promise<void> {
    // Editors that save by a rename are waited for (`atomic`); so are files that are written in place, by the next reading.
    const watcher = watch(root, {
      ignoreInitial: true,
      atomic: true,
      ignored: (path) => isForeign(root, path),
    });
    this.#watchers.set(root, watcher);
    watcher.on('all', (_, path) => this.#changed(path));
    watcher.on('error', (error) => {
      const reason = reasonOf(error as NodeJS.ErrnoException);
      this.#failures.set(root, diagnostic('preview.unwatched', { path: root, reason }));
      this.#changed(root);
    });
    return new Promise((resolve) => {
      watcher.once('ready', resolve);
      watcher.once('error', () => resolve());
    });
  }

  async #leave(root: string): Promise<void> {
    const watcher = this.#watchers.get(root);
    this.#watchers.delete(root);
    this.#failures.delete(root);
    await watcher?.close();
  }
}

/** Folders of many files that no page is made of; where the root itself lies in one, it is meant. */
function isForeign(root: string, path: string): boolean {
  return relative(root, path)
    .split(sep)
    .some((name) => name === '.git' || name === 'node_modules');
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOSPC') return 'the system lets you watch no more files';
  if (code === 'EMFILE') return 'too many files are open';
  return code === 'EACCES' || code === 'EPERM' ? 'you are not permitted to' : message;
}
