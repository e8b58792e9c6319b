import { diagnostic, Refusal } from '../diagnostics/diagnostic.ts';
import { flawOf, fold, foldersOf } from './path.ts';

/**
 * The paths that a build has taken so far. Refuses those that leave the output folder, and those that cannot stand
 * beside another: the same path, a file in place of a folder, or two spellings that a Mac's disk takes for one.
 */
export class Names {
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  take(path: string): void {
    const flaw = flawOf(path);
    if (flaw) throw new Refusal(diagnostic('write.path', { path, flaw }));
    const folders = foldersOf(path);
    const other = this.#rivalOf(path, folders);
    if (other !== undefined) throw new Refusal(diagnostic('write.twice', { path, other }));
    this.#files.set(fold(path), path);
    for (const folder of folders) this.#folders.set(fold(folder), folder);
  }

  #rivalOf(path: string, folders: readonly string[]): string | undefined {
    const same = this.#files.get(fold(path)) ?? this.#folders.get(fold(path));
    if (same !== undefined) return same;
    for (const folder of folders) {
      const [file, spelling] = [this.#files.get(fold(folder)), this.#folders.get(fold(folder))];
      if (file !== undefined) return file;
      if (spelling !== undefined && spelling !== folder) return spelling;
    }
    return undefined;
  }
}
