import { styleText } from 'node:util';
import type { Checked } from '../check/check.ts';
import type { Verdict } from '../check/rule.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { harmless } from '../diagnostics/harmless.ts';
import { printDiagnostics } from '../diagnostics/print.ts';

/** What came of a check, for people: what was found, the worst first; what could not be told; how many rules passed. */
export function checkTable(
  { file, rules }: Checked,
  { color, cwd }: { color: boolean; cwd: string },
): string {
  const paint = (text: string) => (color ? styleText('bold', text, { validateStream: false }) : text);
  const findings = rules
    .flatMap((rule) => rule.findings)
    .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const reasons = once(rules.flatMap((rule) => rule.unknown));
  const untold = rules.filter(({ verdict, unknown }) => verdict !== 'does-not-apply' && unknown.length > 0);
  const isUnread = reasons.some(({ code }) => code === 'check.unknown-file');
  const codes = isUnread ? 'the rules' : untold.map(({ code }) => code).join(', ');
  return [
    paint(
      `${harmless(file)}: ${isUnread && findings.length === 0 ? 'could not be read' : counted(findings)}`,
    ),
    '',
    ...(findings.length > 0 ? [printDiagnostics(findings, { color, cwd })] : []),
    ...(reasons.length > 0
      ? [paint(`Could not tell all of ${codes}:`), '', printDiagnostics(reasons, { color, cwd })]
      : []),
    summary(rules.map(({ verdict }) => verdict)),
    '',
  ].join('\n');
}

const ORDER: readonly Severity[] = ['error', 'warning', 'hint', 'info'];

/** One reason may keep several rules from telling. */
function once(reasons: readonly Diagnostic[]): Diagnostic[] {
  const keys = new Map(
    reasons.map((reason) => {
      const { file, line, column } = reason.place ?? {};
      return [JSON.stringify([reason.code, reason.args, file, line, column]), reason];
    }),
  );
  return [...keys.values()];
}

function counted(findings: readonly Diagnostic[]): string {
  const counts = ORDER.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? 'nothing found' : counts.join(', ');
}

function summary(verdicts: readonly Verdict[]): string {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  return [
    `${verdicts.length} rules: ${count('fine')} fine`,
    `${count('found')} found something`,
    `${count('cannot-tell')} cannot tell`,
    `${count('does-not-apply')} do not apply.`,
  ].join(', ');
}
