import { crc32, createInflate, createInflateRaw } from 'node:zlib';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { type Flow, refuseBomb } from './bomb.ts';
import { ChunkReader, type Chunks } from './chunks.ts';
import { CHUNK, throughEngine } from './engine.ts';
import { passGzipHeader } from './gzip-header.ts';
import { refusal } from './refusal.ts';

/**
 * What a gzip or zlib stream holds, as it comes. Never held whole: a payload may have gigabytes. Of gzip, several members
 * in a row are one, zeros may fill up the last block, and what stands behind that is told and not read, as gzip does.
 */
export async function* inflated(chunks: Chunks, file: string, flow: Flow): Chunks {
  const reader = new ChunkReader(counted(chunks, flow));
  try {
    const isGzip = startsMember(await reader.peek(2));
    for await (const chunk of isGzip ? members(reader, file, flow) : zlib(reader, file)) {
      flow.deflate.given += chunk.length;
      refuseBomb(flow, file);
      yield chunk;
    }
    if (isGzip) await tellBehind(reader, file, flow);
    else await reader.skip(Number.POSITIVE_INFINITY);
  } finally {
    await reader.close();
  }
}

async function* counted(chunks: Chunks, flow: Flow): Chunks {
  for await (const chunk of chunks) {
    flow.deflate.taken += chunk.length;
    yield chunk;
  }
}

function zlib(reader: ChunkReader, file: string): Chunks {
  return throughEngine(reader, createInflate({ chunkSize: CHUNK }), file);
}

async function* members(reader: ChunkReader, file: string, flow: Flow): Chunks {
  do {
    flow.pieces += 1;
    if (flow.pieces > MAX_MEMBERS) throw refusal('package.pieces', { limit: MAX_MEMBERS }, file);
    await passGzipHeader(reader, file);
    let checksum = 0;
    let size = 0;
    for await (const chunk of throughEngine(reader, createInflateRaw({ chunkSize: CHUNK }), file)) {
      checksum = crc32(chunk, checksum);
      size += chunk.length;
      yield chunk;
    }
    const trailer = await reader.read(8);
    if (trailer.length < 8) throw refusal('package.stream-cut', {}, file);
    const said = new DataView(trailer.buffer);
    // The size is that of the last four gigabytes.
    const isWhole = said.getUint32(0, true) === checksum && said.getUint32(4, true) === size % 2 ** 32;
    if (!isWhole) throw refusal('package.stream-broken', {}, file);
  } while (startsMember(await reader.peek(2)));
}

/** A file has one, and those of tools that put files together a few. */
const MAX_MEMBERS = 1000;

function startsMember(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** To the end, where the checksum stands of what it is packed in. */
async function tellBehind(reader: ChunkReader, file: string, flow: Flow): Promise<void> {
  let bytes = 0;
  let start: string | undefined;
  for await (const piece of reader.pieces()) {
    bytes += piece.length;
    if (start !== undefined || isZeros(piece)) continue;
    const from = piece.findIndex((byte) => byte !== 0);
    start = quote(Buffer.from(piece.subarray(from, from + 12)).toString('latin1'));
  }
  if (start !== undefined) flow.remarks.push(diagnostic('package.behind', { bytes, start }, { file }));
}

function isZeros(piece: Uint8Array): boolean {
  for (let at = 0; at < piece.length; at += ZEROS.length) {
    const part = piece.subarray(at, at + ZEROS.length);
    if (Buffer.compare(part, ZEROS.subarray(0, part.length)) !== 0) return false;
  }
  return true;
}

const ZEROS = new Uint8Array(64 * 1024);
