import type { State } from './state.ts';
import { type Fields, OPEN } from './value.ts';

/** The state behind `set`: options (`-e`, `-euo pipefail`, `+e`) and what stands behind them, the arguments. */
export function withOptions(state: State, { values, open }: Fields): State {
  let after = state;
  let at = 0;
  while (at < values.length) {
    const word = values[at]!;
    if (!word.known || !/^[-+]./.test(word.text)) break;
    at += 1;
    if (word.text === '--') return withArgs(after, { values: values.slice(at), open });
    const isOn = word.text.startsWith('-');
    if (/^[-+][a-zA-Z]*e/.test(word.text)) after = { ...after, errexit: isOn };
    if (/o$/.test(word.text)) {
      after = withNamed(after, values[at]?.text, isOn);
      at += 1;
    }
  }
  return at < values.length || open ? withArgs(after, { values: values.slice(at), open }) : after;
}

function withArgs(state: State, { values, open }: Fields): State {
  return { ...state, args: open ? [...values, OPEN] : values };
}

function withNamed(state: State, option: string | undefined, isOn: boolean): State {
  if (option === 'errexit') return { ...state, errexit: isOn };
  return option === 'pipefail' ? { ...state, pipefail: isOn } : state;
}
