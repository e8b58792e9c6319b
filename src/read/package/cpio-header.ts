import { quote } from '../bundle/quote.ts';
import type { ChunkReader } from './chunks.ts';
import { refusal } from './refusal.ts';

/** What stands before the bytes of each file of a cpio archive. */
export interface CpioHeader {
  name: string;
  mode: number;
  size: number;
  /** Behind the body. */
  padding: number;
}

/** Where all of it is at hand: waiting a few times for each of a million takes seconds. */
export function headerNow(reader: ChunkReader, file: string): CpioHeader | undefined {
  const { held, at } = reader;
  if (held.length - at < MAX_HEADER_BYTES) return undefined;
  const form = formOf(held, at);
  if (!form) return undefined;
  const from = at + MAGIC_BYTES;
  const nameLength = nameLengthOf(held, from, form, file);
  reader.skipNow(MAGIC_BYTES + form.bytes + nameLength + paddingOf(form, nameLength));
  return headerOf(held, from, form, nameOf(held, from + form.bytes, nameLength), file);
}

/** The same, as it comes. */
export async function readHeader(reader: ChunkReader, file: string): Promise<CpioHeader> {
  const magic = await exactly(reader, MAGIC_BYTES, file);
  const form = formOf(magic, 0);
  if (!form) throw refusal('package.cpio', { found: quote(magic.toString('latin1')) }, file);
  const fields = await exactly(reader, form.bytes, file);
  const nameLength = nameLengthOf(fields, 0, form, file);
  const name = nameOf(await exactly(reader, nameLength, file), 0, nameLength);
  await exactly(reader, paddingOf(form, nameLength), file);
  return headerOf(fields, 0, form, name, file);
}

/** All of that many bytes. */
export async function exactly(reader: ChunkReader, length: number, file: string): Promise<Buffer> {
  const bytes = await reader.read(length);
  if (bytes.length < length) throw refusal('package.payload-cut', {}, file);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** A field of digits: where it stands behind the magic, and how many it has. */
type Field = readonly [from: number, length: number];

interface Form {
  radix: 8 | 16;
  /** Of all fields. */
  bytes: number;
  mode: Field;
  nameLength: Field;
  size: Field;
  /** What headers and bodies are filled up to a multiple of. */
  align: number;
}

/** dev, ino, mode, uid, gid, nlink, rdev (6 each), mtime (11), length of the name (6), size (11). */
const ODC: Form = { radix: 8, bytes: 70, mode: [12, 6], nameLength: [53, 6], size: [59, 11], align: 1 };
/** Of eight digits each; the second is the mode, the seventh the size, the twelfth the length of the name. */
const NEWC: Form = { radix: 16, bytes: 104, mode: [8, 8], nameLength: [88, 8], size: [48, 8], align: 4 };

const MAGIC_BYTES = 6;

function formOf(bytes: Buffer, at: number): Form | undefined {
  const magic = bytes.toString('latin1', at, at + MAGIC_BYTES);
  if (magic === '070707') return ODC;
  return magic === '070701' || magic === '070702' ? NEWC : undefined;
}

/** Paths of macOS have 1,024 bytes at most; here they begin with "./" and end with a NUL. */
const MAX_NAME_BYTES = 1100;
const MAX_HEADER_BYTES = MAGIC_BYTES + NEWC.bytes + MAX_NAME_BYTES + NEWC.align;

function nameLengthOf(bytes: Buffer, from: number, form: Form, file: string): number {
  const length = number(bytes, from, form.nameLength, form.radix, file);
  if (length >= 1 && length <= MAX_NAME_BYTES) return length;
  throw refusal('package.entry-name-length', { found: length, limit: MAX_NAME_BYTES }, file);
}

/** Between the name and the body. */
function paddingOf(form: Form, nameLength: number): number {
  return toMultiple(MAGIC_BYTES + form.bytes + nameLength, form.align);
}

function headerOf(bytes: Buffer, from: number, form: Form, name: string, file: string): CpioHeader {
  const mode = number(bytes, from, form.mode, form.radix, file);
  const size = number(bytes, from, form.size, form.radix, file);
  return { name, mode, size, padding: toMultiple(size, form.align) };
}

function toMultiple(size: number, align: number): number {
  return (align - (size % align)) % align;
}

/** It ends in a NUL. */
function nameOf(bytes: Buffer, from: number, length: number): string {
  const end = from + length;
  return bytes.toString('utf8', from, bytes[end - 1] === 0 ? end - 1 : end);
}

function number(bytes: Buffer, from: number, [start, length]: Field, radix: 8 | 16, file: string): number {
  let value = 0;
  for (let at = from + start; at < from + start + length; at += 1) {
    const digit = DIGITS[bytes[at]!]!;
    if (digit >= radix) {
      const found = bytes.toString('latin1', from + start, from + start + length);
      throw refusal('package.cpio', { found: quote(found) }, file);
    }
    value = value * radix + digit;
  }
  return value;
}

/** What a character is worth as a digit, by its code; 255: it is none. */
const DIGITS = Uint8Array.from({ length: 256 }, (_, code) => {
  const at = '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase());
  return at < 0 ? 255 : at;
});
