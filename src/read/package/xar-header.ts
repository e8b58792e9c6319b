import type { ByteSource } from '../bundle/macho.ts';
import { quote } from '../bundle/quote.ts';
import { refusal } from './refusal.ts';

export interface XarHeader {
  /** Where the compressed table of contents starts. */
  size: number;
  compressed: number;
  uncompressed: number;
  /** 0: the table of contents has no checksum. Which one it is, the table itself says. */
  checksum: number;
}

/** The largest table of contents that is read; those of real packages have some kilobytes. */
export const MAX_TOC_BYTES = 8 * 1024 * 1024;

/**
 * Reads the header of a flat package (a xar archive: "xar!", size of the header, version, both lengths of the table of
 * contents, checksum; xar.h). The lengths are 64 bits wide and held against the file before they become numbers.
 */
export async function readXarHeader(source: ByteSource, file: string): Promise<XarHeader> {
  const bytes = await source.read(0, HEADER_BYTES);
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (magic !== 'xar!') throw await otherKind(source, bytes, file);
  if (bytes.length < HEADER_BYTES) throw refusal('package.cut', { size: source.size }, file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = view.getUint16(4);
  const version = view.getUint16(6);
  const compressed = view.getBigUint64(8);
  const uncompressed = view.getBigUint64(16);
  if (size < HEADER_BYTES || size > MAX_HEADER_BYTES) {
    throw refusal('package.header', { what: 'header size', found: size }, file);
  }
  if (version > 1) throw refusal('package.header', { what: 'version', found: version }, file);
  const limit = BigInt(MAX_TOC_BYTES);
  if (compressed > limit || uncompressed > limit) {
    const found = compressed > limit ? compressed : uncompressed;
    throw refusal('package.toc-large', { found: String(found), limit: MAX_TOC_BYTES }, file);
  }
  if (BigInt(size) + compressed > BigInt(source.size))
    throw refusal('package.cut', { size: source.size }, file);
  return {
    size,
    compressed: Number(compressed),
    uncompressed: Number(uncompressed),
    checksum: view.getUint32(24),
  };
}

const HEADER_BYTES = 28;

/** 28, or 64 with the name of a checksum. */
const MAX_HEADER_BYTES = 1024;

/** Other things that people take for a package, by their first bytes. */
const KINDS: [start: string, kind: string][] = [
  ['PK\x03\x04', 'a zip archive'],
  ['PK\x05\x06', 'an empty zip archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ', 'an xz archive'],
  ['<', 'a text, such as a web page (was the download complete?)'],
  ['version https://git-lfs', 'a Git LFS pointer ("git lfs pull" fetches the file itself)'],
];

async function otherKind(source: ByteSource, bytes: Uint8Array, file: string) {
  if (source.size === 0) return refusal('package.kind', { kind: 'empty' }, file);
  const start = Buffer.from(bytes).toString('latin1');
  const known = KINDS.find(([sign]) => start.startsWith(sign))?.[1];
  if (known) return refusal('package.kind', { kind: known }, file);
  // A disk image tells what it is in its last 512 bytes.
  const trailer = await source.read(Math.max(0, source.size - 512), 4);
  const isImage = Buffer.from(trailer).toString('latin1') === 'koly' || /\.dmg$/i.test(file);
  const kind = isImage ? 'a disk image' : `something else: it starts with ${quote(start, 12)}`;
  return refusal('package.kind', { kind }, file);
}
