import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { refusal } from './refusal.ts';

/** What one kind of decompressor was given, and what it gave. */
export interface Volume {
  taken: number;
  given: number;
}

/** What went into decompressors and came out: of one stream, or of all that a package holds. */
export class Flow {
  readonly deflate: Volume = { taken: 0, given: 0 };
  readonly xz: Volume = { taken: 0, given: 0 };
  /** Pieces that are compressed each on its own. */
  pieces = 0;
  /** Files in archives, and the characters of their names. */
  entries = 0;
  names = 0;
  /** What is odd, though it could be read. */
  readonly remarks: Diagnostic[] = [];
}

/**
 * Refuses what was made to keep a reader busy. Large payloads are read, whatever their size; those that are large and
 * were almost nothing before hold no files that anybody needs. The limits are where a second of work ends: inflating
 * gives a gigabyte in that time, and xz, here without a library of the processor's own code, a seventh of it.
 */
export function refuseBomb(flow: Flow, file: string): void {
  for (const [kind, { mebibytes, times }] of LIMITS) {
    const { taken, given } = flow[kind];
    if (given > mebibytes * MIB && given > taken * times) {
      throw refusal('package.bomb', { mebibytes, times }, file);
    }
  }
}

const MIB = 1024 * 1024;

const LIMITS = [
  ['deflate', { mebibytes: 1100, times: 50 }],
  ['xz', { mebibytes: 128, times: 20 }],
] as const;
