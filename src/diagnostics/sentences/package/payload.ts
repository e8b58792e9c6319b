/** What can be said of what packages are packed in: streams, and the archives of files in them. */
export const payload = {
  'package.stream-cut': {
    severity: 'error',
    say: (_: object) =>
      'The compressed data ends too early; what came before was read. Copy or download the package again.',
  },
  'package.stream-broken': {
    severity: 'error',
    say: (_: object) =>
      'The compressed data is damaged, cut off, or of a kind that is not read; what came before was read. Copy the package again, or build it with pkgbuild.',
  },
  'package.behind': {
    severity: 'warning',
    say: (a: { bytes: number; start: string }) =>
      `Behind the end of the compressed data stand ${a.bytes} bytes that are no part of it, from ${a.start} on. All before them was read; they were not. Copy the package again, or build it again without them.`,
  },
  'package.pieces': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The compressed data comes in more than ${a.limit} pieces, each compressed on its own; the rest was not read. Build the package again with pkgbuild.`,
  },
  'package.chunk': {
    severity: 'error',
    say: (a: { found: string; limit: number }) =>
      `A chunk of the compressed data has ${a.found} bytes; more than ${a.limit} are not read. Build the package again with pkgbuild.`,
  },
  'package.bomb': {
    severity: 'error',
    say: (a: { mebibytes: number; times: number }) =>
      `The compressed data grew to over ${a.mebibytes} MiB, more than ${a.times} times its size: no real payload does, so the rest was not read. Check where the package comes from.`,
  },
  'package.payload-kind': {
    severity: 'error',
    say: (a: { found: string }) =>
      `The files are packed in a way that is not read: ${a.found}. Build the package with pkgbuild (gzip or pbzx), or name the .kext itself.`,
  },
  'package.payload-cut': {
    severity: 'error',
    say: (_: object) =>
      'The archive of files ends in the middle of one; what came before was read. Copy or download the package again.',
  },
  'package.cpio': {
    severity: 'error',
    say: (a: { found: string }) =>
      `The archive of files is damaged: ${a.found} stands where an entry starts. Copy it again, or build it again.`,
  },
  'package.entries': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The archive holds more than ${a.limit} files; the rest was not read. Name the .kext itself.`,
  },
  'package.entry-names': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The names of the files in the package have more than ${a.limit} characters together; the rest was not read. Name the .kext itself.`,
  },
  'package.entry-name': {
    severity: 'error',
    say: (a: { name: string }) =>
      `A file of the archive is called ${a.name}, which leads out of the place that it is installed to; the rest was not read. Build the package again from a source that you trust.`,
  },
  'package.entry-name-length': {
    severity: 'error',
    say: (a: { found: number; limit: number }) =>
      `A file of the archive has a name of ${a.found} bytes; 1 to ${a.limit} are read. Build the package again.`,
  },
} as const;
