import type { ArithmeticExpression } from 'unbash';
import { variableOf } from './parameter.ts';
import type { State } from './state.ts';
import { isList, numberOf } from './value.ts';

/** What `$((…))` or `((…))` comes to; undefined where it is not known. Assignments in it are not followed. */
export function arithmeticValue(
  state: State,
  expression: ArithmeticExpression | undefined,
): number | undefined {
  if (!expression) return undefined;
  switch (expression.type) {
    case 'ArithmeticGroup':
      return arithmeticValue(state, expression.expression);
    case 'ArithmeticWord':
      return wordValue(state, expression.value);
    case 'ArithmeticUnary': {
      const value = arithmeticValue(state, expression.operand);
      const operate = UNARY.get(expression.operator);
      return value === undefined ? undefined : operate?.(value);
    }
    case 'ArithmeticBinary': {
      const left = arithmeticValue(state, expression.left);
      const right = arithmeticValue(state, expression.right);
      if (expression.operator === '&&') return both(left, right);
      if (expression.operator === '||') return either(left, right);
      if (left === undefined || right === undefined) return undefined;
      const value = BINARY.get(expression.operator)?.(left, right);
      return Number.isSafeInteger(value) ? value : undefined;
    }
    case 'ArithmeticTernary': {
      const test = arithmeticValue(state, expression.test);
      if (test === undefined) return undefined;
      return arithmeticValue(state, test === 0 ? expression.alternate : expression.consequent);
    }
    case 'ArithmeticCommandExpansion':
      return undefined;
  }
}

/** The names of variables that are changed in it. */
export function changedIn(expression: ArithmeticExpression | undefined): string[] {
  switch (expression?.type) {
    case 'ArithmeticGroup':
      return changedIn(expression.expression);
    case 'ArithmeticTernary':
      return [expression.test, expression.consequent, expression.alternate].flatMap(changedIn);
    case 'ArithmeticUnary':
      return /\+\+|--/.test(expression.operator) ? nameOf(expression.operand) : changedIn(expression.operand);
    case 'ArithmeticBinary': {
      const own = /^[^=!<>]*=$|^(<<|>>)=$/.test(expression.operator) ? nameOf(expression.left) : [];
      return [...own, ...changedIn(expression.left), ...changedIn(expression.right)];
    }
    default:
      return [];
  }
}

function nameOf(expression: ArithmeticExpression): string[] {
  return expression.type === 'ArithmeticWord' ? [expression.value.replace(/\[.*/s, '')] : [];
}

function wordValue(state: State, text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return /^0\d/.test(text) ? undefined : Number(text);
  const [, name = '', index] =
    /^(.*?)(?:\[(\d{1,3})\])?$/s.exec(text.replace(/^\$\{?/, '').replace(/\}$/, '')) ?? [];
  if (name === '?') return state.status;
  if (name === '#') return state.args.length;
  if (/^\d$/.test(name)) return numberOf(state.args[Number(name) - 1]);
  const variable = variableOf(state, name);
  if (variable === undefined) return undefined;
  return isList(variable) ? numberOf(variable[Number(index ?? 0)]) : index ? undefined : numberOf(variable);
}

function both(left: number | undefined, right: number | undefined): number | undefined {
  if (left === 0 || right === 0) return 0;
  return left === undefined || right === undefined ? undefined : 1;
}

function either(left: number | undefined, right: number | undefined): number | undefined {
  if ((left ?? 0) !== 0 || (right ?? 0) !== 0) return 1;
  return left === undefined || right === undefined ? undefined : 0;
}

const UNARY = new Map<string, (value: number) => number>([
  ['!', (value) => (value === 0 ? 1 : 0)],
  ['-', (value) => -value],
  ['+', (value) => value],
]);

const BINARY = new Map<string, (left: number, right: number) => number>([
  ['==', (left, right) => Number(left === right)],
  ['!=', (left, right) => Number(left !== right)],
  ['<', (left, right) => Number(left < right)],
  ['<=', (left, right) => Number(left <= right)],
  ['>', (left, right) => Number(left > right)],
  ['>=', (left, right) => Number(left >= right)],
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
]);
