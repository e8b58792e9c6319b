import { type Diagnostic, diagnostic, Refusal, type Result } from '../../diagnostics/diagnostic.ts';
import type { Args, Code } from '../../diagnostics/sentences/index.ts';
import { type BinaryFile, readObject } from './plist-binary-object.ts';
import { readTrailer } from './plist-binary-trailer.ts';
import { kindOf, MAX_PLIST_DEPTH, MAX_PLIST_VALUES, type Plist, type PlistValue } from './plist-value.ts';
import { quote } from './quote.ts';

/**
 * Reads a binary property list (CFBinaryPList.c describes the format). What refers to itself is refused, and work is
 * bounded: an object is read once, objects together take no more bytes than the file has, and shared ones count
 * towards MAX_PLIST_VALUES as often as they are used: 40 arrays that each hold the next one twice are 2^40 values
 * in 244 bytes. Throws a Refusal.
 */
export function parseBinaryPlist(bytes: Uint8Array, file: string): Result<Plist> {
  const reading: Reading = {
    source: { bytes, file, trailer: readTrailer(bytes, file) },
    done: new Map(),
    open: new Set(),
    taken: 0,
    repeated: [],
  };
  const { value } = read(reading, reading.source.trailer.top);
  return { value: { root: value, placeOf: () => ({ file }) }, diagnostics: warnings(reading) };
}

interface Reading {
  source: BinaryFile;
  /** What was read, by the number of the object. */
  done: Map<number, Grown>;
  /** The containers that are being read, outermost first. */
  open: Set<number>;
  /** Bytes that objects took so far. */
  taken: number;
  /** Keys that stand twice in an inner dictionary. */
  repeated: string[];
}

interface Grown {
  value: PlistValue;
  /** Values in it, itself among them. */
  size: number;
  height: number;
}

function read(reading: Reading, object: number): Grown {
  const known = reading.done.get(object);
  if (known) return known;
  if (object >= reading.source.trailer.objects) refuse(reading, 'plist.binary-range', { object });
  if (reading.open.has(object)) refuse(reading, 'plist.cycle', { object });
  const grown = grow(reading, object);
  if (grown.height > MAX_PLIST_DEPTH) refuse(reading, 'plist.depth', { limit: MAX_PLIST_DEPTH });
  if (grown.size > MAX_PLIST_VALUES) refuse(reading, 'plist.values', { limit: MAX_PLIST_VALUES });
  reading.done.set(object, grown);
  return grown;
}

function grow(reading: Reading, object: number): Grown {
  const found = readObject(reading.source, object);
  reading.taken += found.length;
  // Honest objects do not overlap, so this is no limit for them.
  if (reading.taken > reading.source.bytes.length) refuse(reading, 'plist.binary-range', { object });
  if (found.kind === 'leaf') return { value: found.value, size: 1, height: 1 };
  if (reading.open.size >= MAX_PLIST_DEPTH) refuse(reading, 'plist.depth', { limit: MAX_PLIST_DEPTH });
  reading.open.add(object);
  const grown =
    found.kind === 'array' ? growArray(reading, found.refs) : growDict(reading, found.refs, object);
  reading.open.delete(object);
  return grown;
}

function growArray(reading: Reading, refs: readonly number[]): Grown {
  const items = refs.map((ref) => read(reading, ref));
  return { value: items.map(({ value }) => value), ...measure(items) };
}

/** Keys first, then as many values. For a key given twice see PlistTree: the same holds here. */
function growDict(reading: Reading, refs: readonly number[], object: number): Grown {
  const count = refs.length / 2;
  const value = new Map<string, PlistValue>();
  const items: Grown[] = [];
  for (let i = 0; i < count; i++) {
    const { value: key } = read(reading, refs[i]!);
    if (typeof key !== 'string') {
      return refuse(reading, 'plist.binary-key', { object, found: kindOf(key) });
    }
    if (value.has(key)) {
      if (reading.open.size === 1) refuse(reading, 'plist.duplicate', { key: quote(key) });
      reading.repeated.push(key);
    }
    const item = read(reading, refs[count + i]!);
    items.push(item);
    value.set(key, item.value);
  }
  return { value, ...measure(items) };
}

function measure(items: readonly Grown[]): { size: number; height: number } {
  let size = 1;
  let height = 0;
  for (const item of items) {
    size += item.size;
    height = Math.max(height, item.height);
  }
  return { size, height: height + 1 };
}

function warnings({ repeated, source }: Reading): Diagnostic[] {
  const [first, ...others] = repeated;
  if (first === undefined) return [];
  const args = { key: quote(first), more: others.length };
  return [diagnostic('plist.duplicate-inside', args, { file: source.file })];
}

function refuse<C extends Code>(reading: Reading, code: C, args: Args<C>): never {
  throw new Refusal(diagnostic(code, args, { file: reading.source.file }));
}
