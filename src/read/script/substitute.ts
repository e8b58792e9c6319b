import type { ParsedScript } from 'unbash';
import type { Machine } from './machine.ts';
import { distinct, type State, type Way } from './state.ts';
import { EMPTY, known, UNKNOWN, type Value } from './value.ts';

/**
 * What `$(…)` prints, as far as that can be known, and the state behind it: with the load calls that were made in it
 * and with its exit code. Where it can end in several ways, only what they share is known.
 */
export function substitute(
  machine: Machine,
  state: State,
  node: { pos: number; end: number },
  script: ParsedScript | undefined,
): { state: State; value: Value } {
  if (!script || script.errors?.length) {
    machine.doubt('syntax', node);
    return { state: { ...state, status: undefined }, value: UNKNOWN };
  }
  const inner: State = { ...state, out: EMPTY };
  const ways = machine.inSubshell(() =>
    machine.substitution(script, node, () => machine.with.follow(machine, script.commands, inner, true)),
  );
  if (!ways) {
    machine.doubt('syntax', node);
    return { state: { ...state, status: undefined }, value: UNKNOWN };
  }
  return shared(state, distinct(machine, ways));
}

function shared(before: State, ways: readonly Way[]): { state: State; value: Value } {
  const states = ways.map((way) => way.state);
  const [first] = states;
  // It never ends, so nothing comes behind it.
  if (!first) return { state: { ...before, status: undefined }, value: UNKNOWN };
  const status = states.every((one) => one.status === first.status) ? first.status : undefined;
  const calls = states.map((one) => one.calls).reduce((a, b) => (b.length > a.length ? b : a));
  const isSame = states.every(({ out }) => out?.known && out.text === first.out?.text);
  const value = isSame && first.out ? known(first.out.text.replace(/\n+$/, '')) : UNKNOWN;
  return { state: { ...before, status, calls }, value };
}
