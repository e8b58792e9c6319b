import type { Value } from './value.ts';

/**
 * A command without those before it that only run another one: `sudo`, `exec`, `env A=b`, `arch -arm64`.
 * `exec`: the script ends with it.
 */
export function unwrapped(words: readonly Value[]): { values: readonly Value[]; exec: boolean } {
  let values = words;
  let exec = false;
  for (let turn = 0; turn < MAX_WRAPPERS; turn += 1) {
    const name = values[0]?.known ? values[0].text.slice(values[0].text.lastIndexOf('/') + 1) : '';
    const wrapper = WRAPPERS.get(name);
    if (!wrapper || isQuestion(name, values[1])) break;
    values = values.slice(1);
    while (values[0]?.known && isOption(values[0].text, wrapper)) {
      values = values.slice(wrapper.taking.includes(values[0].text) ? 2 : 1);
    }
    exec ||= name === 'exec';
  }
  return { values, exec };
}

const MAX_WRAPPERS = 8;

interface Wrapper {
  /** Options with a word behind them. */
  taking: readonly string[];
  /** NAME=VALUE may stand before the command. */
  assigns?: boolean;
}

const WRAPPERS = new Map<string, Wrapper>([
  ['sudo', { taking: ['-u', '-g', '-C', '-p'], assigns: true }],
  ['env', { taking: ['-u', '-P'], assigns: true }],
  ['exec', { taking: ['-a'] }],
  ['command', { taking: [] }],
  ['builtin', { taking: [] }],
  ['nohup', { taking: [] }],
  ['nice', { taking: ['-n'] }],
  ['arch', { taking: ['-arch'] }],
  ['caffeinate', { taking: ['-t', '-w'] }],
]);

function isOption(word: string, { assigns }: Wrapper): boolean {
  return word.startsWith('-') || (assigns === true && /^[A-Za-z_][A-Za-z0-9_]*=/.test(word));
}

/** `command -v kmutil` only asks whether there is one. */
function isQuestion(name: string, next: Value | undefined): boolean {
  return name === 'command' && /^-[vV]/.test(next?.text ?? '');
}
