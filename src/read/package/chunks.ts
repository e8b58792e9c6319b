/** Bytes as they come, in pieces of any size. */
export type Chunks = AsyncIterable<Uint8Array>;

/** Reads a stream piece by piece: what is skipped is never held. */
export class ChunkReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = EMPTY;

  constructor(chunks: Chunks) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes where they are at hand already: a payload has a million small reads, and few need to wait. */
  readNow(length: number): Uint8Array | undefined {
    if (this.#held.length < length) return undefined;
    const bytes = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return bytes;
  }

  /** The same without taking them. */
  peekNow(length: number): Uint8Array | undefined {
    return this.#held.length < length ? undefined : this.#held.subarray(0, length);
  }

  /** The next `length` bytes; fewer only at the end. */
  async read(length: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let missing = length;
    while (missing > 0 && (await this.#fill())) {
      const piece = this.readNow(Math.min(missing, this.#held.length))!;
      pieces.push(piece);
      missing -= piece.length;
    }
    return pieces.length === 1 ? pieces[0]! : new Uint8Array(Buffer.concat(pieces));
  }

  /** The next bytes without taking them. */
  async peek(length: number): Promise<Uint8Array> {
    const bytes = await this.read(length);
    this.#held = new Uint8Array(Buffer.concat([bytes, this.#held]));
    return bytes;
  }

  /** Passes over bytes; says how many were there. */
  async skip(length: number): Promise<number> {
    let passed = 0;
    for await (const piece of this.pieces(length)) passed += piece.length;
    return passed;
  }

  /** The next `length` bytes as they come; fewer only at the end. */
  async *pieces(length = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
    let missing = length;
    while (missing > 0 && (await this.#fill())) {
      const piece = this.readNow(Math.min(missing, this.#held.length))!;
      missing -= piece.length;
      yield piece;
    }
  }

  /** Ends the stream, and with it whatever feeds it. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #fill(): Promise<boolean> {
    while (this.#held.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return false;
      this.#held = next.value;
    }
    return true;
  }
}

const EMPTY = new Uint8Array(0);
