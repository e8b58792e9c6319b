import type { ArithmeticCommand, TestCommand } from 'unbash';
import { arithmeticValue, changedIn } from './arithmetic.ts';
import { expressionTruth, type Truth } from './condition.ts';
import { scopeOf } from './expand.ts';
import type { Machine } from './machine.ts';
import type { State, Way } from './state.ts';
import { UNKNOWN } from './value.ts';
import { checked } from './ways.ts';

/** On with an answer as the exit code; on both ways where only a Mac can tell. */
export function truthWays(state: State, truth: Truth, tested: boolean): Way[] {
  const statuses = truth === undefined ? [0, 1] : [truth ? 0 : 1];
  return statuses.flatMap((status) => checked({ ...state, status }, tested));
}

/** `[[ … ]]` */
export function testWays(machine: Machine, node: TestCommand, state: State, tested: boolean): Way[] {
  const scope = scopeOf(machine, state);
  const truth = expressionTruth(scope, node.expression);
  return truthWays(scope.state, truth, tested);
}

/** `(( … ))` */
export function arithmeticWays(state: State, node: ArithmeticCommand, tested: boolean): Way[] {
  const value = arithmeticValue(state, node.expression);
  const vars = new Map(state.vars);
  for (const name of changedIn(node.expression)) vars.set(name, UNKNOWN);
  return truthWays({ ...state, vars }, value === undefined ? undefined : value !== 0, tested);
}
