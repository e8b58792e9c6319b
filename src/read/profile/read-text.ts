import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { LIMITS } from './limits.ts';
import { readBytes } from './read-bytes.ts';

/** Reads the text of a profile file; a byte order mark at its start is not part of it. */
export async function readText(path: string): Promise<Result<string>> {
  const read = await readBytes(path, LIMITS.file);
  const place = { file: path };
  if ('problem' in read) {
    switch (read.problem) {
      case 'missing':
        return { diagnostics: [diagnostic('profile.missing', { path })] };
      case 'no-file':
        return { diagnostics: [diagnostic('profile.kind', { path })] };
      case 'too-big': {
        const args = { path, bytes: read.size, limit: LIMITS.file };
        return { diagnostics: [diagnostic('profile.too-big', args, place)] };
      }
      case 'unreadable':
        return { diagnostics: [diagnostic('profile.unreadable', { path, reason: read.reason }, place)] };
    }
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(read.bytes);
    // UTF-16 without a mark passes as UTF-8, with a NUL beside every letter.
    if (!text.includes('\0')) return { value: text, diagnostics: [] };
  } catch {
    // Told below.
  }
  return { diagnostics: [diagnostic('profile.not-text', { path }, place)] };
}
