import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import { tellCarried, withCarried } from './carried.ts';
import { type Outcome, type Rule, type Verdict, verdictOf } from './rule.ts';
import { failureHidden, pendingFails } from './rules/exit-code.ts';
import { explain } from './rules/explain.ts';
import { lineEnds } from './rules/line-ends.ts';
import { loadEarly } from './rules/load-early.ts';
import { location } from './rules/location.ts';
import { noArm64e } from './rules/no-arm64e.ts';
import { noLoad } from './rules/no-load.ts';
import { notInstalled } from './rules/not-installed.ts';
import { notLoaded } from './rules/not-loaded.ts';
import { oldTool } from './rules/old-tool.ts';
import { otherDisk } from './rules/other-disk.ts';
import { packageVersion } from './rules/package-version.ts';
import { paneFile, paneHidden, paneLanguage, paneMissing, paneType } from './rules/panes.ts';
import { isPlaceholder, placeholder } from './rules/placeholder.ts';
import { logout, restart, restartAdvised, restartScript } from './rules/restart.ts';
import { sameId } from './rules/same-id.ts';
import { severalLoads } from './rules/several-loads.ts';
import { successor } from './rules/successor.ts';
import { systemFolder } from './rules/system-folder.ts';
import { unusedScript } from './rules/unused-script.ts';
import { versions } from './rules/versions.ts';
import { wording } from './rules/wording.ts';
import type { Subject } from './subject.ts';
import { unread } from './unread.ts';

/** All that is looked at, in the order of docs/check.md. */
export const RULES: readonly Rule[] = [
  restart,
  logout,
  restartAdvised,
  restartScript,
  noLoad,
  severalLoads,
  notLoaded,
  notInstalled,
  loadEarly,
  oldTool,
  pendingFails,
  failureHidden,
  otherDisk,
  lineEnds,
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
  const rules = RULES.map((rule): CheckedRule => {
    const { code } = rule;
    const outcome = lookAt(rule, subject) ?? nothingToSee(rule, subject);
    return { code, verdict: verdictOf(outcome), ...(outcome ?? { findings: [], unknown: [] }) };
  });
  return { file: subject.file, reading: subject.reading.filter((one) => !isPlaceholder(one)), rules };
}

function lookAt(rule: Rule, subject: Subject): Outcome | undefined {
  if (!rule.ofPlaces) return rule.look(withCarried(subject));
  const carried = tellCarried(subject);
  if (carried.length === 0) return rule.look(subject);
  const { findings, unknown } = rule.look(subject) ?? { findings: [], unknown: [] };
  return { findings, unknown: [...unknown, ...carried] };
}

/** Of a file that could not be read, nothing is fine; nor of kexts that could not be. */
function nothingToSee({ ofKexts }: Rule, subject: Subject): Outcome | undefined {
  const { file, profile, package: facts } = subject;
  if (!profile && !facts) return { findings: [], unknown: [diagnostic('check.unknown-file', {}, { file })] };
  if (!ofKexts || !facts || facts.kexts.length > 0) return undefined;
  const unknown = unread(subject, ['PackageInfo', 'Payload']);
  return unknown.length > 0 ? { findings: [], unknown } : undefined;
}
