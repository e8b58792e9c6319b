import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { placeAt, type Source } from './source.ts';

export type Path = readonly PropertyKey[];

/**
 * Where a part of a file stands: its value, or its key (where the key is what is wrong, or where there is no
 * value to point at). What is not there stands where the map does that should hold it.
 */
export function placeOfPart(source: Source, path: Path, part: 'value' | 'key' = 'value'): Place {
  const found = find(source, path);
  const atKey = part === 'key' || found.rest > 0 || isNothing(found.value);
  const node = atKey ? (found.key ?? found.value) : found.value;
  return placeAt(source, node?.range?.[0] ?? 0);
}

/** Whether there is anything at a path. */
export function isWritten(source: Source, path: Path): boolean {
  return find(source, path).rest === 0;
}

/** The text of a single value as it is written, such as `1.10`, which is the number 1.1. */
export function writtenAt(source: Source, path: Path): string | undefined {
  const { value, rest } = find(source, path);
  const scalar = rest === 0 && isAlias(value) ? value.resolve(source.document) : value;
  return rest === 0 && isScalar(scalar) ? scalar.source : undefined;
}

/** The node of a single value, for whoever must look into its text. */
export function scalarAt(source: Source, path: Path): Scalar | undefined {
  const { value, rest } = find(source, path);
  return rest === 0 && isScalar(value) ? value : undefined;
}

interface Found {
  key?: Node | undefined;
  value: Node | null;
  /** How many steps of the path lead into what is not there. */
  rest: number;
}

function find(source: Source, path: Path): Found {
  let found: Found = { value: source.document.contents, rest: path.length };
  for (const step of path) {
    const holder = isAlias(found.value) ? found.value.resolve(source.document) : found.value;
    const next = child(holder ?? null, step);
    if (!next) return found;
    found = { ...next, rest: found.rest - 1 };
  }
  return found;
}

function child(holder: Node | null, step: PropertyKey): Omit<Found, 'rest'> | undefined {
  if (isSeq(holder)) {
    const value = holder.items[Number(step)];
    return value === undefined ? undefined : { value: value as Node };
  }
  if (!isMap(holder)) return undefined;
  // The last one, as in the data: a key that is there twice is told apart from this.
  const pair = holder.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && { key: pair.key as Node, value: pair.value as Node | null };
}

function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null && (node.source ?? '') === '');
}
