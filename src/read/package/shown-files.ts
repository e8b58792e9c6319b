import type { XarMember } from './xar-toc.ts';

/**
 * The resources that a Distribution means by a name, in all languages; a folder such as Welcome.rtfd stands for its files.
 * `paths` are below Resources. The name may hold the folder of a language; then only that one is meant.
 */
export function filesOf(file: string, paths: readonly string[]): string[] {
  const wanted = wantedBy(file);
  return paths.filter((path) => {
    const { folder, name, rest } = partsOf(path);
    const within = fold(name + rest);
    if (wanted.folder !== undefined && wanted.folder !== fold(folder ?? '')) return false;
    return within === wanted.within || within.startsWith(`${wanted.within}/`);
  });
}

/** Of a file that is shown: the languages in which it is there, null for the one without any; empty: it is not there. */
export type Languages = (file: string) => (string | null)[];

/** The same for many names: the folders of languages that hold what is meant, as they are written (English, pt_BR). */
export function languagesIn(paths: readonly string[]): Languages {
  const folders = new Map<string, Set<string | undefined>>();
  for (const path of paths) {
    const { folder, name, rest } = partsOf(path);
    // Nothing that is shown lies deeper than this.
    for (const whole of wholes(fold(name + rest), MAX_DEPTH)) {
      const known = folders.get(whole);
      if (known) known.add(folder);
      else folders.set(whole, new Set([folder]));
    }
  }
  return (file) => {
    const wanted = wantedBy(file);
    return [...(folders.get(wanted.within) ?? [])]
      .filter((folder) => wanted.folder === undefined || wanted.folder === fold(folder ?? ''))
      .map((folder) => (folder === undefined ? null : nameOf(folder)));
  };
}

/** What of an archive is below Resources, without that. */
export function pathsInResources(members: readonly XarMember[]): string[] {
  return members.flatMap(({ path }) => (path.startsWith(FOLDER) ? [path.slice(FOLDER.length)] : []));
}

const FOLDER = 'Resources/';

/** Some write "Resources/Welcome.txt". */
export function inResources(file: string): string {
  return file.replace(/^(\.\/)?(Resources\/)?/, '');
}

/** A path below Resources: the folder of a language, if it is in one, and what it is called in there. */
export function partsOf(path: string): { folder?: string; name: string; rest: string } {
  const parts = path.split('/');
  const folder = parts.length > 1 && /.\.lproj$/i.test(parts[0]!) ? parts.shift() : undefined;
  const [name = '', ...rest] = parts;
  return { ...(folder === undefined ? {} : { folder }), name, rest: rest.map((part) => `/${part}`).join('') };
}

/** What a folder of a language is called: pt_BR for pt_BR.lproj. */
export function nameOf(folder: string): string {
  return folder.slice(0, -'.lproj'.length);
}

/** The form in which two names are equal that a Mac's disk cannot hold side by side. */
export function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function wantedBy(file: string): { folder: string | undefined; within: string } {
  const { folder, name, rest } = partsOf(inResources(file));
  return { folder: folder === undefined ? undefined : fold(folder), within: fold(name + rest) };
}

/** A path and the folders above it: "a/b" is in "a"; of one that lies deeper than `depth`, only those. */
export function wholes(path: string, depth?: number): string[] {
  const parts = path.split('/', depth);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

const MAX_DEPTH = 20;
