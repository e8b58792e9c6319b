import { interpreterOf } from './interpreter.ts';
import { lineEndsOf } from './line-ends.ts';
import type { Machine } from './machine.ts';
import { helperName } from './scripts-folder.ts';
import { distinct, on, type State, type Way } from './state.ts';
import type { Fields, Value } from './value.ts';
import { checked } from './ways.ts';

interface Node {
  pos: number;
  end: number;
}

/**
 * Follows a script of the package that is run as a command, in a shell of its own; undefined where the command is none.
 * One that is no shell script is a doubt.
 */
export function runHelper(
  machine: Machine,
  node: Node,
  command: Value,
  args: Fields,
  state: State,
  tested: boolean,
): Way[] | undefined {
  const name = helperName(command);
  const text = name === undefined ? undefined : machine.with.helpers.get(name);
  if (text === undefined) return undefined;
  const isShell = text !== null && interpreterOf(text).kind === 'shell' && !lineEndsOf(text, true).harm;
  if (!isShell) {
    machine.doubt('helper', node);
    return undefined;
  }
  return newShell(machine, node, text, { ...state, args: args.values }, state, tested);
}

/** `sh -c "…"` and `sh FILE`; undefined where the command is no shell. */
export function runShell(
  machine: Machine,
  node: Node,
  name: string,
  { values }: Fields,
  state: State,
  tested: boolean,
): Way[] | undefined {
  if (!/^(ba|z|da|k)?sh$/.test(name)) return undefined;
  const options = values.findIndex(
    ({ known, text }) => !known || !text.startsWith('-') || /^-[a-z]*c$/.test(text),
  );
  const [first, second, ...others] = values.slice(Math.max(0, options));
  if (first?.known && /^-[a-z]*c$/.test(first.text)) {
    if (second?.known)
      return newShell(machine, node, second.text, { ...state, args: others.slice(1) }, state, tested);
  } else if (first) {
    const text = machine.with.helpers.get(helperName(first) ?? '');
    const args = second ? [second, ...others] : [];
    if (text) return newShell(machine, node, text, { ...state, args }, state, tested);
  }
  machine.doubt('elsewhere', node);
  return undefined;
}

/** `eval "…"`: as if it stood there. No text: a doubt, and it is taken to work. */
export function evaluate(
  machine: Machine,
  node: Node,
  text: string | undefined,
  state: State,
  tested: boolean,
): Way[] {
  const work = text === undefined ? undefined : parsed(machine, node, text, state, tested);
  return (work && machine.inside(work)) ?? fromElsewhere(machine, node, state);
}

/** `. FILE`: in the same shell, and `return` leaves it. */
export function readIn(
  machine: Machine,
  node: Node,
  text: string | null | undefined,
  state: State,
  tested: boolean,
): Way[] {
  const work = typeof text === 'string' ? parsed(machine, node, text, state, tested) : undefined;
  const ways = work && machine.inFunction(work);
  if (!ways) return fromElsewhere(machine, node, state);
  return ways.flatMap((way) => (way.left === 'return' ? checked(way.state, tested) : [way]));
}

function fromElsewhere(machine: Machine, node: Node, state: State): Way[] {
  machine.doubt('elsewhere', node);
  return [on({ ...state, status: 0 })];
}

function newShell(
  machine: Machine,
  node: Node,
  text: string,
  start: State,
  state: State,
  tested: boolean,
): Way[] | undefined {
  const fresh = { ...start, functions: new Map(), piped: undefined, errexit: false, pipefail: false };
  const work = parsed(machine, node, text, fresh, false);
  const ways = work && machine.inShell(work);
  if (!ways) {
    machine.doubt('helper', node);
    return undefined;
  }
  const after = ways.map(({ state: { calls, status, out } }) => ({ ...state, calls, status, out }));
  return distinct(
    machine,
    after.flatMap((one) => checked(one, tested)),
  );
}

function parsed(
  machine: Machine,
  node: Node,
  text: string,
  state: State,
  tested: boolean,
): (() => Way[]) | undefined {
  const syntax = machine.with.parse(text);
  if (!('tree' in syntax)) return undefined;
  machine.step(text.length / 16);
  return () =>
    machine.within(text, node, () => machine.with.follow(machine, syntax.tree.commands, state, tested));
}
