/** What can be said about a kext bundle and the files in it. */
export const bundle = {
  'bundle.none': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is no kext bundle: it has no Contents/Info.plist. Name the .kext folder itself.`,
  },
} as const;
