import { Leap } from './leap.ts';

/**
 * Bytes as they come, in pieces of any size. A piece is good until the next one is asked for; then its memory may be used
 * again.
 */
export type Chunks = AsyncIterable<Uint8Array>;

/** Reads a stream piece by piece: what is skipped is never held. */
export class ChunkReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = EMPTY;
  #at = 0;
  readonly #leap: Leap;

  /** `leap`: what `chunks` asks whether it may leave something out. */
  constructor(chunks: Chunks, leap = new Leap()) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#leap = leap;
  }

  /** What is at hand, from `at` on, good until more is asked for: a payload has a million entries, and few need to wait. */
  get held(): Buffer {
    return this.#held;
  }

  get at(): number {
    return this.#at;
  }

  /** Passes over bytes where they are at hand; says whether they were. */
  skipNow(length: number): boolean {
    if (this.#left < length) return false;
    this.#at += length;
    return true;
  }

  /** The next `length` bytes, the caller's own; fewer only at the end. For as many as there is memory for. */
  async read(length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    let filled = 0;
    for await (const piece of this.pieces(length)) {
      bytes.set(piece, filled);
      filled += piece.length;
    }
    return bytes.subarray(0, filled);
  }

  /** The next bytes without taking them; fewer only at the end. */
  async peek(length: number): Promise<Uint8Array> {
    if (this.#left < length) this.unread(await this.read(length));
    return this.#held.subarray(this.#at, this.#at + length);
  }

  /** Passes over bytes; says how many were there. */
  async skip(length: number): Promise<number> {
    let passed = 0;
    for (;;) {
      const step = Math.min(length - passed, this.#left);
      this.#at += step;
      passed += step;
      if (passed === length) return passed;
      this.#leap.wanted = length - passed;
      const isMore = await this.#fill();
      passed += this.#leap.take();
      if (!isMore) return passed;
    }
  }

  /** The next `length` bytes as they come; fewer only at the end. */
  async *pieces(length = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
    let missing = length;
    while (missing > 0) {
      const piece = await this.piece(missing);
      if (!piece) return;
      missing -= piece.length;
      yield piece;
    }
  }

  /** The next bytes, as many of at most `length` as come at once; undefined at the end. */
  async piece(length = Number.POSITIVE_INFINITY): Promise<Uint8Array | undefined> {
    if (!(await this.#fill())) return undefined;
    const from = this.#at;
    this.#at = Math.min(from + length, this.#held.length);
    return this.#held.subarray(from, this.#at);
  }

  /** Puts bytes back that were taken last, so that they are the next. */
  unread(bytes: Uint8Array): void {
    const left = this.#held.subarray(this.#at);
    this.#hold(left.length === 0 ? bytes : Buffer.concat([bytes, left]));
  }

  /** Ends the stream, and with it whatever feeds it. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  get #left(): number {
    return this.#held.length - this.#at;
  }

  async #fill(): Promise<boolean> {
    while (this.#left === 0) {
      const next = await this.#chunks.next();
      if (next.done) return false;
      this.#hold(next.value);
    }
    return true;
  }

  #hold(bytes: Uint8Array): void {
    this.#held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = 0;
  }
}

const EMPTY = Buffer.alloc(0);
