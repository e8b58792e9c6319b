import { diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import { MAX_PLIST_VALUES } from './plist-value.ts';
import { quote } from './quote.ts';

/** What the last 32 bytes of a binary property list say, checked against the size of the file. */
export interface Trailer {
  /** Bytes of an entry in the table of offsets. */
  offsetSize: number;
  /** Bytes of a reference to an object. */
  refSize: number;
  objects: number;
  /** The number of the outermost object. */
  top: number;
  /** Where the table of offsets begins, and with it the end of the objects. */
  table: number;
}

const MAGIC = 'bplist00';
const TRAILER_BYTES = 32;

/** Reads it; a trailer that the file cannot keep is refused by a throw. */
export function readTrailer(bytes: Uint8Array, file: string): Trailer {
  const magic = Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1');
  if (magic !== MAGIC) {
    throw new Refusal(diagnostic('plist.binary-version', { found: quote(magic) }, { file }));
  }
  const start = bytes.length - TRAILER_BYTES;
  const field = (offset: number, size: number): number => unsigned(bytes, start + offset, size);
  // Five bytes are unused, one is a version for sorting.
  const trailer = start > MAGIC.length && {
    offsetSize: field(6, 1),
    refSize: field(7, 1),
    objects: field(8, 8),
    top: field(16, 8),
    table: field(24, 8),
  };
  if (!trailer || !isKept(trailer, start)) {
    throw new Refusal(diagnostic('plist.binary-trailer', { size: bytes.length }, { file }));
  }
  if (trailer.objects > MAX_PLIST_VALUES) {
    throw new Refusal(diagnostic('plist.values', { limit: MAX_PLIST_VALUES }, { file }));
  }
  return trailer;
}

/** Each comparison is made so that no sum or product of huge numbers decides. */
function isKept(trailer: Trailer, end: number): boolean {
  const { offsetSize, refSize, objects, top, table } = trailer;
  return (
    offsetSize >= 1 &&
    offsetSize <= 8 &&
    refSize >= 1 &&
    refSize <= 8 &&
    objects >= 1 &&
    top < objects &&
    table > MAGIC.length &&
    table <= end &&
    objects * offsetSize <= end - table
  );
}

/** A big-endian number. Beyond 2^53 it is not exact, but still far beyond every bound that it is checked against. */
export function unsigned(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + bytes[at + i]!;
  return value;
}
