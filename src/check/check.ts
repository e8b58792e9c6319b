import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import { type Outcome, type Rule, type Verdict, verdictOf } from './rule.ts';
import { failureHidden, pendingFails } from './rules/exit-code.ts';
import { explain } from './rules/explain.ts';
import { loadEarly } from './rules/load-early.ts';
import { location } from './rules/location.ts';
import { noArm64e } from './rules/no-arm64e.ts';
import { noLoad } from './rules/no-load.ts';
import { notLoaded } from './rules/not-loaded.ts';
import { oldTool } from './rules/old-tool.ts';
import { otherDisk } from './rules/other-disk.ts';
import { packageVersion } from './rules/package-version.ts';
import { paneFile, paneHidden, paneLanguage, paneMissing, paneType } from './rules/panes.ts';
import { isPlaceholder, placeholder } from './rules/placeholder.ts';
import { restart } from './rules/restart.ts';
import { restartAdvised } from './rules/restart-advised.ts';
import { sameId } from './rules/same-id.ts';
import { severalLoads } from './rules/several-loads.ts';
import { successor } from './rules/successor.ts';
import { systemFolder } from './rules/system-folder.ts';
import { unusedScript } from './rules/unused-script.ts';
import { versions } from './rules/versions.ts';
import { wording } from './rules/wording.ts';
import type { Subject } from './subject.ts';

/** All that is looked at, in the order of docs/check.md. */
export const RULES: readonly Rule[] = [
  restart,
  restartAdvised,
  noLoad,
  severalLoads,
  notLoaded,
  loadEarly,
  oldTool,
  pendingFails,
  failureHidden,
  otherDisk,
  unusedScript,
  systemFolder,
  location,
  noArm64e,
  sameId,
  versions,
  packageVersion,
  placeholder,
  explain,
  paneMissing,
  paneFile,
  paneType,
  paneLanguage,
  paneHidden,
  wording,
  successor,
];

/** What was looked at, and what came of it. */
export interface Checked {
  file: string;
  /** What was wrong while reading, but for what a rule tells. */
  reading: Diagnostic[];
  rules: CheckedRule[];
}

export interface CheckedRule extends Outcome {
  code: Rule['code'];
  verdict: Verdict;
}

/** Looks at a profile, a package, or both. Pure. */
export function check(subject: Subject): Checked {
  const rules = RULES.map(({ code, look }): CheckedRule => {
    const outcome = look(subject) ?? nothingToSee(subject);
    return { code, verdict: verdictOf(outcome), ...(outcome ?? { findings: [], unknown: [] }) };
  });
  return { file: subject.file, reading: subject.reading.filter((one) => !isPlaceholder(one)), rules };
}

/** Of a file that could not be read, nothing is fine. */
function nothingToSee({ file, profile, package: facts }: Subject): Outcome | undefined {
  if (profile || facts) return undefined;
  return { findings: [], unknown: [diagnostic('check.unknown-file', {}, { file })] };
}
