import { isAbsolute, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { codeFrame } from './code-frame.ts';
import { type Diagnostic, type Place, type Severity, sentence } from './diagnostic.ts';
import { harmless } from './harmless.ts';

/**
 * Findings for a person at a terminal, each as `file:line:column  severity  sentence  code` with the lines of the
 * file around it. Paths start at `cwd` where they lie below it. Nothing that was found can steer the terminal.
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  { color, cwd }: { color: boolean; cwd: string },
): string {
  return diagnostics.map((finding) => print(finding, color, cwd)).join('\n');
}

/** A finding as `--json` prints it. */
export function diagnosticJson(finding: Diagnostic): {
  code: string;
  severity: Severity;
  message: string;
  place: { file: string; line?: number; column?: number } | null;
} {
  const { code, severity, place } = finding;
  const message = harmless(sentence(finding));
  if (!place) return { code, severity, message, place: null };
  const { text: _, ...where } = place;
  return { code, severity, message, place: where };
}

const COLORS = { error: 'red', warning: 'yellow', hint: 'blue', info: 'cyan' } as const satisfies Record<
  Severity,
  string
>;

function print(finding: Diagnostic, color: boolean, cwd: string): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const { code, severity, place } = finding;
  const parts = [
    ...(place ? [paint('bold', harmless(where(place, cwd)))] : []),
    paint(COLORS[severity], severity),
    harmless(sentence(finding)),
    paint('dim', code),
  ];
  const frame = codeFrame(place);
  return `${parts.join('  ')}\n${frame === '' ? '' : `${frame}\n`}`;
}

/** `file:line:column`; the path starts at `cwd` where it lies below it. */
export function where({ file, line, column }: Place, cwd: string): string {
  const path = relative(cwd, resolve(cwd, file));
  const near = path === '' || /^\.\.(\/|$)/.test(path) || isAbsolute(path) ? file : path;
  return [near, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}
