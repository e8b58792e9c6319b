import { crc32 } from 'node:zlib';

/**
 * How many bytes an xz stream holds, as its index tells, without decompressing it; undefined where that cannot be read
 * (The .xz File Format 1.2.1: 2.1.2 footer, 4 index).
 */
export function sizeOfXz(stream: Uint8Array): number | undefined {
  const footer = stream.length - FOOTER_BYTES;
  if (footer < HEADER_BYTES || stream[footer + 10] !== 0x59 || stream[footer + 11] !== 0x5a) return undefined;
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const start = footer - (view.getUint32(footer + 4, true) + 1) * 4;
  const checksum = footer - 4;
  if (start < HEADER_BYTES || stream[start] !== 0) return undefined;
  if (crc32(stream.subarray(start, checksum)) !== view.getUint32(checksum, true)) return undefined;
  const numbers = new Numbers(stream.subarray(start + 1, checksum));
  let end = HEADER_BYTES;
  let size = 0;
  for (let blocks = numbers.next(); blocks > 0; blocks -= 1) {
    end += Math.ceil(numbers.next() / 4) * 4;
    size += numbers.next();
    if (Number.isNaN(end + size)) return undefined;
  }
  // Where it does not tell of all that is there, this is not the one stream.
  return end === start && Number.isSafeInteger(size) ? size : undefined;
}

const HEADER_BYTES = 12;
const FOOTER_BYTES = 12;

/** Seven bits a byte, the lowest first, the eighth bit set where more follow (1.2). NaN where there are none left. */
class Numbers {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; shift < 63; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    return Number.NaN;
  }
}
