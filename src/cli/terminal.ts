import { type Diagnostic, exitCode } from '../diagnostics/diagnostic.ts';
import { printDiagnostics } from '../diagnostics/print.ts';

/** Progress and findings go to stderr, so that stdout holds the result and nothing else. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function tellFindings(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  tell(printDiagnostics(diagnostics, { color: hasColor(process.stderr), cwd: process.cwd() }));
}

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** NO_COLOR, FORCE_COLOR and whether anybody looks: Node decides as everybody expects. */
export function hasColor(stream: NodeJS.WriteStream): boolean {
  return stream.hasColors?.() ?? false;
}

/** The exit code of a run; with `strict`, a warning counts as an error. */
export function settle(diagnostics: readonly Diagnostic[], strict = false): void {
  const warned = strict && diagnostics.some((finding) => finding.severity === 'warning');
  process.exitCode = exitCode(diagnostics) || (warned ? 1 : 0);
}
