import { pipeline, Readable } from 'node:stream';
import { createUnzip } from 'node:zlib';
import { Refusal } from '../../diagnostics/diagnostic.ts';
import { type Flow, refuseBomb } from './bomb.ts';
import type { Chunks } from './chunks.ts';
import { refusal } from './refusal.ts';

/** What a gzip or zlib stream holds, as it comes. Never held whole: a payload may have gigabytes. */
export async function* inflated(chunks: Chunks, file: string, flow: Flow): Chunks {
  const unzip = createUnzip({ chunkSize: CHUNK });
  pipeline(Readable.from(counted(chunks, flow), { objectMode: false }), unzip, () => {});
  try {
    for await (const chunk of unzip as AsyncIterable<Uint8Array>) {
      flow.given += chunk.length;
      refuseBomb(flow, file);
      yield chunk;
    }
  } catch (error) {
    throw refusalOf(error, file);
  } finally {
    unzip.destroy();
  }
}

const CHUNK = 256 * 1024;

async function* counted(chunks: Chunks, flow: Flow): Chunks {
  for await (const chunk of chunks) {
    flow.taken += chunk.length;
    yield chunk;
  }
}

function refusalOf(error: unknown, file: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'Z_BUF_ERROR') return refusal('package.stream-cut', {}, file);
  if (String(error.code).startsWith('Z_')) return refusal('package.stream-broken', {}, file);
  return error;
}
