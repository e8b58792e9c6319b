import type { Function as FunctionNode } from 'unbash';
import { OPEN, UNKNOWN, type Value, type Variable } from './value.ts';

/** What is known at a point of a script, on one way that leads there. Never changed, only replaced. */
export interface State {
  vars: ReadonlyMap<string, Variable>;
  /** $1, $2 … */
  args: readonly Value[];
  /** $? ; undefined: not known. */
  status: number | undefined;
  /** ${PIPESTATUS[@]}: what the commands of the last pipe ended with; undefined: not known, or no such thing in this shell. */
  piped: readonly (number | undefined)[] | undefined;
  /** set -e, set -o pipefail */
  errexit: boolean;
  pipefail: boolean;
  functions: ReadonlyMap<string, FunctionNode>;
  /** The load calls on the way here, the first few of them. */
  calls: readonly Call[];
  /** What was printed, where it becomes a value: `$(…)`. */
  out: Value | undefined;
}

/** One time that a load call is made. */
export interface Call {
  /** Where it stands in the script. */
  site: number;
  kexts: readonly LoadedKext[];
  /** More than what is told may be loaded. */
  open: boolean;
  /** In a loop of which nobody can tell how often it turns. */
  repeated: boolean;
}

/** What is loaded, and whether it is named by its path or its identifier. */
export interface LoadedKext extends Value {
  by: 'path' | 'identifier';
}

/** A way through a part of a script, and how that part was left. */
export interface Way {
  state: State;
  /** undefined: at its end. */
  left: 'exit' | 'return' | 'break' | 'continue' | undefined;
  /** Of how many loops, for break and continue. */
  levels: number;
}

export function on(state: State): Way {
  return { state, left: undefined, levels: 0 };
}

/** A script that makes more than these on one way has told enough. */
const MAX_CALLS = 4;

export function withCall(state: State, call: Call): State {
  return state.calls.length >= MAX_CALLS ? state : { ...state, calls: [...state.calls, call] };
}

/** Ways beyond this number are joined, and what differs between them is unknown from there. */
const MAX_WAYS = 24;

/** Each different way once; joined where there are too many to follow. */
export function distinct(work: { step(cost: number): void }, ways: readonly Way[]): Way[] {
  if (ways.length < 2) return [...ways];
  for (const { state } of ways) work.step(2 + state.vars.size + state.args.length);
  const once = [...new Map(ways.map((way) => [keyOf(way), way])).values()];
  if (once.length <= MAX_WAYS) return once;
  const alike = Map.groupBy(once, endOf);
  return [...alike.values()].map(joinedWay);
}

/** The same for ways that know the same. */
export function keyOf(way: Way): string {
  const { vars, args, piped, errexit, pipefail, functions, out } = way.state;
  const shells = [...functions].map(([name, { pos }]) => [name, pos]);
  return JSON.stringify([endOf(way), [...vars].sort(byName), args, piped, errexit, pipefail, shells, out]);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** What stays told apart, whatever happens: which calls were made, how it went on, with which status. */
function endOf({ state: { calls, status }, left, levels }: Way): string {
  return JSON.stringify([calls, status, left, levels]);
}

function joinedWay(ways: readonly Way[]): Way {
  const [first] = ways as [Way, ...Way[]];
  const states = ways.map(({ state }) => state);
  const state: State = {
    ...first.state,
    vars: joinedVars(states),
    args: states.every(({ args }) => isSame(args, first.state.args)) ? first.state.args : [OPEN],
    piped: states.every(({ piped }) => isSame(piped, first.state.piped)) ? first.state.piped : undefined,
    errexit: states.every(({ errexit }) => errexit),
    pipefail: states.every(({ pipefail }) => pipefail),
    functions: new Map(states.flatMap(({ functions }) => [...functions])),
    out: states.every(({ out }) => isSame(out, first.state.out)) ? first.state.out : UNKNOWN,
  };
  return { ...first, state };
}

/** Each variable that all ways agree on; the others are unknown. */
function joinedVars(states: readonly State[]): Map<string, Variable> {
  const seen = new Map<string, { value: Variable; times: number }>();
  for (const { vars } of states) {
    for (const [name, value] of vars) {
      const before = seen.get(name);
      if (!before) seen.set(name, { value, times: 1 });
      else if (isSame(before.value, value)) before.times += 1;
    }
  }
  return new Map(
    [...seen].map(([name, { value, times }]) => [name, times < states.length ? UNKNOWN : value]),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
