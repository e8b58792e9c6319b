/** What can be said about a profile that is to be written. */
export const init = {
  'init.exists': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is there already, and was not touched. Choose another name with --out, or write over it with --force.`,
  },
  'init.not-file': {
    severity: 'error',
    say: (a: { path: string }) => `${a.path} is no file. Choose another name with --out.`,
  },
  'init.no-folder': {
    severity: 'error',
    say: (a: { folder: string }) =>
      `There is no folder ${a.folder} to write the profile into. Make it, or choose another name with --out.`,
  },
  'init.path': {
    severity: 'error',
    say: (a: { path: string }) =>
      `A profile cannot name the path ${a.path}: it is too long, or holds characters that no page can show. Rename what lies there, or move it.`,
  },
} as const;
