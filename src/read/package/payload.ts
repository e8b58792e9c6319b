import { quote } from '../bundle/quote.ts';
import { Flow } from './bomb.ts';
import { ChunkReader, type Chunks } from './chunks.ts';
import { type CpioEntry, type CpioOptions, readCpio } from './cpio.ts';
import { inflated } from './inflate.ts';
import { Leap } from './leap.ts';
import { unpbzx } from './pbzx.ts';
import { refusal } from './refusal.ts';
import { unxz } from './xz.ts';

/**
 * The entries of a Payload or of Scripts: a cpio archive, plain or compressed once, as its first bytes tell. Throws a
 * Refusal where it ends; what came before is good.
 */
export function readPayload(
  chunks: Chunks,
  file: string,
  { flow = new Flow(), ...options }: CpioOptions = {},
): AsyncGenerator<CpioEntry> {
  const leap = new Leap();
  return readCpio(archiveOf(chunks, file, flow, leap), file, { flow, leap, ...options });
}

async function* archiveOf(chunks: Chunks, file: string, flow: Flow, leap: Leap): Chunks {
  const reader = new ChunkReader(chunks);
  try {
    const start = Buffer.from(await reader.peek(6)).toString('latin1');
    if (start !== '') yield* plain(start, reader.pieces(), file, flow, leap);
  } finally {
    await reader.close();
  }
}

function plain(start: string, chunks: Chunks, file: string, flow: Flow, leap: Leap): Chunks {
  if (start.startsWith('07070')) return chunks;
  if (start.startsWith('\x1f\x8b')) return inflated(chunks, file, flow);
  if (start.startsWith('pbzx')) return unpbzx(chunks, file, flow, leap);
  if (start === '\xfd7zXZ\0') return unxz(chunks, file, flow, 'payload');
  const known = OTHERS.find(([sign]) => start.startsWith(sign))?.[1];
  throw refusal('package.payload-kind', { found: known ?? quote(start) }, file);
}

const OTHERS: [start: string, kind: string][] = [
  ['BZh', 'bzip2'],
  ['pbze', 'LZFSE in chunks'],
  ['pbz4', 'LZ4 in chunks'],
  ['pbzz', 'zlib in chunks'],
  ['AA01', 'an Apple Archive'],
  ['YAA1', 'an Apple Archive'],
  ['\x28\xb5\x2f\xfd', 'Zstandard'],
];
