import type { Inflate, InflateRaw } from 'node:zlib';
import { Refusal } from '../../diagnostics/diagnostic.ts';
import type { ChunkReader, Chunks } from './chunks.ts';
import { refusal } from './refusal.ts';

/** Large enough that the way through a stream costs little beside the work, small enough for a processor's cache. */
export const CHUNK = 512 * 1024;

type Engine = Inflate | InflateRaw;

/** What one deflated stream holds, as it comes. What follows it stays in the reader. */
export async function* throughEngine(reader: ChunkReader, engine: Engine, file: string): Chunks {
  // It is told to whoever reads on; where nobody does, to nobody.
  engine.on('error', () => {});
  const feeding = feed(reader, engine);
  let last: Uint8Array | undefined;
  try {
    for await (const chunk of engine as AsyncIterable<Uint8Array>) {
      yield chunk;
      // It fills a buffer up before it begins the next: whoever has the end of one has all of it.
      const isFull = chunk.byteOffset + chunk.byteLength === chunk.buffer.byteLength;
      if (isFull) giveBack(chunk);
      last = isFull ? undefined : chunk;
    }
    // It has ended, so nobody fills that one up any more.
    if (last) giveBack(last);
  } catch (error) {
    throw refusalOf(error, file);
  } finally {
    engine.destroy();
    await feeding;
  }
}

/** Gives it piece after piece, until it takes no more: then its stream has ended, and the rest goes back. */
async function feed(reader: ChunkReader, engine: Engine): Promise<void> {
  let wake = () => {};
  engine.once('close', () => wake());
  let given = 0;
  try {
    while (!engine.destroyed) {
      const piece = await reader.piece();
      if (!piece) {
        engine.end();
        return;
      }
      given += piece.length;
      await new Promise<void>((resolve) => {
        wake = resolve;
        engine.write(piece, () => resolve());
      });
      const left = given - engine.bytesWritten;
      if (left === 0) continue;
      reader.unread(piece.subarray(piece.length - left));
      return;
    }
  } catch (error) {
    engine.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/**
 * Frees a buffer of an engine of which all was passed on. Left to the garbage collector, that takes twice the time of
 * decompressing, as it comes to whatever else there is, over and over.
 */
function giveBack({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === CHUNK) buffer.transfer(0);
}

function refusalOf(error: unknown, file: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'Z_BUF_ERROR') return refusal('package.stream-cut', {}, file);
  if (String(error.code).startsWith('Z_')) return refusal('package.stream-broken', {}, file);
  return error;
}
