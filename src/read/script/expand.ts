import type { DoubleQuotedChild, ParsedScript, Word, WordPart } from 'unbash';
import { arithmeticValue } from './arithmetic.ts';
import type { Machine } from './machine.ts';
import { parameterValue, simpleName } from './parameter.ts';
import { bracketPattern, literalPattern, type Pattern } from './pattern.ts';
import type { State } from './state.ts';
import { substitute } from './substitute.ts';
import {
  concat,
  EMPTY,
  type Fields,
  isList,
  joined,
  known,
  UNKNOWN,
  type Value,
  type Variable,
} from './value.ts';

/** Where words are expanded: substitutions run commands, so the state may be another one afterwards. */
export interface Scope {
  machine: Machine;
  state: State;
  /** Whether a command was run for its output; then the exit code of an assignment is its exit code. */
  substituted: boolean;
}

export function scopeOf(machine: Machine, state: State): Scope {
  return { machine, state, substituted: false };
}

/** Words as the arguments of a command: each may become several, or none. */
export function expandWords(scope: Scope, words: readonly Word[]): Fields {
  const all: Fields = { values: [], open: false };
  for (const word of words) {
    const { values, open } = fieldsOf(scope, word);
    for (const value of values) all.values.push(value);
    all.open ||= open;
    scope.machine.step(1 + values.length);
  }
  return all;
}

/** A word as one text: behind `=`, behind `case`, in `[[ ]]`. */
export function expandWord(scope: Scope, word: Word): Value {
  if (!word.parts) return known(word.value);
  return word.parts.reduce((value, part) => concat(value, single(partOf(scope, part, true))), EMPTY);
}

/** A word as the pattern of `case` or `[[ == ]]`; undefined where it is not known. */
export function expandPattern(scope: Scope, word: Word): Pattern | undefined {
  const tokens = (word.parts ?? [undefined]).map((part) => patternOf(scope, part, word.value));
  return tokens.some((one) => one === undefined) ? undefined : tokens.flatMap((one) => one ?? []);
}

function patternOf(scope: Scope, part: WordPart | undefined, text: string): Pattern | undefined {
  if (part === undefined) return literalPattern(text);
  if (part.type === 'Glob') {
    if (part.kind === 'bracket') return bracketPattern(part.text);
    return [{ any: part.kind === 'star' ? 'many' : 'one' }];
  }
  const value = single(partOf(scope, part, true));
  return value.known ? literalPattern(value.text) : undefined;
}

function fieldsOf(scope: Scope, word: Word): Fields {
  if (!word.parts) return { values: [known(word.value)], open: false };
  const building = new Building();
  for (const part of word.parts) {
    if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') {
      building.quote();
      for (const child of part.parts) building.add(partOf(scope, child, true), false);
    } else {
      const splits = EXPANSIONS.has(part.type) && scope.machine.with.splits;
      building.add(partOf(scope, part, false), splits, !EXPANSIONS.has(part.type));
    }
  }
  return building.fields();
}

const EXPANSIONS = new Set<WordPart['type']>([
  'SimpleExpansion',
  'ParameterExpansion',
  'CommandExpansion',
  'ArithmeticExpansion',
]);

/** The words that one word becomes. */
class Building {
  readonly #values: Value[] = [];
  #current: Value | undefined;
  #open = false;

  /** Quotes make a word, also around nothing. */
  quote(): void {
    this.#current ??= EMPTY;
  }

  /** `isText`: not from a variable, so it makes a word, also of no letters. */
  add(piece: Variable | undefined, splits: boolean, isText = true): void {
    if (piece === undefined) {
      this.#open = true;
      this.#append(UNKNOWN);
      return;
    }
    const values = isList(piece) ? piece : [piece];
    // "$@" of nothing is nothing, though it is in quotes.
    if (values.length === 0 && this.#current === EMPTY) this.#current = undefined;
    values.forEach((value, index) => {
      if (index > 0) this.#end();
      if (splits && value.known) this.#split(value.text);
      else if (isText || value.text !== '' || !value.known) this.#append(value);
    });
  }

  fields(): Fields {
    this.#end();
    return { values: this.#values, open: this.#open };
  }

  #split(text: string): void {
    // What looks like a pattern becomes the names of files.
    if (/[*?[]/.test(text)) {
      this.#open = true;
      this.#append(UNKNOWN);
      return;
    }
    const words = text.split(/[ \t\n]+/);
    words.forEach((word, index) => {
      if (index > 0) this.#end();
      if (word !== '') this.#append(known(word));
    });
  }

  #append(value: Value): void {
    this.#current = concat(this.#current ?? EMPTY, value);
  }

  #end(): void {
    if (this.#current !== undefined) this.#values.push(this.#current);
    this.#current = undefined;
  }
}

/** What a part comes to; undefined: any number of unknown words. */
function partOf(scope: Scope, part: WordPart | DoubleQuotedChild, isQuoted: boolean): Variable | undefined {
  scope.machine.step();
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return known(part.value);
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.reduce((value, child) => concat(value, single(partOf(scope, child, true))), EMPTY);
    case 'SimpleExpansion':
      return parameterValue(scope.state, { name: simpleName(part.text), expand: () => EMPTY });
    case 'ParameterExpansion':
      return parameterValue(scope.state, {
        name: part.parameter,
        part,
        expand: (word) => expandWord(scope, word),
        pattern: (word) => expandPattern(scope, word),
        assign: (name, value) => {
          scope.state = { ...scope.state, vars: new Map(scope.state.vars).set(name, value) };
        },
      });
    case 'CommandExpansion':
      return outputOf(scope, part, part.script);
    case 'ArithmeticExpansion': {
      const value = arithmeticValue(scope.state, part.expression);
      return value === undefined ? UNKNOWN : known(String(value));
    }
    case 'Glob':
      // In quotes or behind `=` it is a letter like any other.
      return isQuoted ? known(part.value) : undefined;
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return isQuoted ? known(part.text) : undefined;
    case 'ProcessSubstitution':
      return UNKNOWN;
  }
}

function outputOf(scope: Scope, part: { pos: number; end: number }, script: ParsedScript | undefined): Value {
  const { state, value } = substitute(scope.machine, scope.state, part, script);
  scope.state = state;
  scope.substituted = true;
  return value;
}

function single(variable: Variable | undefined): Value {
  if (variable === undefined) return UNKNOWN;
  return isList(variable) ? joined(variable) : variable;
}
