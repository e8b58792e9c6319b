import type { ParameterExpansionPart, ParameterOperation, Word } from 'unbash';
import { type Pattern, without } from './pattern.ts';
import type { State } from './state.ts';
import { EMPTY, isList, joined, known, numberOf, OPEN, UNKNOWN, type Value, type Variable } from './value.ts';

/** A `$name` or `${name…}`, and the ways to expand the words in it. */
export interface Parameter {
  name: string;
  part?: ParameterExpansionPart;
  expand(word: Word): Value;
  pattern?(word: Word): Pattern | undefined;
  assign?(name: string, value: Value): void;
}

/** Of `$name`: the name, "1" for `$1`. */
export function simpleName(text: string): string {
  return text.slice(1);
}

/** What a parameter stands for; undefined: any number of unknown words. */
export function parameterValue(state: State, parameter: Parameter): Variable | undefined {
  const { name, part } = parameter;
  if (part?.prefix === '!') return UNKNOWN;
  const variable = part?.index ? elementOf(state, name, parameter.expand(part.index)) : plain(state, name);
  if (part?.prefix === '#') return lengthOf(variable);
  const { operation } = part ?? {};
  if (!operation) return variable.open ? undefined : variable.value;
  return operated(parameter, variable, operation);
}

interface Found {
  value: Variable;
  /** Nothing in the script sets it; the surroundings may. */
  unset: boolean;
  /** Any number of words. */
  open: boolean;
}

function found(value: Variable): Found {
  return { value, unset: false, open: false };
}

/** A variable, also one that the shell sets. */
export function variableOf({ vars, piped }: State, name: string): Variable | undefined {
  if (name !== 'PIPESTATUS' || !piped) return vars.get(name);
  return piped.map((status) => (status === undefined ? UNKNOWN : known(String(status))));
}

function plain(state: State, name: string): Found {
  if (/^\d+$/.test(name) && name !== '0') return found(state.args[Number(name) - 1] ?? EMPTY);
  switch (name) {
    case '@':
      return all(state.args);
    case '*':
      return found(joined(state.args));
    case '#':
      return found(state.args.includes(OPEN) ? UNKNOWN : known(String(state.args.length)));
    case '?':
      return found(state.status === undefined ? UNKNOWN : known(String(state.status)));
  }
  const variable = variableOf(state, name);
  if (variable === undefined) return { value: UNKNOWN, unset: true, open: false };
  // An array without an index is its first element.
  return found(isList(variable) ? (variable[0] ?? EMPTY) : variable);
}

function elementOf(state: State, name: string, index: Value): Found {
  const variable = variableOf(state, name);
  const isAll = index.text === '@' || index.text === '*';
  if (variable === undefined) return { value: UNKNOWN, unset: true, open: isAll };
  const list = isList(variable) ? variable : [variable];
  if (isAll) return all(list);
  const at = numberOf(index);
  return found(at === undefined ? UNKNOWN : (list.at(at) ?? EMPTY));
}

function all(list: readonly Value[]): Found {
  return { value: list, unset: false, open: list.includes(OPEN) };
}

function lengthOf({ value, unset, open }: Found): Value {
  if (unset || open) return UNKNOWN;
  if (isList(value)) return known(String(value.length));
  return value.known ? known(String([...value.text].length)) : UNKNOWN;
}

function operated(
  parameter: Parameter,
  variable: Found,
  operation: ParameterOperation,
): Variable | undefined {
  switch (operation.type) {
    case 'Default':
      return withDefault(parameter, variable, operation.operator, operation.operand);
    case 'Remove': {
      const pattern = parameter.pattern?.(operation.operand);
      const end = operation.operator.startsWith('%');
      const longest = operation.operator.length === 2;
      return ofText(variable, (text) =>
        isShort(pattern) ? without(pattern, text, { end, longest }) : undefined,
      );
    }
    case 'Replace': {
      const from = parameter.pattern?.(operation.pattern);
      const to = parameter.expand(operation.replacement);
      return ofText(variable, (text) => replaced(text, from, to, operation.operator));
    }
    default:
      return UNKNOWN;
  }
}

function isShort(pattern: Pattern | undefined): pattern is Pattern {
  return pattern !== undefined && pattern.length <= 64;
}

function withDefault(
  parameter: Parameter,
  variable: Found,
  operator: string,
  operand: Word,
): Variable | undefined {
  const { value, unset, open } = variable;
  if (open || unset) return UNKNOWN;
  const isEmpty = operator.startsWith(':') && !isList(value) && value.known && value.text === '';
  const isUnknown = !isList(value) && !value.known && value.text === '';
  if (operator.endsWith('+')) return isUnknown ? UNKNOWN : isEmpty ? EMPTY : parameter.expand(operand);
  if (!isEmpty) return value;
  const given = parameter.expand(operand);
  if (operator.endsWith('=')) parameter.assign?.(parameter.name, given);
  return given;
}

/** Longer ones are left alone: the work grows with the square of the length. */
const MAX_TEXT = 256;

function ofText({ value, open }: Found, change: (text: string) => string | undefined): Variable | undefined {
  if (open) return undefined;
  const values = (isList(value) ? value : [value]).map((one) => {
    const text = one.known && one.text.length <= MAX_TEXT ? change(one.text) : undefined;
    return text === undefined ? UNKNOWN : known(text);
  });
  return isList(value) ? values : (values[0] ?? EMPTY);
}

/** Only where what is looked for is a plain text. */
function replaced(text: string, from: Pattern | undefined, to: Value, operator: string): string | undefined {
  if (!from?.every((token) => typeof token === 'string') || !to.known || from.length === 0) return undefined;
  const wanted = from.join('');
  switch (operator) {
    case '//':
      return text.replaceAll(wanted, () => to.text);
    case '/':
      return text.replace(wanted, () => to.text);
    case '/#':
      return text.startsWith(wanted) ? to.text + text.slice(wanted.length) : text;
    default:
      return text.endsWith(wanted) ? text.slice(0, text.length - wanted.length) + to.text : text;
  }
}
