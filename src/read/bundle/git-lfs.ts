import { diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';

/** Checkouts without Git LFS hold a text of three lines where the file should be (git-lfs/docs/spec.md). */
const POINTER = 'version https://git-lfs.github.com/spec/';

/** Refuses bytes that only point to the real file. */
export function refuseGitLfsPointer(bytes: Uint8Array, file: string): void {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, POINTER.length));
  if (start.toString('latin1') === POINTER) {
    throw new Refusal(diagnostic('bundle.git-lfs', { path: harmless(file) }, { file }));
  }
}
