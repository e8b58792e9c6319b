import { UNKNOWN, type Value } from './value.ts';

/** Where a command puts files; undefined where it is none that does. */
export function placeOf(name: string, args: readonly Value[]): Value | undefined {
  if (COPYING.has(name)) return args.at(-1) ?? UNKNOWN;
  if (UNPACKING.has(name)) return UNKNOWN;
  const isRunner = name === 'find' || name === 'xargs';
  return isRunner && args.some(({ text }) => COPYING.has(baseName(text))) ? UNKNOWN : undefined;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The last word says where. */
const COPYING = new Set(['cp', 'ditto', 'install', 'ln', 'mv', 'rsync']);

/** What they unpack, and so where it goes, they know themselves. */
const UNPACKING = new Set('bsdtar cpio curl gunzip hdiutil installer pax pkgutil tar unzip xar'.split(' '));
