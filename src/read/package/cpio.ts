import { quote } from '../bundle/quote.ts';
import { Flow } from './bomb.ts';
import { ChunkReader, type Chunks } from './chunks.ts';
import { refusal } from './refusal.ts';

export interface CpioEntry {
  /** Without "./" before it; "" is the folder that all is in. */
  path: string;
  kind: 'file' | 'folder' | 'other';
  size: number;
  /** All its bytes; to be asked for before the next entry is. */
  body(): Promise<Uint8Array>;
}

/**
 * The entries of a cpio archive, in its order, in the two forms that payloads have: odc ("070707", octal) and newc
 * ("070701", and "070702" with a checksum, which nobody writes; hexadecimal, all at multiples of four). What is not
 * asked for is passed over and never held.
 */
export async function* readCpio(chunks: Chunks, file: string, flow = new Flow()): AsyncGenerator<CpioEntry> {
  const reader = new ChunkReader(chunks);
  try {
    // Tools write an empty file where nothing is installed.
    if ((await reader.peek(1)).length === 0) return;
    for (;;) {
      flow.entries += 1;
      if (flow.entries > MAX_ENTRIES) throw refusal('package.entries', { limit: MAX_ENTRIES }, file);
      const header = readOdcNow(reader, file) ?? (await readHeader(reader, file));
      if (header.name === 'TRAILER!!!') break;
      flow.names += header.name.length;
      if (flow.names > MAX_NAMES) throw refusal('package.entry-names', { limit: MAX_NAMES }, file);
      const path = safePath(header.name, file);
      let passed = 0;
      const body = async () => {
        passed = header.size;
        return exactly(reader, header.size, file);
      };
      yield { path, kind: kindOf(header.mode), size: header.size, body };
      const rest = header.size - passed + header.padding;
      if (rest > 0) await skip(reader, rest, file);
    }
    // To the end, where the checksums stand of what it is packed in.
    await reader.skip(Number.POSITIVE_INFINITY);
  } finally {
    await reader.close();
  }
}

/** In all of a package. MacTeX, among the largest that there are, has a quarter of a million. */
const MAX_ENTRIES = 400_000;
/** Characters of all their names, which take longer than what they are names of. */
const MAX_NAMES = 64 * 1024 * 1024;

interface Header {
  name: string;
  mode: number;
  size: number;
  /** Behind the body. */
  padding: number;
}

/** The usual kind of entry, where all of it is at hand: waiting a few times for each of a million takes seconds. */
function readOdcNow(reader: ChunkReader, file: string): Header | undefined {
  const start = reader.peekNow(76 + MAX_NAME_BYTES);
  if (!start) return undefined;
  const fields = text(start.subarray(0, 76));
  if (!fields.startsWith('070707')) return undefined;
  const header = odcHeader(fields.slice(6), file);
  refuseNameLength(header.nameLength, file);
  reader.readNow(76);
  return { ...header, name: nameOf(reader.readNow(header.nameLength)!) };
}

async function readHeader(reader: ChunkReader, file: string): Promise<Header> {
  const magic = text(await exactly(reader, 6, file));
  if (magic === '070707') return readOdc(reader, file);
  if (magic === '070701' || magic === '070702') return readNewc(reader, file);
  throw refusal('package.cpio', { found: quote(magic) }, file);
}

async function readOdc(reader: ChunkReader, file: string): Promise<Header> {
  const header = odcHeader(text(await exactly(reader, 70, file)), file);
  return { ...header, name: await readName(reader, header.nameLength, file) };
}

/** Behind the magic: dev, ino, mode, uid, gid, nlink, rdev (6 each), mtime (11), length of the name (6), size (11). */
function odcHeader(fields: string, file: string): Omit<Header, 'name'> & { nameLength: number } {
  return {
    mode: number(fields.slice(12, 18), 8, file),
    nameLength: number(fields.slice(53, 59), 8, file),
    size: number(fields.slice(59, 70), 8, file),
    padding: 0,
  };
}

/** Behind the magic, eight digits each; the second is the mode, the seventh the size, the twelfth the name's length. */
async function readNewc(reader: ChunkReader, file: string): Promise<Header> {
  const fields = text(await exactly(reader, 104, file));
  const field = (index: number) => number(fields.slice(index * 8, index * 8 + 8), 16, file);
  const nameLength = field(11);
  const name = await readName(reader, nameLength, file);
  await skip(reader, toMultipleOfFour(110 + nameLength), file);
  const size = field(6);
  return { name, mode: field(1), size, padding: toMultipleOfFour(size) };
}

function toMultipleOfFour(size: number): number {
  return (4 - (size % 4)) % 4;
}

function number(digits: string, radix: 8 | 16, file: string): number {
  if ((radix === 8 ? /^[0-7]+$/ : /^[0-9a-fA-F]+$/).test(digits)) return Number.parseInt(digits, radix);
  throw refusal('package.cpio', { found: quote(digits) }, file);
}

/** Paths of macOS have 1,024 bytes at most; here they begin with "./" and end with a NUL. */
const MAX_NAME_BYTES = 1100;

async function readName(reader: ChunkReader, length: number, file: string): Promise<string> {
  refuseNameLength(length, file);
  return nameOf(await exactly(reader, length, file));
}

function refuseNameLength(length: number, file: string): void {
  if (length >= 1 && length <= MAX_NAME_BYTES) return;
  throw refusal('package.entry-name-length', { found: length, limit: MAX_NAME_BYTES }, file);
}

/** It ends in a NUL. */
function nameOf(bytes: Uint8Array): string {
  const end = bytes.at(-1) === 0 ? bytes.length - 1 : bytes.length;
  return Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('utf8');
}

/** Nothing is unpacked; but a path that leads out of the place it is installed to would be told as if it were true. */
function safePath(name: string, file: string): string {
  const path = name.startsWith('./') ? name.slice(2) : name;
  if (!UNUSUAL.test(path)) return path;
  const parts = path.split('/').filter((part) => part !== '.' && part !== '');
  if (path.startsWith('/') || parts.includes('..') || path.includes('\0')) {
    throw refusal('package.entry-name', { name: quote(name) }, file);
  }
  return parts.join('/');
}

/** A part that is no name: none, "." or ".."; or a NUL. */
const UNUSUAL = /(?:^|\/)\.{0,2}(?:\/|$)|\0/;

/** The file type within the mode (sys/stat.h). */
function kindOf(mode: number): CpioEntry['kind'] {
  const type = mode & 0o170000;
  return type === 0o100000 ? 'file' : type === 0o040000 ? 'folder' : 'other';
}

async function exactly(reader: ChunkReader, length: number, file: string): Promise<Uint8Array> {
  const bytes = await reader.read(length);
  if (bytes.length < length) throw refusal('package.payload-cut', {}, file);
  return bytes;
}

async function skip(reader: ChunkReader, length: number, file: string): Promise<void> {
  if (reader.readNow(length)) return;
  if ((await reader.skip(length)) < length) throw refusal('package.payload-cut', {}, file);
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
