import { quote } from '../bundle/quote.ts';
import { Flow } from './bomb.ts';
import { ChunkReader, type Chunks } from './chunks.ts';
import { exactly, headerNow, readHeader } from './cpio-header.ts';
import { Leap } from './leap.ts';
import { refusal } from './refusal.ts';

export interface CpioEntry {
  /** Without "./" before it; "" is the folder that all is in. */
  path: string;
  kind: 'file' | 'folder' | 'other';
  size: number;
  /** All its bytes; to be asked for before the next entry is. */
  body(): Promise<Uint8Array>;
}

export interface CpioOptions {
  /** Counts what is read, of this archive and others. */
  flow?: Flow;
  /** What `chunks` asks whether it may leave something out. */
  leap?: Leap;
  /** Most entries of a payload concern nobody, and there may be a million: only these are given. */
  wanted?: (path: string) => boolean;
}

/**
 * The entries of a cpio archive, in its order, in the two forms that payloads have: odc ("070707", octal) and newc
 * ("070701", and "070702" with a checksum, which nobody writes; hexadecimal, all at multiples of four). What is not
 * asked for is passed over and never held.
 */
export async function* readCpio(
  chunks: Chunks,
  file: string,
  { flow = new Flow(), leap = new Leap(), wanted = () => true }: CpioOptions = {},
): AsyncGenerator<CpioEntry> {
  const reader = new ChunkReader(chunks, leap);
  try {
    // Tools write an empty file where nothing is installed.
    if ((await reader.peek(1)).length === 0) return;
    for (;;) {
      flow.entries += 1;
      if (flow.entries > MAX_ENTRIES) throw refusal('package.entries', { limit: MAX_ENTRIES }, file);
      const { name, mode, size, padding } = headerNow(reader, file) ?? (await readHeader(reader, file));
      if (name === 'TRAILER!!!') break;
      flow.names += name.length;
      if (flow.names > MAX_NAMES) throw refusal('package.entry-names', { limit: MAX_NAMES }, file);
      const path = safePath(name, file);
      let rest = size + padding;
      if (wanted(path)) {
        const body = async () => {
          rest -= size;
          return exactly(reader, size, file);
        };
        yield { path, kind: kindOf(mode), size, body };
      }
      if (!reader.skipNow(rest)) await skip(reader, rest, file);
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
const MAX_NAMES = 32 * 1024 * 1024;

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

async function skip(reader: ChunkReader, length: number, file: string): Promise<void> {
  if ((await reader.skip(length)) < length) throw refusal('package.payload-cut', {}, file);
}
