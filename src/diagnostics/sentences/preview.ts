/** What can be said about a preview. What it shows is told with the sentences of a build. */
export const preview = {
  'preview.port': {
    severity: 'error',
    machine: true,
    say: (a: { port: number }) =>
      `Port ${a.port} is taken: another preview, or another program, listens there. End that, choose another one with --port, or leave out --port and a free one is found.`,
  },
  'preview.no-port': {
    severity: 'error',
    machine: true,
    say: (a: { port: number; reason: string }) =>
      `Nothing can listen on port ${a.port} of this machine: ${a.reason}. Choose another one with --port, 1024 or higher.`,
  },
  'preview.unwatched': {
    severity: 'warning',
    say: (a: { path: string; reason: string }) =>
      `Changes of ${a.path} are not noticed: ${a.reason}. What the preview shows may be old; start it again to see them.`,
  },
  'preview.failed': {
    severity: 'error',
    say: (a: { reason: string }) =>
      `The pages could not be made, in a way that nobody foresaw: ${a.reason}. Save again to try again; if it stays, please report it.`,
  },
} as const;
