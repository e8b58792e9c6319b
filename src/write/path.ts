export type Flaw = 'empty' | 'nul' | 'absolute' | 'backslash' | 'parts' | 'unicode' | 'reserved';

/**
 * Says why a path cannot be that of an output file, or nothing where it can. A path has `/` between its parts, stays
 * inside the output folder on every system, and never takes a name that the writer itself needs.
 */
export function flawOf(path: string): Flaw | undefined {
  if (path === '') return 'empty';
  if (path.includes('\0')) return 'nul';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'absolute';
  if (path.includes('\\')) return 'backslash';
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'parts';
  // A lone surrogate becomes U+FFFD on the disk: two such paths would be one file.
  if (!path.isWellFormed()) return 'unicode';
  const first = fold(parts[0] ?? '');
  if (first.startsWith('.kextguide-') || first === 'manifest.json') return 'reserved';
  return undefined;
}

/** The form in which two paths are equal that a Mac's disk cannot hold side by side. */
export function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** The folders above a path, the outermost first: `a/b/c` is in `a` and `a/b`. */
export function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Code-unit order: the same on every machine, whatever its language. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
