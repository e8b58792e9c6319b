const UNTOUCHED = 'What was there before is untouched.';

const FLAWS = {
  empty: 'it is empty',
  nul: 'it holds a NUL character',
  absolute: 'it does not start inside the output folder',
  backslash: 'it holds a backslash',
  parts: 'a part of it is empty, "." or ".."',
  unicode: 'it holds half a character',
  reserved: 'the tool needs that name itself',
} as const;

/** What can be said about the output folder. */
export const write = {
  'write.failed': {
    severity: 'error',
    machine: true,
    say: (a: { path: string; reason: string }) => `Cannot write ${a.path}: ${a.reason}. ${UNTOUCHED}`,
  },
  'write.full': {
    severity: 'error',
    machine: true,
    say: (a: { path: string }) =>
      `The disk is full: ${a.path} could not be written. Free some space and build again. ${UNTOUCHED}`,
  },
  'write.denied': {
    severity: 'error',
    machine: true,
    say: (a: { path: string }) =>
      `You may not write ${a.path}. Change its owner or its permissions, or choose another folder with --out. ${UNTOUCHED}`,
  },
  'write.read-only': {
    severity: 'error',
    machine: true,
    say: (a: { path: string }) =>
      `${a.path} is on a disk that can only be read. Choose another folder with --out. ${UNTOUCHED}`,
  },
  'write.locked': {
    severity: 'error',
    machine: true,
    say: (a: { out: string; holder: string; lock: string; seconds: number }) =>
      `Another build (${a.holder}) has been writing into ${a.out} for more than ${a.seconds} seconds. Build again when it is done; if there is no such build, delete ${a.lock}. Nothing was changed.`,
  },
  'write.halfway': {
    severity: 'error',
    machine: true,
    say: (a: { out: string; reason: string }) =>
      `Writing into ${a.out} stopped half-way, and could be neither finished nor undone: ${a.reason}. Mend that and build again: the next build puts the folder right.`,
  },
  'write.too-long': {
    severity: 'error',
    say: (a: { path: string }) =>
      `The path ${middle(a.path)} is too long for this disk (${a.path.length} characters). Choose a folder with a shorter path with --out, or shorter names. ${UNTOUCHED}`,
  },
  'write.not-a-folder': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is not a folder, so nothing can be written into it. Choose another folder with --out, or move that file away.`,
  },
  'write.foreign': {
    severity: 'error',
    say: (a: { out: string; paths: readonly string[] }) =>
      `${a.out} holds what no build of kextguide put there, where new files must go: ${some(a.paths)}. It was not overwritten. Choose another folder with --out, or move that away.`,
  },
  'write.manifest': {
    severity: 'error',
    say: (a: { path: string; reason: string }) =>
      `${a.path} is not a manifest that kextguide wrote (${a.reason}), so nobody knows which files beside it may be replaced. Choose another folder with --out, or delete this one if it is an old output.`,
  },
  'write.other-product': {
    severity: 'warning',
    say: (a: {
      id: string;
      before: { name: string; vendor: string };
      now: { name: string; vendor: string };
    }) =>
      `The output folder held another product "${a.id}" until now: ${named(a.before)}. It is now ${named(a.now)}, whose files took the place of those. If these are two products, give one of them another "product.id", and build both again.`,
  },
  'write.old-words': {
    severity: 'warning',
    say: (a: { paths: readonly string[]; formats: readonly string[] }) =>
      `${a.paths.length === 1 ? '1 file is' : `${a.paths.length} files are`} left from an earlier build, though the text of the guide has changed since: ${some(a.paths)}. What is said there is old until a build with --format ${a.formats.join(',')} makes it anew.`,
  },
  'write.pane-format': {
    severity: 'warning',
    say: (a: { product: string; locales: readonly string[] }) =>
      `The installer of "${a.product}" now names its pages in another format than those that an earlier build left in ${a.locales.join(', ')}, which nobody would see any more. They were removed. Build these languages, too, with the same --pane-format.`,
  },
  'write.path': {
    severity: 'error',
    say: (a: { path: string; flaw: keyof typeof FLAWS }) =>
      `No file of the output can have the path ${JSON.stringify(middle(a.path))}: ${FLAWS[a.flaw]}.`,
  },
  'write.twice': {
    severity: 'error',
    say: (a: { path: string; other: string }) =>
      a.path === a.other
        ? `Two files of the output would have one path: ${a.path}.`
        : `Two files of the output would stand in each other's way on a Mac: ${a.path} and ${a.other}.`,
  },
} as const;

function named({ name, vendor }: { name: string; vendor: string }): string {
  return `"${name}" by ${vendor}`;
}

function some(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).map(middle).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}

/** A path that fits on a line: its middle is left out where it is long. */
function middle(path: string): string {
  return path.length > 160 ? `${path.slice(0, 76)} … ${path.slice(-76)}` : path;
}
