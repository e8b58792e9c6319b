import type { LoadTool } from './found.ts';
import { tidyPath } from './path.ts';
import type { LoadedKext } from './state.ts';
import type { Fields, Value } from './value.ts';

/** What a command loads; undefined where it is none that loads. */
export interface Load {
  tool: LoadTool;
  kexts: LoadedKext[];
  /** There may be more than those told. */
  open: boolean;
}

/** Reads the arguments of kmutil(8), kextload(8) or kextutil(8). */
export function loadOf(name: string, { values, open }: Fields): Load | undefined {
  if (name === 'kmutil') {
    const [verb, ...args] = values;
    return verb?.text === 'load' ? { tool: name, kexts: byOptions(args, KMUTIL), open } : undefined;
  }
  if (name !== 'kextload' && name !== 'kextutil') return undefined;
  const options = name === 'kextload' ? KEXTLOAD : KEXTUTIL;
  return { tool: name, kexts: byOptions(values, options), open };
}

interface Options {
  path: readonly string[];
  identifier: readonly string[];
  /** Others with a word behind them. */
  taking: readonly string[];
  /** What is no option is a path. */
  operands: boolean;
}

const KMUTIL: Options = {
  path: ['-p', '--bundle-path'],
  identifier: ['-b', '--bundle-identifier'],
  taking: ['-P', '--personality-name', '--load-style', '-r', '--repository', '-R', '--volume-root'],
  operands: false,
};
const KEXTLOAD: Options = {
  path: [],
  identifier: ['-b', '-bundle-id'],
  taking: ['-d', '-dependency', '-r', '-repository'],
  operands: true,
};
const KEXTUTIL: Options = {
  ...KEXTLOAD,
  taking: [
    ...KEXTLOAD.taking,
    '-k',
    '-kernel',
    '-s',
    '-symbols',
    '-a',
    '-address',
    '-arch',
    '-p',
    '-personality',
  ],
};

function byOptions(args: readonly Value[], options: Options): LoadedKext[] {
  const kexts: LoadedKext[] = [];
  const left = [...args];
  for (let word = left.shift(); word; word = left.shift()) {
    const { name, value } = optionOf(word);
    const by = kindOf(name, options);
    if (by) {
      const given = value ?? left.shift();
      if (given) kexts.push(kext(given, by));
    } else if (options.taking.includes(name) && !value) left.shift();
    else if (!word.known || (options.operands && !name.startsWith('-'))) kexts.push(kext(word, 'path'));
  }
  return kexts;
}

/** `--bundle-path=X` and `--bundle-path X`; "" where it is not known. */
function optionOf({ known, text }: Value): { name: string; value?: Value } {
  if (!known) return { name: '' };
  const at = text.startsWith('--') ? text.indexOf('=') : -1;
  return at < 0 ? { name: text } : { name: text.slice(0, at), value: { text: text.slice(at + 1), known } };
}

function kindOf(name: string, { path, identifier }: Options): LoadedKext['by'] | undefined {
  if (path.includes(name)) return 'path';
  return identifier.includes(name) ? 'identifier' : undefined;
}

function kext(value: Value, by: LoadedKext['by']): LoadedKext {
  return { ...(by === 'path' ? tidyPath(value) : value), by };
}

/** Whether a tool that loads kexts is named in what another program is given. */
export function namesLoadTool(values: readonly Value[]): boolean {
  return values.some(({ text }) => /\b(kextload|kextutil|kmutil\s+load)\b|(^|\/)kmutil$/.test(text));
}
