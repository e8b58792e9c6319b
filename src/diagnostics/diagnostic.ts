import { type Args, type Code, SENTENCES } from './sentences/index.ts';

/** A hint is for whoever asks for advice (`check`); an info tells what was done, or why something is not known. */
export type Severity = 'error' | 'warning' | 'hint' | 'info';

/** Where something was found. `line` and `column` count from 1; `text` is the whole file, for the code frame. */
export interface Place {
  file: string;
  line?: number;
  column?: number;
  text?: string;
}

/** One finding: data only. `sentences/` turns it into words, `print.ts` into lines for a terminal. */
export interface Diagnostic<C extends Code = Code> {
  code: C;
  severity: Severity;
  args: Args<C>;
  place?: Place;
}

/** What a step gives: a value (absent where the findings make it impossible) and what was found on the way. */
export interface Result<T> {
  value?: T;
  diagnostics: Diagnostic[];
}

/** Makes a finding; its severity is the one that its sentence declares. */
export function diagnostic<C extends Code>(code: C, args: Args<C>, place?: Place): Diagnostic {
  const severity: Severity = SENTENCES[code].severity;
  return (place ? { code, severity, args, place } : { code, severity, args }) as Diagnostic;
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** The sentence of a finding, without its place. */
export function sentence(finding: Diagnostic): string {
  const say = SENTENCES[finding.code].say as (args: unknown) => string;
  return say(finding.args);
}

/** Thrown where nothing can go on; caught once, by the command. */
export class Refusal extends Error {
  readonly diagnostics: Diagnostic[];

  constructor(...diagnostics: Diagnostic[]) {
    super(diagnostics.map(sentence).join('\n'));
    this.name = 'Refusal';
    this.diagnostics = diagnostics;
  }
}

/** 0 nothing wrong; 3 the machine lacks something; 1 the input is wrong (it wins over 3: mend the input first). */
export function exitCode(diagnostics: readonly Diagnostic[]): 0 | 1 | 3 {
  const errors = diagnostics.filter(isError);
  if (errors.length === 0) return 0;
  return errors.every((finding) => 'machine' in SENTENCES[finding.code]) ? 3 : 1;
}
