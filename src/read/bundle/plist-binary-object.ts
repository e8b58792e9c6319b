import { diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import type { Args, Code } from '../../diagnostics/sentences/index.ts';
import { type Trailer, unsigned } from './plist-binary-trailer.ts';
import { exactInteger, isPlistInteger, type PlistValue } from './plist-value.ts';
import { quote } from './quote.ts';

/** The bytes of a binary property list and what is known about them. */
export interface BinaryFile {
  bytes: Uint8Array;
  file: string;
  trailer: Trailer;
}

/** One object, alone: what it refers to is not read yet. `length` is in bytes. */
export type BinaryObject =
  | { kind: 'leaf'; length: number; value: PlistValue }
  | { kind: 'array' | 'dict'; length: number; refs: number[] };

/** Reads the object of that number, all bounds checked. What is damaged, or has no place in an Info.plist, is refused. */
export function readObject(source: BinaryFile, object: number): BinaryObject {
  const { bytes, trailer } = source;
  const at = unsigned(bytes, trailer.table + object * trailer.offsetSize, trailer.offsetSize);
  // Objects lie between the eight bytes of the magic and the table of their offsets.
  if (at < 8 || at >= trailer.table) refuse(source, 'plist.binary-range', { object });
  const marker = bytes[at]!;
  const kind = FAMILIES.get(marker >> 4);
  if (kind) return counted(source, object, at, kind);
  return { kind: 'leaf', ...single(source, object, at, marker) };
}

/** Those whose length is counted in units of so many bytes, by the upper half of the marker; 0: in references. */
interface Family {
  name: 'data' | 'ascii' | 'utf16' | 'array' | 'dict';
  unit: number;
}

const FAMILIES = new Map<number, Family>([
  [0x4, { name: 'data', unit: 1 }],
  [0x5, { name: 'ascii', unit: 1 }],
  [0x6, { name: 'utf16', unit: 2 }],
  [0xa, { name: 'array', unit: 0 }],
  [0xd, { name: 'dict', unit: 0 }],
]);

function counted(source: BinaryFile, object: number, at: number, { name, unit }: Family): BinaryObject {
  const { bytes, trailer } = source;
  const { count, start } = countAt(source, object, at);
  const width = unit || trailer.refSize * (name === 'dict' ? 2 : 1);
  if (count * width > trailer.table - start) refuse(source, 'plist.binary-range', { object });
  const end = start + count * width;
  const length = end - at;
  if (name === 'array' || name === 'dict') return { kind: name, length, refs: refsIn(source, start, end) };
  const content = Buffer.from(bytes.subarray(start, end));
  if (name === 'data') return { kind: 'leaf', length, value: new Uint8Array(content) };
  const value = name === 'ascii' ? content.toString('latin1') : content.swap16().toString('utf16le');
  if (name === 'ascii' ? !/^[\0-\x7f]*$/.test(value) : !value.isWellFormed()) {
    refuse(source, 'plist.value', { kind: 'string', found: quote(value) });
  }
  return { kind: 'leaf', length, value };
}

/** The lower half of the marker; 15 there means that an integer object with the count follows. */
function countAt(source: BinaryFile, object: number, at: number): { count: number; start: number } {
  const { bytes, trailer } = source;
  const short = bytes[at]! & 0xf;
  if (short < 0xf) return { count: short, start: at + 1 };
  const marker = bytes[at + 1]!;
  const size = 2 ** (marker & 0xf);
  if (marker >> 4 !== 1 || size > 8 || at + 2 + size > trailer.table) {
    refuse(source, 'plist.binary-range', { object });
  }
  return { count: unsigned(bytes, at + 2, size), start: at + 2 + size };
}

function refsIn({ bytes, trailer }: BinaryFile, start: number, end: number): number[] {
  const refs: number[] = [];
  for (let at = start; at < end; at += trailer.refSize) refs.push(unsigned(bytes, at, trailer.refSize));
  return refs;
}

/** Those whose length the marker says alone. Null, UIDs and sets are of keyed archives: no Info.plist holds them. */
function single(
  source: BinaryFile,
  object: number,
  at: number,
  marker: number,
): { length: number; value: PlistValue } {
  if (marker === 0x08 || marker === 0x09) return { length: 1, value: marker === 0x09 };
  const isNumber =
    (marker >= 0x10 && marker <= 0x14) || marker === 0x22 || marker === 0x23 || marker === 0x33;
  if (!isNumber) refuse(source, 'plist.binary-kind', { object, marker });
  const size = 2 ** (marker & 0xf);
  if (at + 1 + size > source.trailer.table) refuse(source, 'plist.binary-range', { object });
  const view = new DataView(source.bytes.buffer, source.bytes.byteOffset + at + 1, size);
  return { length: 1 + size, value: numberIn(view, marker, source) };
}

function numberIn(view: DataView, marker: number, source: BinaryFile): PlistValue {
  if (marker === 0x22) return view.getFloat32(0);
  if (marker === 0x23) return view.getFloat64(0);
  if (marker === 0x33) return dateIn(view.getFloat64(0), source);
  const value = integerIn(view);
  if (!isPlistInteger(value)) refuse(source, 'plist.value', { kind: 'integer', found: quote(String(value)) });
  return exactInteger(value);
}

/** Up to four bytes are unsigned, eight are signed; what is beyond 2^63 is written in sixteen. */
function integerIn(view: DataView): bigint {
  if (view.byteLength === 16) return (view.getBigInt64(0) << 64n) | view.getBigUint64(8);
  if (view.byteLength === 8) return view.getBigInt64(0);
  if (view.byteLength === 4) return BigInt(view.getUint32(0));
  return BigInt(view.byteLength === 2 ? view.getUint16(0) : view.getUint8(0));
}

/** Dates are seconds since 2001, UTC. */
function dateIn(seconds: number, source: BinaryFile): Date {
  const date = new Date(Date.UTC(2001, 0, 1) + seconds * 1000);
  if (Number.isNaN(date.getTime())) {
    refuse(source, 'plist.value', { kind: 'date', found: quote(`${seconds} seconds after 2001`) });
  }
  return date;
}

function refuse<C extends Code>({ file }: BinaryFile, code: C, args: Args<C>): never {
  throw new Refusal(diagnostic(code, args, { file }));
}
