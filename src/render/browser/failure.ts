import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';

/** Why a browser did not start, from its last words: what is missing, and what to do about it. */
export function startFailure(path: string, words: string): Diagnostic {
  const library = /error while loading shared libraries: (\S+?):/.exec(words)?.[1];
  if (library) {
    return diagnostic('browser.library', { path, library, command: installCommand(library) });
  }
  const glibc = /version `(GLIBC_[\d.]+)' not found/.exec(words)?.[1];
  if (glibc) return diagnostic('browser.too-old', { path, needs: glibc.replace('_', ' ') });
  return diagnostic('browser.start', { path, words: tellingLine(words) });
}

/** The last resort installs all that Chrome needs, and asks for root. */
function installCommand(library: string): string {
  const name = DEBIAN.find(([prefix]) => library.startsWith(prefix))?.[1];
  return name
    ? `apt-get install ${name}`
    : 'npx puppeteer browsers install chrome-headless-shell --install-deps';
}

/** Debian's and Ubuntu's packages; the headless shell needs the first four alone. */
const DEBIAN = [
  ['libnss3.', 'libnss3'],
  ['libnssutil3.', 'libnss3'],
  ['libnspr4.', 'libnspr4 libnss3'],
  ['libexpat.', 'libexpat1'],
  ['libdbus-1.', 'libdbus-1-3'],
  ['libglib-2.0.', 'libglib2.0-0'],
  ['libgobject-2.0.', 'libglib2.0-0'],
  ['libgio-2.0.', 'libglib2.0-0'],
  ['libatk-1.0.', 'libatk1.0-0'],
  ['libatk-bridge-2.0.', 'libatk-bridge2.0-0'],
  ['libatspi.', 'libatspi2.0-0'],
  ['libcups.', 'libcups2'],
  ['libxkbcommon.', 'libxkbcommon0'],
  ['libgbm.', 'libgbm1'],
  ['libasound.', 'libasound2'],
  ['libpango-1.0.', 'libpango-1.0-0'],
  ['libcairo.', 'libcairo2'],
] as const;

/** The line that says most, without Chromium's time and place in front; the graphics always complain. */
function tellingLine(words: string): string {
  const lines = words
    .split('\n')
    .filter((line) => line.trim() && !/angle|\bEGL|gl_|viz_main|dbus/i.test(line));
  const line =
    lines.find((each) => /FATAL/.test(each)) ?? lines.find((each) => /ERROR/.test(each)) ?? lines[0] ?? words;
  return line.replace(/^\[[^\]]*\]\s*|\.$/g, '').slice(0, 200);
}
