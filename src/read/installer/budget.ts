import { LIMITS } from './limits.ts';
import { refusal } from './refusal.ts';

/** What may still be read of a Resources folder. Throws a Refusal where it is too much. */
export class Budget {
  readonly #file: string;
  #entries = 0;
  #bytes = 0;

  /** `file` is what the whole is called. */
  constructor(file: string) {
    this.#file = file;
  }

  /** Takes account of a file or folder, at its depth below Resources. */
  enter(depth: number): void {
    this.#entries += 1;
    if (this.#entries > LIMITS.entries)
      throw refusal('installer.resources-count', { limit: LIMITS.entries }, this.#file);
    if (depth > LIMITS.depth) throw refusal('installer.resources-deep', { limit: LIMITS.depth }, this.#file);
  }

  /** Takes account of bytes before they are read. */
  spend(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > LIMITS.bytes)
      throw refusal('installer.resources-size', { limit: LIMITS.bytes }, this.#file);
  }
}
