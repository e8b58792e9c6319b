import { on, type State, type Way } from './state.ts';

/** Goes on with the ways that came to the end of a part; those that left it otherwise stay as they are. */
export function onward(ways: readonly Way[], go: (state: State) => Way[]): Way[] {
  return ways.flatMap((way) => (way.left === undefined ? go(way.state) : [way]));
}

/** With an exit code that is known to be 0 or not: two states where it may be either. */
export function forked(state: State): State[] {
  if (state.status !== undefined) return [state];
  return [
    { ...state, status: 0 },
    { ...state, status: 1 },
  ];
}

/** `set -e` ends the script where nothing else looks at a failure. */
export function checked(state: State, tested: boolean): Way[] {
  if (!state.errexit || tested || state.status === 0) return [on(state)];
  return forked(state).map((one) =>
    one.status === 0 ? on(one) : { state: one, left: 'exit' as const, levels: 0 },
  );
}
