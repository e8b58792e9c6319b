import type { ChunkReader } from './chunks.ts';
import { refusal } from './refusal.ts';

/**
 * Passes over the header of a gzip member (RFC 1952, 2.3): magic, method, flags, time, two bytes more, and then what the
 * flags tell of: an extra field, a name, a comment, a checksum of the header.
 */
export async function passGzipHeader(reader: ChunkReader, file: string): Promise<void> {
  const header = await reader.read(10);
  if (header.length < 10) throw refusal('package.stream-cut', {}, file);
  const [, , method, flags = 0] = header;
  if (method !== DEFLATE || (flags & RESERVED) !== 0) throw refusal('package.stream-broken', {}, file);
  if (flags & EXTRA) {
    const length = await reader.read(2);
    await pass(reader, (length[0] ?? 0) + (length[1] ?? 0) * 256, file);
  }
  if (flags & NAME) await passText(reader, file);
  if (flags & COMMENT) await passText(reader, file);
  if (flags & CHECKSUM) await pass(reader, 2, file);
}

const DEFLATE = 8;
const CHECKSUM = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const RESERVED = 0xe0;

async function pass(reader: ChunkReader, length: number, file: string): Promise<void> {
  if ((await reader.skip(length)) < length) throw refusal('package.stream-cut', {}, file);
}

/** It ends in a NUL. */
async function passText(reader: ChunkReader, file: string): Promise<void> {
  for (;;) {
    const piece = await reader.piece();
    if (!piece) throw refusal('package.stream-cut', {}, file);
    const end = piece.indexOf(0);
    if (end < 0) continue;
    reader.unread(piece.subarray(end + 1));
    return;
  }
}
