import type { CommandNode, CompoundList, PipelineNode, Statement } from 'unbash';
import { followCase } from './case.ts';
import { followCommand } from './command.ts';
import { arithmeticWays, testWays } from './decide.ts';
import { scopeOf } from './expand.ts';
import { isFilter } from './filter.ts';
import { followArithmeticFor, followFor, followWhile } from './loops.ts';
import type { Machine } from './machine.ts';
import { alone, withPiped } from './piped.ts';
import { distinct, on, type State, type Way } from './state.ts';
import { UNKNOWN } from './value.ts';
import { checked, forked, onward } from './ways.ts';
import { followRedirects } from './writing.ts';

/** Follows statements on all ways through them. */
export function follow(
  machine: Machine,
  statements: readonly Statement[],
  state: State,
  tested: boolean,
): Way[] {
  let ways: Way[] = [on(state)];
  for (const [index, statement] of statements.entries()) {
    machine.step(ways.length);
    ways = onward(ways, (before) => followStatement(machine, statement, before, tested));
    // What one statement leaves open may be closed again by the next one.
    if (index > 0 || ways.length > 8) ways = distinct(machine, ways);
  }
  return distinct(machine, ways);
}

function followStatement(machine: Machine, statement: Statement, state: State, tested: boolean): Way[] {
  if (!statement.background) return followAndOr(machine, statement.command, state, tested);
  const inner = apart(machine, state, () => followAndOr(machine, statement.command, state, tested));
  const { shells } = machine.around;
  const ways = inner.map(({ state: { status, ...after } }) => {
    const vars = new Map(after.vars).set('!', { ...UNKNOWN, job: { status, shells } });
    return on({ ...after, vars, status: 0 });
  });
  return distinct(machine, ways);
}

function followAndOr(machine: Machine, node: Statement['command'], state: State, tested: boolean): Way[] {
  if (node.type !== 'AndOr') return followPipeline(machine, node, state, tested);
  const last = node.commands.length - 1;
  let ways: Way[] = [on(state)];
  for (const [index, command] of node.commands.entries()) {
    const run = (before: State) => followPipeline(machine, command, before, tested || index < last);
    const operator = node.operators[index - 1];
    ways = onward(ways, (before) => {
      if (operator === undefined) return run(before);
      return forked(before).flatMap((one) =>
        (one.status === 0) === (operator === '&&') ? run(one) : [on(one)],
      );
    });
    ways = distinct(machine, ways);
  }
  return ways;
}

function followPipeline(machine: Machine, node: PipelineNode, state: State, tested: boolean): Way[] {
  if (node.type !== 'Pipeline') return followNode(machine, node, state, tested);
  const isNegated = node.prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1;
  const [only, second] = node.commands;
  if (!only) return [on({ ...state, status: isNegated ? 1 : 0 })];
  const ways = second
    ? followPiped(machine, node.commands, state, tested || isNegated)
    : followNode(machine, only, state, tested || isNegated);
  if (!isNegated) return second ? onward(ways, (after) => checked(after, tested)) : ways;
  const negated = onward(ways, (after) =>
    forked(after).map((one) => on({ ...one, status: one.status === 0 ? 1 : 0 })),
  );
  // What stands in PIPESTATUS is not negated, but for these two.
  const isTest = !second && (only.type === 'TestCommand' || only.type === 'ArithmeticCommand');
  return isTest ? alone(machine, negated) : negated;
}

/** Each in a shell of its own; only the last one prints to where the whole does. */
function followPiped(
  machine: Machine,
  commands: readonly CommandNode[],
  state: State,
  tested: boolean,
): Way[] {
  let ways = [{ state, failed: 0 as number | undefined, piped: [] as (number | undefined)[] }];
  for (const [index, command] of commands.entries()) {
    const isLast = index === commands.length - 1;
    const isAsked = tested && !(index > 0 && isFilter(command));
    ways = ways.flatMap((before) => {
      const start = { ...before.state, out: isLast ? state.out : undefined };
      const run = () => followNode(machine, command, start, isAsked);
      const made = [state.calls.length, start.calls.length] as const;
      return machine
        .inPipe(...made, () => apart(machine, start, run))
        .map((way) => ({
          state: { ...way.state, out: isLast ? way.state.out : state.out },
          failed: way.state.status === 0 ? before.failed : way.state.status,
          piped: [...before.piped, way.state.status],
        }));
    });
  }
  return distinct(
    machine,
    ways.map(({ state: after, failed, piped }) =>
      on(withPiped(machine, state.pipefail ? { ...after, status: failed } : after, piped)),
    ),
  );
}

function followNode(machine: Machine, node: CommandNode, state: State, tested: boolean): Way[] {
  machine.step();
  switch (node.type) {
    case 'Command':
      return alone(machine, followCommand(machine, node, state, tested));
    case 'If':
      return followIf(machine, [node, ...node.elif], node.else, state, tested);
    case 'For':
      return followFor(machine, node, state, tested);
    case 'ArithmeticFor':
    case 'Select':
      return followArithmeticFor(machine, node, state, tested);
    case 'While':
      return followWhile(machine, node, state, tested);
    case 'Case':
      return followCase(machine, node, state, tested);
    case 'BraceGroup':
      return followList(machine, node.body, state, tested);
    case 'Subshell': {
      const inner = apart(machine, state, () => followList(machine, node.body, state, tested));
      return alone(
        machine,
        onward(inner, (after) => checked(after, tested)),
      );
    }
    case 'Redirected': {
      const scope = scopeOf(machine, state);
      followRedirects(scope, node.redirects);
      return followNode(machine, node.command, scope.state, tested);
    }
    case 'Function': {
      const functions = new Map(state.functions).set(node.name.value, node);
      return [on({ ...state, functions, status: 0 })];
    }
    case 'TestCommand':
      return alone(machine, testWays(machine, node, state, tested));
    case 'ArithmeticCommand':
      return alone(machine, arithmeticWays(state, node, tested));
    case 'Coproc':
      machine.doubt('syntax', node);
      return [on({ ...state, status: 0 })];
  }
}

function followList(machine: Machine, list: CompoundList, state: State, tested: boolean): Way[] {
  return follow(machine, list.commands, state, tested);
}

function followIf(
  machine: Machine,
  branches: readonly { clause: CompoundList; then: CompoundList }[],
  otherwise: CompoundList | undefined,
  state: State,
  tested: boolean,
): Way[] {
  const [branch, ...others] = branches;
  if (!branch)
    return otherwise ? followList(machine, otherwise, state, tested) : [on({ ...state, status: 0 })];
  const ways = onward(followList(machine, branch.clause, state, true), (after) =>
    forked(after).flatMap((one) =>
      one.status === 0
        ? followList(machine, branch.then, one, tested)
        : followIf(machine, others, otherwise, one, tested),
    ),
  );
  return distinct(machine, ways);
}

/** In a shell of its own: what it sets is gone behind it, and where it exits, the script goes on. */
function apart(machine: Machine, state: State, work: () => Way[]): Way[] {
  const ways = machine.inSubshell(work);
  if (!ways) return [on({ ...state, status: undefined })];
  return distinct(
    machine,
    ways.map(({ state: { calls, status, out } }) => on({ ...state, calls, status, out })),
  );
}
