import type { Checked } from '../check/check.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnosticJson } from '../diagnostics/print.ts';

type DiagnosticJson = ReturnType<typeof diagnosticJson>;

/** What `check --json` prints. */
export interface CheckReport {
  files: {
    file: string;
    /** What was wrong while reading it. */
    diagnostics: DiagnosticJson[];
    rules: {
      code: string;
      verdict: Checked['rules'][number]['verdict'];
      findings: (DiagnosticJson & { docs: string })[];
      /** What keeps it from telling. */
      reasons: (DiagnosticJson & { docs: string })[];
      docs: string;
    }[];
  }[];
  /** Of arguments that name no file. */
  diagnostics: DiagnosticJson[];
}

export function checkReport(checked: readonly Checked[], diagnostics: readonly Diagnostic[]): CheckReport {
  return {
    files: checked.map(({ file, reading, rules }) => ({
      file,
      diagnostics: reading.map(diagnosticJson),
      rules: rules.map(({ code, verdict, findings, unknown }) => ({
        code,
        verdict,
        findings: findings.map(withDocs),
        reasons: unknown.map(withDocs),
        docs: docsOf(code),
      })),
    })),
    diagnostics: diagnostics.map(diagnosticJson),
  };
}

function withDocs(finding: Diagnostic): DiagnosticJson & { docs: string } {
  return { ...diagnosticJson(finding), docs: docsOf(finding.code) };
}

/** The section of the package's own docs. */
function docsOf(code: string): string {
  return `docs/check.md#${code}`;
}
