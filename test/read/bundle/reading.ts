import type { Diagnostic, Result } from '../../../src/diagnostics/diagnostic.ts';
import { parsePlist } from '../../../src/read/bundle/plist.ts';
import type { Plist, PlistValue } from '../../../src/read/bundle/plist-value.ts';

/** Reads a text or bytes as Info.plist. */
export function parse(source: string | Uint8Array): Result<Plist> {
  return parsePlist(typeof source === 'string' ? Buffer.from(source) : source, 'Info.plist');
}

/** The value of a property list that must be good. */
export function rootOf(source: string | Uint8Array): PlistValue {
  const { value, diagnostics } = parse(source);
  if (!value) throw new Error(`refused: ${codesOf(diagnostics).join(', ')}`);
  return value.root;
}

export function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => code);
}

/** An XML property list around elements. */
export function xml(inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n${inner}\n</plist>\n`;
}
