import type { Machine } from './machine.ts';
import type { State, Way } from './state.ts';

/** A command that is no part of a pipe is one of its own; `if`, loops and braces are none. */
export function alone(machine: Machine, ways: readonly Way[]): Way[] {
  return ways.map((way) => ({ ...way, state: withPiped(machine, way.state, [way.state.status]) }));
}

/** PIPESTATUS; zsh has none. */
export function withPiped(machine: Machine, state: State, piped: State['piped']): State {
  return machine.with.splits ? { ...state, piped } : state;
}
