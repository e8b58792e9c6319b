import type { Place } from '../../diagnostics/diagnostic.ts';

/**
 * A value of a property list. Dictionaries are Maps, so that a key `__proto__` is a key like any other
 * (plist 5 and simple-plist change the prototype of their result: CVE-2022-22912, still open for binary files).
 * An integer is a bigint where a number could not hold it exactly.
 */
export type PlistValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | PlistValue[]
  | Map<string, PlistValue>;

/** A property list as read. */
export interface Plist {
  root: PlistValue;
  /** Where a key of the outermost dictionary stands; the file alone where that is not known (binary files). */
  placeOf(key: string): Place;
}

/** The largest Info.plist known has 172 KB. Eight megabytes of the worst content take about two seconds. */
export const MAX_PLIST_BYTES = 8 * 1024 * 1024;

/** Real files nest 7 deep. */
export const MAX_PLIST_DEPTH = 100;

/**
 * Values in one file, shared ones counted as often as they are used: whoever walks the result is bounded too.
 * The largest Info.plist known has a few thousand.
 */
export const MAX_PLIST_VALUES = 250_000;

/** Integers of a property list are signed or unsigned and have 64 bits. */
export function isPlistInteger(value: bigint): boolean {
  return value >= -(2n ** 63n) && value < 2n ** 64n;
}

/** A number where it is exact, else the bigint. */
export function exactInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** What a value is, for a sentence. */
export function kindOf(value: PlistValue): string {
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'boolean') return `<${value}/>`;
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  if (value instanceof Date) return 'a date';
  if (value instanceof Uint8Array) return 'data';
  return Array.isArray(value) ? 'an array' : 'a dictionary';
}
