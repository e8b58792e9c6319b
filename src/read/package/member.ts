import { createHash } from 'node:crypto';
import type { ByteSource } from '../bundle/macho.ts';
import { quote } from '../bundle/quote.ts';
import type { Flow } from './bomb.ts';
import type { Chunks } from './chunks.ts';
import { inflated } from './inflate.ts';
import { refusal } from './refusal.ts';
import { STORED, type XarEntry } from './xar-toc.ts';
import { unxz } from './xz.ts';

/** The bytes of a file of a xar archive, decoded, and held against the checksum and the size that are said of it. */
export function memberChunks(
  source: ByteSource,
  heap: number,
  entry: XarEntry,
  archive: string,
  flow: Flow,
): Chunks {
  const file = `${archive}/${entry.path}`;
  const stored = checked(stretch(source, heap + entry.offset, entry.length, archive), entry, file);
  return ofSize(decoded(stored, entry.encoding, file, flow), entry.size, file);
}

/** What xar knows (xar.h and Apple's additions), as node:crypto calls it. */
export const HASHES: ReadonlySet<string> = new Set(['sha1', 'md5', 'sha256', 'sha512']);

const CHUNK = 1024 * 1024;

async function* stretch(source: ByteSource, start: number, length: number, archive: string): Chunks {
  const end = start + length;
  for (let at = start; at < end; ) {
    const bytes = await source.read(at, Math.min(CHUNK, end - at));
    // The file was shortened while it was read.
    if (bytes.length === 0) throw refusal('package.cut', { size: at }, archive);
    at += bytes.length;
    yield bytes;
  }
}

async function* checked(chunks: Chunks, { checksum }: XarEntry, file: string): Chunks {
  const hash = checksum && HASHES.has(checksum.style) ? createHash(checksum.style) : undefined;
  for await (const chunk of chunks) {
    hash?.update(chunk);
    yield chunk;
  }
  if (hash && hash.digest('hex') !== checksum?.hex) throw refusal('package.checksum', {}, file);
}

function decoded(chunks: Chunks, encoding: string, file: string, flow: Flow): Chunks {
  switch (encoding) {
    case STORED:
      return chunks;
    // So xar calls a bare zlib stream.
    case 'application/x-gzip':
    case 'application/zlib':
      return inflated(chunks, file, flow);
    case 'application/x-xz':
      return unxz(chunks, file, flow, 'part');
    default:
      throw refusal('package.encoding', { found: quote(encoding) }, file);
  }
}

async function* ofSize(chunks: Chunks, size: number, file: string): Chunks {
  let found = 0;
  for await (const chunk of chunks) {
    found += chunk.length;
    if (found > size) throw refusal('package.size', { size, found: `over ${size}` }, file);
    yield chunk;
  }
  if (found < size) throw refusal('package.size', { size, found: String(found) }, file);
}
