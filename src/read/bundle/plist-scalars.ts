import { exactInteger, isPlistInteger, type PlistValue } from './plist-value.ts';

/**
 * The value of an XML element that holds text; undefined where the text is no such value.
 * What Apple's reader takes is taken (blanks around a number, hexadecimal), what it or others guess at is not:
 * libraries read 12abc as 12, 2^53+1 as 2^53, and 31 February as a date that is none.
 */
export function scalarOf(element: string, text: string): PlistValue | undefined {
  switch (element) {
    case 'string':
      return text;
    case 'true':
    case 'false':
      return text.trim() === '' ? element === 'true' : undefined;
    case 'integer':
      return integerOf(text.trim());
    case 'real':
      return realOf(text.trim());
    case 'date':
      return dateOf(text.trim());
    case 'data':
      return dataOf(text.replace(/\s+/g, ''));
    default:
      return undefined;
  }
}

/** The elements that scalarOf knows. */
export const SCALAR_ELEMENTS: ReadonlySet<string> = new Set([
  'string',
  'true',
  'false',
  'integer',
  'real',
  'date',
  'data',
]);

function integerOf(text: string): PlistValue | undefined {
  // The length first: BigInt of a million digits takes its time.
  const parts = text.length <= 80 && /^([+-]?)(0x[0-9a-f]+|\d+)$/i.exec(text);
  if (!parts) return undefined;
  const size = BigInt(parts[2]!);
  const value = parts[1] === '-' ? -size : size;
  return isPlistInteger(value) ? exactInteger(value) : undefined;
}

function realOf(text: string): number | undefined {
  const special = /^([+-]?)(nan|inf|infinity)$/i.exec(text);
  if (special)
    return special[2]!.toLowerCase() === 'nan' ? Number.NaN : special[1] === '-' ? -Infinity : Infinity;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function dateOf(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return undefined;
  const date = new Date(text);
  // JavaScript turns 31 February into March.
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString() === text.replace('Z', '.000Z');
  return isReal ? date : undefined;
}

function dataOf(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[a-z0-9+/]*={0,2}$/i.test(text)) return undefined;
  return new Uint8Array(Buffer.from(text, 'base64'));
}
