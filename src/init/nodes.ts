import { type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** A key of a map with its value and its comments; null is a gap. */
export interface Line {
  key: string;
  value: string | null | Node;
  above?: string;
  beside?: string;
  /** Whether an empty line goes before it. */
  apart?: boolean;
}

/** A map of lines, with a comment behind the last one. */
export function mapOf(lines: readonly Line[], below = ''): YAMLMap {
  const map = new YAMLMap();
  for (const { key, value, above = '', beside = '', apart = false } of lines) {
    const name = new Scalar(key);
    const node = typeof value === 'string' || value === null ? new Scalar(value) : value;
    if (above !== '') name.commentBefore = above;
    if (apart) name.spaceBefore = true;
    if (beside !== '') node.comment = beside;
    map.items.push(new Pair(name, node));
  }
  if (below !== '') map.comment = below;
  return map;
}

/** A list with one entry a line, each with a comment above it. */
export function listOf(entries: readonly { value: Node; above: string }[]): YAMLSeq {
  const list = new YAMLSeq();
  for (const { value, above } of entries) {
    if (above !== '') value.commentBefore = above;
    list.items.push(value);
  }
  return list;
}

/** A list of words in one line. */
export function wordsOf(words: readonly string[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items.push(...words.map((word) => new Scalar(word)));
  list.flow = true;
  return list;
}
