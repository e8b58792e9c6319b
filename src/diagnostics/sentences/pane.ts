/** What can be said about the pages of the Installer. */
export const pane = {
  'pane.too-long': {
    severity: 'warning',
    say: (a: { locale: string; lines: number; room: number; explain: number; over: number }) =>
      `The welcome of the installer (${a.locale}) is too long for its window: it takes about ${a.lines} lines, and about ${a.room} can be seen without scrolling. Shorten "explain.what" and "explain.why", which take about ${a.explain} of them, or your own topic for the welcome, by about ${a.over}.`,
  },
} as const;
