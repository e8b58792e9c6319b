/** A value of ASN.1 in BER or DER: where it lies, and what it holds. */
export interface Ber {
  /** The first byte: class, whether it holds others, number below 31. */
  tag: number;
  start: number;
  /** Of what it holds. */
  from: number;
  to: number;
  /** Behind it, with the marks of its end. */
  end: number;
}

/**
 * The value at an offset; undefined where there is none that lies within `limit`. Lengths may be indefinite: Apple's
 * codesign writes its CMS so (X.690, 8.1.3.6).
 */
export function readBer(bytes: Uint8Array, start: number, limit: number, depth = 0): Ber | undefined {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || start + 2 > limit || (tag & 0x1f) === 0x1f)
    return undefined;
  if (first === 0x80) return readIndefinite(bytes, tag, start, limit, depth);
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (count > 4) return undefined;
  let length = first < 0x80 ? first : 0;
  for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[start + 2 + i] ?? 0);
  const from = start + 2 + count;
  const to = from + length;
  return to > limit ? undefined : { tag, start, from, to, end: to };
}

/** What a value holds; nothing behind the first that is broken. */
export function childrenOfBer(bytes: Uint8Array, { from, to }: Ber, depth = 0): Ber[] {
  const children: Ber[] = [];
  for (let at = from; at < to && children.length < MAX_CHILDREN; ) {
    const child = readBer(bytes, at, to, depth);
    if (!child) break;
    children.push(child);
    at = child.end;
  }
  return children;
}

const MAX_CHILDREN = 1000;
const MAX_DEPTH = 20;

/** Ends at two zeros that stand where a value would. */
function readIndefinite(
  bytes: Uint8Array,
  tag: number,
  start: number,
  limit: number,
  depth: number,
): Ber | undefined {
  if (depth >= MAX_DEPTH) return undefined;
  const from = start + 2;
  for (let at = from; at + 2 <= limit; ) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { tag, start, from, to: at, end: at + 2 };
    const child = readBer(bytes, at, limit, depth + 1);
    if (!child) return undefined;
    at = child.end;
  }
  return undefined;
}
