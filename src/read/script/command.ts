import type {
  Assignment,
  Command,
  CommandArgument,
  Function as FunctionNode,
  Redirection,
  Statement,
  Word,
} from 'unbash';
import { type Builtin, builtinOf } from './builtins.ts';
import { expandWord, expandWords, type Scope, scopeOf } from './expand.ts';
import { isGoingDown } from './going-down.ts';
import { isLasting, isOldWay } from './lasting.ts';
import { loadOf, namesLoadTool } from './load.ts';
import type { Machine } from './machine.ts';
import { runHelper, runShell } from './other-text.ts';
import { absolute, tidyPath } from './path.ts';
import { placeOf } from './placing.ts';
import { on, type State, type Way, withCall } from './state.ts';
import { concat, type Fields, isList, OPEN, UNKNOWN, type Value, type Variable } from './value.ts';
import { checked, onward } from './ways.ts';
import { unwrapped } from './wrappers.ts';
import { followRedirects, followTee } from './writing.ts';

/** A command as it stands: assignments, and a name with arguments. */
export function followCommand(machine: Machine, node: Command, state: State, tested: boolean): Way[] {
  const scope = scopeOf(machine, state);
  const own = node.prefix.filter((part) => part.type === 'Assignment');
  for (const assignment of own) assign(scope, assignment);
  if (!node.name) {
    followRedirects(scope, node.redirects, node);
    const status = scope.substituted ? scope.state.status : 0;
    return checked({ ...scope.state, status }, tested);
  }
  const words = expandWords(scope, [node.name, ...wordsOf(scope, node.args)]);
  followRedirects(scope, node.redirects, node);
  // Those before a command hold for that command alone.
  const vars = own.length > 0 ? state.vars : scope.state.vars;
  const isPrinted = !node.redirects.some(takesOutput);
  return call(machine, { node, words, isPrinted }, { ...scope.state, vars }, tested);
}

/** Not `2>/dev/null`. */
function takesOutput({ operator, descriptor }: Redirection): boolean {
  const from = descriptor?.type === 'FileDescriptor' ? descriptor.value : 1;
  return operator.includes('>') && from === 1;
}

/** `export A=b` assigns; what stands there otherwise is a word. */
function wordsOf(scope: Scope, args: readonly CommandArgument[]): Word[] {
  const words: Word[] = [];
  for (const arg of args) {
    if (arg.type === 'Word') words.push(arg);
    else assign(scope, arg);
  }
  return words;
}

function assign(scope: Scope, { name, value, append, index }: Assignment): void {
  const before = scope.state.vars.get(name);
  const given = variableOf(scope, value);
  const vars = new Map(scope.state.vars);
  scope.machine.step(1 + vars.size / 8);
  if (index) vars.set(name, [OPEN]);
  else vars.set(name, append ? appended(before, given) : given);
  scope.state = { ...scope.state, vars };
}

function variableOf(scope: Scope, value: Assignment['value']): Variable {
  if (value.type === 'Word') return expandWord(scope, value);
  const { values, open } = expandWords(scope, value.elements);
  return open ? [...values, OPEN] : values;
}

function appended(before: Variable | undefined, given: Variable): Variable {
  // No array comes from the surroundings.
  if (isList(given))
    return before === undefined ? given : [...(isList(before) ? before : [before]), ...given];
  if (before === undefined) return concat(UNKNOWN, given);
  if (!isList(before)) return concat(before, given);
  const [first, ...others] = before;
  return first ? [concat(first, given), ...others] : [given];
}

/** A command with its words expanded. */
interface Call {
  node: Command;
  words: Fields;
  /** Its output is not sent elsewhere. */
  isPrinted: boolean;
}

function call(machine: Machine, { node, words, isPrinted }: Call, state: State, tested: boolean): Way[] {
  const { values, exec } = unwrapped(words.values);
  const [name, ...args] = values;
  const rest: Fields = { values: args, open: words.open };
  const ways = name ? named(machine, { node, words: rest, isPrinted }, name, state, tested) : [on(state)];
  // `exec` of a command never comes back.
  return exec && name ? onward(ways, (after) => [{ ...on(after), left: 'exit' }]) : ways;
}

function named(machine: Machine, one: Call, name: Value, state: State, tested: boolean): Way[] {
  const { node, words, isPrinted } = one;
  const base = name.text.slice(name.text.lastIndexOf('/') + 1);
  if (base === '' || !(name.known || name.text.includes('/'))) {
    machine.doubt('command', node);
    return ordinary(state, tested);
  }
  const shell = name.known ? state.functions.get(name.text) : undefined;
  if (shell) return callFunction(machine, shell.body, words, state, tested);
  const load = loadOf(base, words);
  if (load) {
    const site = machine.at(node);
    const kexts = load.kexts.map((one) =>
      one.by === 'path' ? { ...one, ...tidyPath(absolute(one, state)) } : one,
    );
    const made = { site, kexts, open: load.open, repeated: machine.repeated };
    machine.loaded(machine.spot(node), load.tool, made);
    const after = { ...withCall(state, made), status: machine.statusOf(site), out: unsaid(state, isPrinted) };
    return checked(after, tested);
  }
  const builtin: Builtin | undefined = builtinOf(base);
  if (builtin) return builtin({ machine, node, args: words, isPrinted, tested }, state);
  const helper =
    runHelper(machine, node, name, words, state, tested) ??
    runShell(machine, node, base, words, state, tested);
  if (helper) return helper;
  const into = placeOf(base, words.values);
  if (into) machine.puts(tidyPath(absolute(into, state)), node);
  if (base === 'tee') followTee(machine, state, words.values, node);
  if (isLasting(base, words.values)) {
    if (namesLoadTool(words.values)) machine.doubt('indirect', node);
    if (isOldWay(base, words.values)) machine.oldWays.push(machine.spot(node));
    if (isGoingDown(base, words.values)) down(machine, node);
    machine.acted(state, node);
  }
  return ordinary({ ...state, out: unsaid(state, isPrinted) }, tested);
}

function unsaid({ out }: State, isPrinted: boolean): Value | undefined {
  return out && isPrinted ? UNKNOWN : out;
}

function down(machine: Machine, node: Parameters<Machine['spot']>[0]): void {
  const spot = machine.spot(node);
  machine.goingDown.set(spot.at, spot);
}

/** It works, unless the script asks whether it did. */
function ordinary(state: State, tested: boolean): Way[] {
  const works = on({ ...state, status: 0 });
  return tested ? [works, on({ ...state, status: 1 })] : [works];
}

function callFunction(
  machine: Machine,
  body: FunctionNode['body'],
  { values, open }: Fields,
  state: State,
  tested: boolean,
): Way[] {
  const { pos, end } = body;
  const statements: readonly Statement[] =
    body.type === 'CompoundList'
      ? body.commands
      : [{ type: 'Statement', pos, end, command: body, background: undefined }];
  const start = { ...state, args: open ? [...values, OPEN] : values };
  const ways = machine.inFunction(() => machine.with.follow(machine, statements, start, tested));
  if (!ways) {
    machine.doubt('syntax', body);
    return ordinary(state, tested);
  }
  return ways.flatMap((way) => {
    const after = { ...way.state, args: state.args };
    if (way.left !== undefined && way.left !== 'return') return [{ ...way, state: after }];
    return checked(after, tested);
  });
}
