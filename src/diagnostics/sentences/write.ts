/** What can be said about the output folder. */
export const write = {
  'write.failed': {
    severity: 'error',
    machine: true,
    say: (a: { path: string; reason: string }) =>
      `Cannot write ${a.path}: ${a.reason}. What was there before is untouched.`,
  },
} as const;
