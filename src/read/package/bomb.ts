import { refusal } from './refusal.ts';

/** Bytes that went into decompressors, and came out: of one stream, or of all that a package holds. */
export class Flow {
  taken = 0;
  given = 0;
  /** Files in archives, and the characters of their names. */
  entries = 0;
  names = 0;
}

/**
 * Refuses what was made to keep a reader busy. Large payloads are read, whatever their size; those that are large and
 * were almost nothing before hold no files that anybody needs. Deflate gets zeros down to 1/1032, xz much further, and
 * xz is slow to read.
 */
export function refuseBomb({ taken, given }: Flow, file: string): void {
  const limit = LIMITS.find(({ bytes, times }) => given > bytes && given > taken * times);
  if (!limit) return;
  const mebibytes = Math.round(limit.bytes / MIB);
  throw refusal('package.bomb', { mebibytes, times: limit.times }, file);
}

const MIB = 1024 * 1024;

const LIMITS = [
  { bytes: 128 * MIB, times: 1100 },
  { bytes: 1100 * MIB, times: 200 },
];
