import { diagnostic, Refusal, type Result } from '../../diagnostics/diagnostic.ts';
import { refuseGitLfsPointer } from './git-lfs.ts';
import { parseBinaryPlist } from './plist-binary.ts';
import { MAX_PLIST_BYTES, type Plist } from './plist-value.ts';
import { parseXmlPlist } from './plist-xml.ts';
import { quote } from './quote.ts';

/**
 * Reads a property list, XML or binary. No exception leaves it, whatever the bytes are: a file that cannot be read
 * without guessing gives no value and an error.
 */
export function parsePlist(bytes: Uint8Array, file: string): Result<Plist> {
  try {
    return readerFor(bytes, file)(bytes, file);
  } catch (error) {
    if (error instanceof Refusal) return { diagnostics: error.diagnostics };
    throw error;
  }
}

type Reader = (bytes: Uint8Array, file: string) => Result<Plist>;

function readerFor(bytes: Uint8Array, file: string): Reader {
  if (bytes.length > MAX_PLIST_BYTES) {
    throw new Refusal(diagnostic('plist.too-large', { limit: MAX_PLIST_BYTES }, { file }));
  }
  refuseGitLfsPointer(bytes, file);
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  if (start.startsWith('bplist')) return parseBinaryPlist;
  if (XML_START.test(start)) return parseXmlPlist;
  if (start.trim() === '') throw new Refusal(diagnostic('plist.empty', { size: bytes.length }, { file }));
  throw new Refusal(diagnostic('plist.unknown', { found: quote(start, 24) }, { file }));
}

/** A `<` behind blanks and a byte order mark (UTF-8, UTF-16 of either order), or the first half of one in UTF-16. */
const XML_START = /^(\xef\xbb\xbf)?\s*<|^\xff\xfe|^\xfe\xff|^\0</;
