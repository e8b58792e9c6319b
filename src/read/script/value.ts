/**
 * What a word of a script stands for, as far as it can be known without running it: a text, or, where `known` is
 * false, a text of which only the end is known ("" where not even that).
 */
export interface Value {
  text: string;
  known: boolean;
  /** Of `$!`, whose number nobody knows: the command in the background that it stands for. */
  job?: Job;
}

/** A command in the background. */
export interface Job {
  /** What it ends with; undefined: not known. */
  status: number | undefined;
  /** How many shells deep it was started: only the shell that did may wait for it. */
  shells: number;
}

/** A variable: one value, or an array of them. */
export type Variable = Value | readonly Value[];

/** What words come to. `open`: nobody can tell how many there are. */
export interface Fields {
  values: Value[];
  open: boolean;
}

export const UNKNOWN: Value = { text: '', known: false };
/** Stands in an array for any number of unknown elements. */
export const OPEN: Value = { text: '', known: false };
export const EMPTY: Value = { text: '', known: true };

export function known(text: string): Value {
  return text.length > MAX_TEXT ? UNKNOWN : { text, known: true };
}

/** Loops can double a text as often as they like. */
const MAX_TEXT = 8192;

/** The two behind each other. */
export function concat(first: Value, second: Value): Value {
  if (!second.known) return first.text === '' && first.known ? second : { text: second.text, known: false };
  const text = first.text + second.text;
  return text.length > MAX_TEXT ? UNKNOWN : { text, known: first.known };
}

export function isList(variable: Variable): variable is readonly Value[] {
  return Array.isArray(variable);
}

/** All that is told of it, where a single text is asked for. */
export function joined(values: readonly Value[], between = ' '): Value {
  return values.reduce(
    (all, value, index) => (index === 0 ? value : concat(concat(all, known(between)), value)),
    EMPTY,
  );
}

/** A whole number, as `exit` and `-eq` take it. */
export function numberOf(value: Value | undefined): number | undefined {
  const text = value?.known ? value.text.trim() : '';
  return /^[-+]?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
