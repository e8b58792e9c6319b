import type { ArithmeticFor, CompoundList, For, Select, While } from 'unbash';
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
  const start: State = { ...scope.state, status: 0 };
  const isKnown = !words.open && words.values.length <= MAX_TURNS;
  const turn = (value: Value) => (before: State) => {
    const vars = new Map(before.vars).set(name, value);
    return machine.with.follow(machine, node.body.commands, { ...before, vars }, tested);
  };
  if (!isKnown) return machine.inLoop(() => closed(turn(UNKNOWN)(start)));
  let going: Way[] = [on(start)];
  for (const value of words.values) going = distinct(machine, onward(going, turn(value)).map(continued));
  return distinct(machine, closed(going));
}

/** More turns than any list that is written out in a script. */
const MAX_TURNS = 60;

/** `while` and `until`: on until nothing new comes of it. */
export function followWhile(machine: Machine, node: While, state: State, tested: boolean): Way[] {
  const goesOn = (status: number | undefined) => (status === 0) === (node.kind === 'while');
  const done: Way[] = [];
  const seen = new Set<string>();
  let going: Way[] = [on(state)];
  for (let turn = 0; turn < MAX_TURNS && going.length > 0; turn += 1) {
    const asked = distinct(
      machine,
      onward(going, (before) => machine.with.follow(machine, node.clause.commands, before, true)),
    );
    done.push(...asked.filter((way) => way.left !== undefined));
    const answered = asked.filter((way) => way.left === undefined);
    const isOpen = answered.length > 1 || answered.some((way) => way.state.status === undefined);
    const work = () => bodyWays(machine, node.body, answered, goesOn, done, tested);
    const ways = (isOpen ? machine.inLoop(work) : work()).map(continued);
    done.push(...ways.filter((way) => way.left !== undefined));
    going = ways.filter((way) => way.left === undefined && isNew(seen, way));
  }
  // A loop that turns on for ever: whatever comes behind it is looked at all the same.
  done.push(...going);
  return distinct(machine, closed(done));
}

function bodyWays(
  machine: Machine,
  body: CompoundList,
  answered: readonly Way[],
  goesOn: (status: number | undefined) => boolean,
  done: Way[],
  tested: boolean,
): Way[] {
  return distinct(
    machine,
    answered
      .flatMap((way) => forked(way.state))
      .flatMap((state) => {
        if (goesOn(state.status)) return machine.with.follow(machine, body.commands, state, tested);
        done.push(on({ ...state, status: 0 }));
        return [];
      }),
  );
}

/** `for ((…))` and `select`: once, as nobody can tell how often. */
export function followArithmeticFor(
  machine: Machine,
  node: ArithmeticFor | Select,
  state: State,
  tested: boolean,
): Way[] {
  return machine.inLoop(() => {
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
