import type { Command } from 'unbash';
import { testTruth } from './condition.ts';
import { truthWays } from './decide.ts';
import type { Machine } from './machine.ts';
import { evaluate, readIn } from './other-text.ts';
import { printed, type Spoken } from './printed.ts';
import { helperName } from './scripts-folder.ts';
import { withOptions } from './set.ts';
import { on, type State, type Way } from './state.ts';
import { concat, EMPTY, type Fields, joined, known, numberOf, UNKNOWN, type Variable } from './value.ts';
import { checked } from './ways.ts';

/** A builtin command as it is called. */
export interface Invocation {
  machine: Machine;
  node: Command;
  args: Fields;
  /** Its output is not sent elsewhere. */
  isPrinted: boolean;
  tested: boolean;
}

export type Builtin = (invocation: Invocation, state: State) => Way[];

/** What the shell does itself, or what does no more than print. */
export function builtinOf(name: string): Builtin | undefined {
  return BUILTINS.get(name) ?? (QUIET.has(name) ? quiet : undefined);
}

const quiet: Builtin = (_, state) => [done(state)];

function done(state: State, status: number | undefined = 0): Way {
  return on({ ...state, status });
}

const exit: Builtin = ({ args }, state) => [
  { state: { ...state, status: codeOf(args, state) }, left: 'exit', levels: 0 },
];

/** Outside of a function it is a mistake, and the script goes on; shells differ in what they make of it. */
const leave: Builtin = ({ machine, args, tested }, state) =>
  machine.around.returns
    ? [{ state: { ...state, status: codeOf(args, state) }, left: 'return', levels: 0 }]
    : checked({ ...state, status: undefined }, tested);

/** Without a number, the exit code of the command before. */
function codeOf({ values: [code], open }: Fields, state: State): number | undefined {
  if (!code && !open) return state.status;
  const number = numberOf(code);
  return number === undefined ? undefined : number & 255;
}

function leaves(left: 'break' | 'continue'): Builtin {
  return ({ machine, args }, state) => {
    const levels = Math.min(machine.around.loops, Math.max(1, numberOf(args.values[0]) ?? 1));
    // Outside of a loop it does nothing.
    return levels === 0 ? [done(state)] : [{ state: { ...state, status: 0 }, left, levels }];
  };
}

const test: Builtin = ({ args, tested }, state) =>
  truthWays(state, args.open ? undefined : testTruth(args.values), tested);

const bracket: Builtin = ({ args, tested }, state) => {
  const isClosed = args.values.at(-1)?.text === ']';
  return truthWays(state, args.open || !isClosed ? undefined : testTruth(args.values.slice(0, -1)), tested);
};

const shift: Builtin = ({ args }, state) => {
  const by = numberOf(args.values[0] ?? known('1')) ?? 1;
  return [done({ ...state, args: state.args.slice(Math.max(0, by)) })];
};

const unset: Builtin = ({ args }, state) => {
  const vars = new Map<string, Variable>(state.vars);
  for (const { text } of args.values) if (vars.has(text)) vars.set(text, EMPTY);
  return [done({ ...state, vars })];
};

/** What is read from outside: unknown, and it may end. */
const read: Builtin = ({ args, tested }, state) => {
  const vars = new Map(state.vars);
  for (const { known: isKnown, text } of args.values) {
    if (isKnown && /^[A-Za-z_]\w*$/.test(text)) vars.set(text, UNKNOWN);
  }
  return truthWays({ ...state, vars }, tested ? undefined : true, tested);
};

const cd: Builtin = ({ args }, state) => {
  const to = args.values.findLast(({ known: isKnown, text }) => !isKnown || !/^(-.*|\.)$/.test(text));
  if (!to) return [done(state)];
  const folder = to.known && to.text.startsWith('/') ? to : UNKNOWN;
  return [done({ ...state, vars: new Map(state.vars).set('PWD', folder) })];
};

const evalText: Builtin = ({ machine, node, args, tested }, state) => {
  const text = joined(args.values);
  return evaluate(machine, node, text.known && !args.open ? text.text : undefined, state, tested);
};

const source: Builtin = ({ machine, node, args, tested }, state) => {
  const name = helperName(args.values[0] ?? UNKNOWN);
  return readIn(machine, node, machine.with.helpers.get(name ?? ''), state, tested);
};

/** Without a name it ends with 0, whatever those ended with that it waited for; what another shell started, with 127. */
const wait: Builtin = ({ machine, args: { values, open }, tested }, state) => {
  const last = values.at(-1);
  if (!last && !open) return [done(state)];
  const job = open ? undefined : last?.job;
  const isOwn = job?.shells === machine.around.shells;
  return checked({ ...state, status: job && (isOwn ? job.status : 127) }, tested);
};

/** What is done at the end or on a failure can change the exit code. */
const trap: Builtin = ({ machine, node, args }, state) => {
  const [action, ...signals] = args.values;
  const isReset = action?.text === '-' || signals.length === 0;
  const concerns = signals.some(({ known: isKnown, text }) => !isKnown || /^(EXIT|ERR|0)$/i.test(text));
  if (!isReset && concerns) machine.doubt('trap', node);
  return [done(state)];
};

/** Prints what is known of it. */
function says(spoken: Spoken): Builtin {
  return ({ args, isPrinted }, state) => {
    if (!state.out || !isPrinted) return [done(state)];
    return [done({ ...state, out: concat(state.out, spoken(args, state)) })];
  };
}

const BUILTINS = new Map<string, Builtin>([
  [':', quiet],
  ['true', quiet],
  ['false', ({ tested }, state) => truthWays(state, false, tested)],
  ['exit', exit],
  ['return', leave],
  ['break', leaves('break')],
  ['continue', leaves('continue')],
  ['test', test],
  ['[', bracket],
  ['set', ({ args }, state) => [done(withOptions(state, args))]],
  ['shift', shift],
  ['unset', unset],
  ['read', read],
  ['cd', cd],
  // Outside of a function it is a mistake.
  ['local', ({ machine, tested }, state) => truthWays(state, machine.around.returns, tested)],
  ['eval', evalText],
  ['.', source],
  ['source', source],
  ['trap', trap],
  ['wait', wait],
  ...[...printed].map(([name, spoken]): [string, Builtin] => [name, says(spoken)]),
]);

/** No more than names; `local x=…` has assigned already. */
const QUIET = new Set([
  'export',
  'readonly',
  'declare',
  'typeset',
  'umask',
  'ulimit',
  'shopt',
  'setopt',
  'unsetopt',
  'hash',
  'alias',
  'pushd',
  'popd',
  'let',
]);
