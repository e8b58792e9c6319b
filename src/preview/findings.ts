import { codeFrame } from '../diagnostics/code-frame.ts';
import { type Diagnostic, type Severity, sentence } from '../diagnostics/diagnostic.ts';
import { harmless } from '../diagnostics/harmless.ts';
import { where } from '../diagnostics/print.ts';

/** A finding as the page shows it: the parts of which the command line makes its lines. */
export interface FindingJson {
  code: string;
  severity: Severity;
  message: string;
  /** `file:line:column` */
  where?: string;
  frame?: string;
}

export function findingJson(finding: Diagnostic): FindingJson {
  const { code, severity, place } = finding;
  const frame = codeFrame(place);
  return {
    code,
    severity,
    message: harmless(sentence(finding)),
    ...(place ? { where: harmless(where(place, process.cwd())) } : {}),
    ...(frame === '' ? {} : { frame }),
  };
}

/** Each once, errors first: what is said in twenty languages may be wrong in all of them in the same way. */
export function findingsJson(diagnostics: readonly Diagnostic[]): FindingJson[] {
  const found = diagnostics.map(findingJson);
  const once = [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
  return once.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

const ORDER: readonly Severity[] = ['error', 'warning', 'hint', 'info'];
