/** What can be said about a profile. */
export const profile = {
  'profile.missing': {
    severity: 'error',
    say: (a: { path: string }) =>
      `There is no file or folder ${a.path}. Check the path; it starts at the folder you are in.`,
  },
} as const;
