/** What can be said about the browser that prints the PDFs. */
export const browser = {
  'browser.none': {
    severity: 'error',
    machine: true,
    say: (_: { tried: readonly string[] }) =>
      'No browser was found, so no PDF was made; everything else was written. Run "kextguide doctor": it shows where it looked and the command that mends it.',
  },
} as const;
