import type { ArithmeticFor, For, Select, While } from 'unbash';
import { expandWords, scopeOf } from './expand.ts';
import type { Machine } from './machine.ts';
import { distinct, keyOf, on, type State, type Way } from './state.ts';
import { OPEN, UNKNOWN, type Value } from './value.ts';
import { forked, onward } from './ways.ts';

/** `for … in …`: each word in turn; once, with an unknown one, where the words are not known. */
export function followFor(machine: Machine, node: For, state: State, tested: boolean): Way[] {
  const scope = scopeOf(machine, state);
  const name = node.name.value;
  const words = node.wordlist
    ? expandWords(scope, node.wordlist)
    : { values: [...state.args], open: state.args.includes(OPEN) };
  const isNone = !words.open && words.values.length === 0;
  const start: State = isNone ? { ...scope.state, status: 0 } : scope.state;
  const isKnown = !words.open && words.values.length <= MAX_TURNS;
  const turn = (value: Value) => (before: State) => {
    const vars = new Map(before.vars).set(name, value);
    return machine.inLoop(!isKnown, () =>
      machine.with.follow(machine, node.body.commands, { ...before, vars }, tested),
    );
  };
  if (!isKnown) return closed(turn(UNKNOWN)(start).map(continued));
  let going: Way[] = [on(start)];
  for (const value of words.values) going = distinct(machine, onward(going, turn(value)).map(continued));
  return distinct(machine, closed(going));
}

/** More turns than any list that is written out in a script. */
const MAX_TURNS = 60;

/** `while` and `until`: on until nothing new comes of it. */
export function followWhile(machine: Machine, node: While, state: State, tested: boolean): Way[] {
  const done: Way[] = [];
  const seen = new Set<string>();
  let going: Way[] = [on({ ...state, status: 0 })];
  for (let turn = 0; turn < MAX_TURNS && going.length > 0; turn += 1) {
    // Before the first turn, a question about $? is about the command before the loop.
    const answers = going.map(({ state: before }) =>
      ask(machine, node, turn === 0 ? state : before, before.status),
    );
    done.push(...answers.flatMap((answer) => answer.done));
    const answered = distinct(
      machine,
      answers.flatMap((answer) => answer.going),
    );
    const body = () =>
      onward(answered, (before) => machine.with.follow(machine, node.body.commands, before, tested));
    const isOpen = answers.some((answer) => answer.going.length > 0 && answer.done.length > 0);
    const ways = distinct(machine, machine.inLoop(isOpen, body).map(continued));
    done.push(...ways.filter((way) => way.left !== undefined));
    going = ways.filter((way) => way.left === undefined && isNew(seen, way));
  }
  // A loop that turns on for ever: whatever comes behind it is looked at all the same.
  done.push(...going);
  return distinct(machine, closed(done));
}

/** The ways on which the loop turns once more, and those on which it ends: with the exit code of its last turn. */
function ask(
  machine: Machine,
  { clause, kind }: While,
  state: State,
  last: number | undefined,
): { going: Way[]; done: Way[] } {
  const ways = machine.inLoop(false, () => machine.with.follow(machine, clause.commands, state, true));
  const answers = ways.filter((way) => way.left === undefined).flatMap((way) => forked(way.state));
  const goesOn = ({ status }: State) => (status === 0) === (kind === 'while');
  return {
    going: answers.filter(goesOn).map(on),
    done: [
      ...ways.filter((way) => way.left !== undefined),
      ...answers.filter((one) => !goesOn(one)).map((one) => on({ ...one, status: last })),
    ],
  };
}

/** `for ((…))` and `select`: once, as nobody can tell how often. */
export function followArithmeticFor(
  machine: Machine,
  node: ArithmeticFor | Select,
  state: State,
  tested: boolean,
): Way[] {
  return machine.inLoop(true, () => {
    const commands = node.body.commands;
    return closed(machine.with.follow(machine, commands, { ...state, status: 0 }, tested).map(continued));
  });
}

function isNew(seen: Set<string>, way: Way): boolean {
  const key = keyOf(way);
  const isKnown = seen.has(key);
  seen.add(key);
  return !isKnown;
}

/** `continue` of this loop goes on with its next turn. */
function continued(way: Way): Way {
  return way.left === 'continue' && way.levels <= 1 ? on(way.state) : way;
}

/** `break` of this loop goes on behind it; one for a loop further out has one loop less to leave. */
function closed(ways: readonly Way[]): Way[] {
  return ways.map((way) => {
    if (way.left !== 'break' && way.left !== 'continue') return way;
    return way.levels <= 1 ? on(way.state) : { ...way, levels: way.levels - 1 };
  });
}
