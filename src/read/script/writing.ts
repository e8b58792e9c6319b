import type { Redirection } from 'unbash';
import { expandWord, type Scope } from './expand.ts';
import { isLastingFile } from './lasting.ts';
import type { Machine } from './machine.ts';
import { absolute } from './path.ts';
import type { State } from './state.ts';
import type { Value } from './value.ts';

interface Node {
  pos: number;
  end: number;
}

/** `> FILE`: makes or changes it, whatever comes out. `node` is what is shown of it. */
export function followRedirects(scope: Scope, redirects: readonly Redirection[], node?: Node): void {
  for (const redirect of redirects) {
    if (redirect.type !== 'Redirect' || !redirect.target) continue;
    const file = expandWord(scope, redirect.target);
    // "2>&1" and "2>&-" name no file.
    const isFile =
      WRITING.has(redirect.operator) || (redirect.operator === '>&' && !/^(\d+|-)$/.test(file.text));
    if (isFile) write(scope.machine, scope.state, file, node ?? redirect);
  }
}

const WRITING = new Set(['>', '>>', '>|', '&>', '&>>']);

/** `tee FILE` */
export function followTee(machine: Machine, state: State, args: readonly Value[], node: Node): void {
  for (const arg of args) if (!arg.text.startsWith('-')) write(machine, state, arg, node);
}

function write(machine: Machine, state: State, file: Value, node: Node): void {
  if (isLastingFile(absolute(file, state))) machine.wrote(state, node);
}
