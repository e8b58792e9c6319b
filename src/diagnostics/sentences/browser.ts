const REST = 'everything else was written';

/** What can be said about the browser that prints the PDFs. */
export const browser = {
  'browser.none': {
    severity: 'error',
    machine: true,
    say: (a: { tried: readonly string[]; command: string }) =>
      `No browser was found, so no PDF was made; ${REST}. "kextguide doctor" shows where it looked, and other ways to get one. Run: ${a.command}`,
  },
  'browser.missing': {
    severity: 'error',
    machine: true,
    say: (a: { path: string }) =>
      `There is no browser at ${a.path}, or it is not executable, so no PDF was made; ${REST}. Check --browser and PUPPETEER_EXECUTABLE_PATH; without them the browser is looked for.`,
  },
  'browser.unreachable': {
    severity: 'error',
    machine: true,
    say: (a: { address: string; reason: string }) =>
      `No browser answers at ${a.address} (${a.reason}), so no PDF was made; ${REST}. Start it with --remote-debugging-port and --headless, or leave out --browser.`,
  },
  'browser.snap': {
    severity: 'error',
    machine: true,
    say: (a: { path: string }) =>
      `${a.path} is a snap, which may not read the fonts of this tool, so no PDF was made; ${REST}. Name a browser that is none, for example from: npx puppeteer browsers install chrome-headless-shell`,
  },
  'browser.unpack': {
    severity: 'error',
    machine: true,
    say: (a: { folder: string; reason: string }) =>
      `The browser could not be made ready in ${a.folder} (${a.reason}), so no PDF was made; ${REST}. Free some space, or set XDG_CACHE_HOME to a folder that you may write.`,
  },
  'browser.library': {
    severity: 'error',
    machine: true,
    say: (a: { path: string; library: string; command: string }) =>
      `The browser ${a.path} cannot start: this system has no ${a.library}. No PDF was made; ${REST}. Run: ${a.command}`,
  },
  'browser.too-old': {
    severity: 'error',
    machine: true,
    say: (a: { path: string; needs: string }) =>
      `The browser ${a.path} cannot start: it needs ${a.needs}, and this system is older. No PDF was made; ${REST}. Install the system's own: apt-get install chromium`,
  },
  'browser.start': {
    severity: 'error',
    machine: true,
    say: (a: { path: string; words: string }) =>
      `The browser ${a.path} cannot start; it says: ${a.words}. No PDF was made; ${REST}. Choose another one with --browser, or run "kextguide doctor".`,
  },
  'browser.sandbox': {
    severity: 'error',
    machine: true,
    say: (a: { reason: string }) =>
      `The browser cannot run in its sandbox: ${a.reason}. No PDF was made; ${REST}. Build as another user or on another system, or leave out --sandbox: pages are sanitised, scripts off and the network closed.`,
  },
  'browser.no-sandbox': {
    severity: 'info',
    say: (a: { reason: string }) =>
      `The browser runs without its sandbox, since ${a.reason}. Its pages are sanitised, scripts off and the network closed. To insist on the sandbox, use --sandbox.`,
  },
  'browser.late': {
    severity: 'error',
    machine: true,
    say: (a: { id: string; seconds: number }) =>
      `${a.id} was not printed within ${a.seconds} seconds. Shorten the guide, or build with fewer --jobs on a machine that does less.`,
  },
  'browser.crashed': {
    severity: 'error',
    machine: true,
    say: (a: { id: string; times: number }) =>
      `The browser died while it printed ${a.id}, ${a.times} times. This is mostly a lack of memory: give it more, or build with --jobs 1.`,
  },
  'browser.refused': {
    severity: 'error',
    machine: true,
    say: (a: { id: string; reason: string }) => `The browser could not print ${a.id}: ${a.reason}.`,
  },
  'browser.torn': {
    severity: 'error',
    machine: true,
    say: (a: { id: string }) =>
      `What the browser gave for ${a.id} is not a whole PDF, or of a kind that this tool does not know. Use another browser (--browser).`,
  },
  'browser.glyphs': {
    severity: 'warning',
    say: (a: { characters: readonly string[] }) =>
      `The fonts of the PDF have no glyph for ${a.characters.map(named).join(', ')}: the print shows an empty box in its place. Write it another way.`,
  },
  'browser.epoch': {
    severity: 'error',
    say: (a: { found: string }) =>
      `SOURCE_DATE_EPOCH is "${a.found}". It must be a number of seconds since 1970, such as 1767225600; or leave it out.`,
  },
} as const;

/** `→ (U+2192)` */
function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `${character} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
}
