import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { ByteSource } from '../bundle/macho.ts';
import { quote } from '../bundle/quote.ts';
import { Flow } from './bomb.ts';
import type { Chunks } from './chunks.ts';
import { HASHES, memberChunks } from './member.ts';
import { refusal } from './refusal.ts';
import { MAX_TOC_BYTES, readXarHeader, type XarHeader } from './xar-header.ts';
import { readXarToc, type XarEntry, type XarMember, type XarToc } from './xar-toc.ts';

/** A flat package, open: its files are read when they are asked for. */
export interface Xar {
  /** The path of the package. */
  file: string;
  entries: ReadonlyMap<string, XarEntry>;
  members: XarMember[];
  /** The certificate of its signature, Base64 as it stands there. */
  certificate: string | null;
  /** Of all decompressing that is done for the package. */
  flow: Flow;
  /** The bytes of a file, decoded, as they come. */
  chunks(entry: XarEntry): Chunks;
  /** All bytes of a small file; undefined where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** The largest file that is read whole: Distribution, PackageInfo, a pane. */
const MAX_SMALL_BYTES = 8 * 1024 * 1024;

/**
 * Opens a xar archive, strictly: what its table of contents says is held against its checksum and against the size of
 * the file before anything is read. Throws a Refusal.
 */
export async function openXar(source: ByteSource, file: string): Promise<Xar> {
  const header = await readXarHeader(source, file);
  const compressed = await source.read(header.size, header.compressed);
  const heap = header.size + header.compressed;
  const toc = readXarToc(inflateToc(compressed, header, file), file);
  for (const { path, offset, length } of toc.entries.values()) {
    refuseBeyond(source, heap + offset + length, path, file);
  }
  await checkToc(source, compressed, header, toc, heap, file);
  const flow = new Flow();
  const chunks = (entry: XarEntry) => memberChunks(source, heap, entry, file, flow);
  const read = async (path: string) => {
    const entry = toc.entries.get(path);
    return entry && readWhole(chunks(entry), `${file}/${path}`);
  };
  const { entries, members, certificate } = toc;
  return { file, entries, members, certificate, flow, chunks, read };
}

function inflateToc(compressed: Uint8Array, header: XarHeader, file: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = inflateSync(compressed, { maxOutputLength: MAX_TOC_BYTES });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw refusal('package.toc-large', { found: `over ${MAX_TOC_BYTES}`, limit: MAX_TOC_BYTES }, file);
    }
    throw refusal('package.toc', { problem: 'it cannot be decompressed' }, file);
  }
  if (bytes.length === header.uncompressed) return bytes;
  const problem = `it has ${bytes.length} bytes, and the header says ${header.uncompressed}`;
  throw refusal('package.toc', { problem }, file);
}

function refuseBeyond({ size }: ByteSource, end: number, path: string, file: string): void {
  if (end > size) throw refusal('package.shorter', { name: quote(path), end, size }, file);
}

async function checkToc(
  source: ByteSource,
  compressed: Uint8Array,
  header: XarHeader,
  { checksum }: XarToc,
  heap: number,
  file: string,
): Promise<void> {
  if (!checksum) {
    if (header.checksum === 0) return;
    throw refusal('package.toc', { problem: 'its checksum is missing' }, file);
  }
  const { style, offset, length } = checksum;
  if (!HASHES.has(style)) throw refusal('package.checksum-kind', { found: quote(style) }, file);
  refuseBeyond(source, heap + offset + length, 'checksum', file);
  const is = createHash(style).update(compressed).digest();
  // Only then, so that no length of the archive's is read unless it is one.
  const said = length === is.length ? await source.read(heap + offset, length) : undefined;
  if (!said || !is.equals(said)) throw refusal('package.toc-checksum', {}, file);
}

async function readWhole(chunks: Chunks, file: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MAX_SMALL_BYTES) throw refusal('package.large', { limit: MAX_SMALL_BYTES }, file);
    pieces.push(new Uint8Array(chunk));
  }
  return new Uint8Array(Buffer.concat(pieces));
}
