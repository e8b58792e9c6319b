/**
 * What a reader passes over, told to whatever decompresses for it: a piece that is compressed on its own, and of which
 * nothing is wanted, need not be. So a file of a gigabyte within a payload costs nothing.
 */
export class Leap {
  /** How many of the bytes that come next nobody wants. */
  wanted = 0;
  #made = 0;

  /** Leaves out the next `length` bytes. */
  make(length: number): void {
    this.wanted -= length;
    this.#made += length;
  }

  /** How many were left out since this was asked last. */
  take(): number {
    const made = this.#made;
    this.#made = 0;
    this.wanted = 0;
    return made;
  }
}
