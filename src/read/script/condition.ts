import type { TestExpression, Word } from 'unbash';
import { expandPattern, expandWord, type Scope } from './expand.ts';
import { fits } from './pattern.ts';
import { numberOf, type Value } from './value.ts';

/** The answer of a test; undefined: only a Mac can tell. */
export type Truth = boolean | undefined;

/** `test …` and `[ … ]`, without the brackets. */
export function testTruth(args: readonly Value[]): Truth {
  const reader = { args, at: 0 };
  const truth = disjunction(reader);
  return reader.at === args.length ? truth : undefined;
}

interface Reader {
  args: readonly Value[];
  at: number;
}

function disjunction(reader: Reader): Truth {
  let truth = conjunction(reader);
  while (takes(reader, '-o')) truth = or(truth, conjunction(reader));
  return truth;
}

function conjunction(reader: Reader): Truth {
  let truth = negation(reader);
  while (takes(reader, '-a')) truth = and(truth, negation(reader));
  return truth;
}

function negation(reader: Reader): Truth {
  let odd = false;
  // `[ ! = x ]` compares a "!".
  while (wordAt(reader) === '!' && !BINARY.has(wordAt(reader, 1) ?? '')) {
    reader.at += 1;
    odd = !odd;
  }
  const truth = primary(reader);
  return odd ? not(truth) : truth;
}

function primary(reader: Reader): Truth {
  const [first, second, third] = reader.args.slice(reader.at, reader.at + 3);
  if (first === undefined) return false;
  if (second?.known && third && BINARY.has(second.text)) {
    reader.at += 3;
    return compared(second.text, first, third);
  }
  if (takes(reader, '(')) {
    const truth = disjunction(reader);
    return takes(reader, ')') ? truth : undefined;
  }
  if (first.known && second && /^-[a-zA-Z]$/.test(first.text)) {
    reader.at += 2;
    return unary(first.text, second);
  }
  reader.at += 1;
  return isFilled(first);
}

function wordAt({ args, at }: Reader, further = 0): string | undefined {
  const value = args[at + further];
  return value?.known ? value.text : undefined;
}

function takes(reader: Reader, word: string): boolean {
  if (wordAt(reader) !== word) return false;
  reader.at += 1;
  return true;
}

/** `[[ … ]]` */
export function expressionTruth(scope: Scope, expression: TestExpression): Truth {
  scope.machine.step();
  switch (expression.type) {
    case 'TestUnary':
      return unary(expression.operator, expandWord(scope, expression.operand));
    case 'TestBinary':
      return binary(scope, expression.operator, expression.left, expression.right);
    case 'TestLogical': {
      const truths = expression.operands.map((operand) => expressionTruth(scope, operand));
      return truths.reduce(expression.operator === '&&' ? and : or);
    }
    case 'TestNot': {
      const truth = expressionTruth(scope, expression.operand);
      return expression.negations.length % 2 === 1 ? not(truth) : truth;
    }
    case 'TestGroup':
      return expressionTruth(scope, expression.expression);
  }
}

function binary(scope: Scope, operator: string, left: Word, right: Word): Truth {
  const value = expandWord(scope, left);
  if (!['=', '==', '!='].includes(operator)) return compared(operator, value, expandWord(scope, right));
  const pattern = expandPattern(scope, right);
  const truth = pattern && value.known ? fits(pattern, value.text) : undefined;
  return operator === '!=' ? not(truth) : truth;
}

const NUMERIC = new Map<string, (left: number, right: number) => boolean>([
  ['-eq', (left, right) => left === right],
  ['-ne', (left, right) => left !== right],
  ['-lt', (left, right) => left < right],
  ['-le', (left, right) => left <= right],
  ['-gt', (left, right) => left > right],
  ['-ge', (left, right) => left >= right],
]);

const BINARY: ReadonlySet<string> = new Set([
  ...NUMERIC.keys(),
  '=',
  '==',
  '!=',
  '<',
  '>',
  '=~',
  '-nt',
  '-ot',
  '-ef',
]);

function compared(operator: string, left: Value, right: Value): Truth {
  const compare = NUMERIC.get(operator);
  if (compare) {
    const [a, b] = [numberOf(left), numberOf(right)];
    return a === undefined || b === undefined ? undefined : compare(a, b);
  }
  if (!left.known || !right.known) return undefined;
  if (operator === '=' || operator === '==') return left.text === right.text;
  return operator === '!=' ? left.text !== right.text : undefined;
}

/** What is on the disk, nobody here can tell. */
function unary(operator: string, operand: Value): Truth {
  if (operator === '-n') return isFilled(operand);
  return operator === '-z' ? not(isFilled(operand)) : undefined;
}

/** A text of which the end is known is not empty, nor is the number of a command in the background. */
function isFilled({ known, text, job }: Value): Truth {
  return text !== '' || job ? true : known ? false : undefined;
}

export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function and(left: Truth, right: Truth): Truth {
  if (left === false || right === false) return false;
  return left === undefined || right === undefined ? undefined : true;
}

function or(left: Truth, right: Truth): Truth {
  if (left === true || right === true) return true;
  return left === undefined || right === undefined ? undefined : false;
}
