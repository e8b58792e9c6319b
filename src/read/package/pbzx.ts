import type { Flow } from './bomb.ts';
import { ChunkReader, type Chunks } from './chunks.ts';
import type { Leap } from './leap.ts';
import { refusal } from './refusal.ts';
import { unxz } from './xz.ts';
import { sizeOfXz } from './xz-size.ts';

/**
 * What a pbzx stream holds, as it comes. `pkgbuild --compression latest` writes it: "pbzx", the size of a chunk, then
 * for each chunk its size, its length here, and its bytes: an xz stream of its own, or what it holds itself where xz
 * gained nothing (there is no document of Apple's; pbzx.c by Niklas Hambüchen and others agree on this). Chunks of which
 * nothing is wanted are left out.
 */
export async function* unpbzx(chunks: Chunks, file: string, flow: Flow, leap: Leap): Chunks {
  const reader = new ChunkReader(chunks);
  try {
    await reader.read(HEADER_BYTES);
    for (;;) {
      const head = await reader.read(CHUNK_HEADER_BYTES);
      if (head.length === 0) return;
      if (head.length < CHUNK_HEADER_BYTES) throw refusal('package.stream-cut', {}, file);
      flow.pieces += 1;
      if (flow.pieces > MAX_CHUNKS) throw refusal('package.pieces', { limit: MAX_CHUNKS }, file);
      const length = lengthOf(head, file);
      const isXz = startsXz(await reader.peek(Math.min(length, XZ_MAGIC.length)));
      if (isXz && (await leapOver(reader, length, leap))) continue;
      yield* chunkOf(reader, length, isXz, file, flow);
    }
  } finally {
    await reader.close();
  }
}

/** The magic and the size of a chunk. */
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 16;

/** Apple's tools write chunks of 16 MiB. Their own size is not relied on: some readers take it for flags. */
const MAX_CHUNK_BYTES = 64 * 1024 * 1024;
/** 160 GB in those of Apple's tools. */
const MAX_CHUNKS = 10_000;

function lengthOf(head: Uint8Array, file: string): number {
  const length = new DataView(head.buffer, head.byteOffset, head.length).getBigUint64(8);
  if (length <= BigInt(MAX_CHUNK_BYTES)) return Number(length);
  throw refusal('package.chunk', { found: String(length), limit: MAX_CHUNK_BYTES }, file);
}

function startsXz(start: Uint8Array): boolean {
  return start.length === XZ_MAGIC.length && XZ_MAGIC.every((byte, i) => start[i] === byte);
}

const XZ_MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];

/** Passes over an xz stream where nothing that it holds is wanted; says whether it did. */
async function leapOver(reader: ChunkReader, length: number, leap: Leap): Promise<boolean> {
  // What is small is not worth it, and what is larger than Apple's not the memory.
  if (leap.wanted < LEAST_LEAP || length > MOST_LEAP) return false;
  const bytes = await reader.read(length);
  const size = bytes.length < length ? undefined : sizeOfXz(bytes);
  if (size === undefined || size > leap.wanted) {
    reader.unread(bytes);
    return false;
  }
  leap.make(size);
  return true;
}

const LEAST_LEAP = 1024 * 1024;
const MOST_LEAP = 17 * 1024 * 1024;

async function* chunkOf(
  reader: ChunkReader,
  length: number,
  isXz: boolean,
  file: string,
  flow: Flow,
): Chunks {
  const chunk: Chunk = { length, passed: 0 };
  const bytes = bytesOf(reader, chunk, file);
  let given = 0;
  for await (const piece of isXz ? unxz(bytes, file, flow, 'payload') : bytes) {
    given += piece.length;
    if (given > MAX_CHUNK_BYTES) {
      throw refusal('package.chunk', { found: `over ${MAX_CHUNK_BYTES}`, limit: MAX_CHUNK_BYTES }, file);
    }
    yield piece;
  }
  // What follows the xz stream within the chunk.
  await reader.skip(length - chunk.passed);
}

interface Chunk {
  length: number;
  passed: number;
}

async function* bytesOf(reader: ChunkReader, chunk: Chunk, file: string): Chunks {
  for await (const piece of reader.pieces(chunk.length)) {
    chunk.passed += piece.length;
    yield piece;
  }
  if (chunk.passed < chunk.length) throw refusal('package.stream-cut', {}, file);
}
