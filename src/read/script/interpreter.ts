/** What a script is written for, by its first line. */
export type Interpreter =
  /** `splits`: an unquoted variable becomes several words; not so in zsh. `options` are those behind the name. */
  | { kind: 'shell'; splits: boolean; options: string }
  /** `name` as a person calls it: Perl, Python. */
  | { kind: 'other'; name: string }
  | { kind: 'binary' }
  | { kind: 'unsaid' };

export function interpreterOf(text: string): Interpreter {
  if (text.slice(0, 8192).includes('\0')) return { kind: 'binary' };
  const line = /^\ufeff?#!\s*(\S+)(.*)/.exec(text);
  if (!line) return { kind: 'unsaid' };
  const [, path = '', rest = ''] = line;
  const [name = '', ...options] = isEnv(path) ? programOfEnv(rest) : [baseName(path), rest];
  if (SHELLS.has(name)) return { kind: 'shell', splits: name !== 'zsh', options: options.join(' ').trim() };
  return { kind: 'other', name: LANGUAGES.get(name.replace(/[\d.]+$/, '')) ?? (name || path) };
}

/** What reads POSIX shell, or all of it that a script of a package needs. */
const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh']);

const LANGUAGES = new Map([
  ['perl', 'Perl'],
  ['python', 'Python'],
  ['ruby', 'Ruby'],
  ['osascript', 'AppleScript'],
  ['swift', 'Swift'],
  ['php', 'PHP'],
  ['node', 'JavaScript'],
  ['tclsh', 'Tcl'],
]);

function isEnv(path: string): boolean {
  return baseName(path) === 'env';
}

/** `#!/usr/bin/env -S bash -e` */
function programOfEnv(rest: string): string[] {
  const words = rest.trim().split(/\s+/);
  const first = words.findIndex((word) => !word.startsWith('-') && !word.includes('='));
  return first < 0 ? [] : [baseName(words[first]!), ...words.slice(first + 1)];
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
