export {
  type BuildOptions,
  type BuildReport,
  build,
  type Print,
  type Printed,
  type PrintJob,
} from './build.ts';
export type { Checked, CheckedRule } from './check/check.ts';
export type { Outcome, Verdict } from './check/rule.ts';
export { checkPath } from './check-path.ts';
export {
  type Diagnostic,
  type Place,
  Refusal,
  type Result,
  type Severity,
  sentence,
} from './diagnostics/diagnostic.ts';
export { planJson } from './plan/json.ts';
export { plan } from './plan/plan.ts';
export type { Phase, Plan, PlannedGuide, Step } from './plan/planned.ts';
export { type Change, diff, type KextChange, type ReleaseDiff } from './plan/release/diff.ts';
export type { GuideNeed } from './plan/release/guides-needed.ts';
export { type ContentReader, contentReader } from './prepare.ts';
export { type PrinterOptions, pdfPrinter } from './print.ts';
export { inspectBundle } from './read/bundle/inspect.ts';
export { readKext } from './read/bundle/kext.ts';
export type { Content } from './read/content/content.ts';
export { readContent } from './read/content/read-content.ts';
export { type PackageFacts, readPackage } from './read/package/read-package.ts';
export type { Kext, Profile } from './read/profile/profile.ts';
export { readProfile } from './read/profile/read-profile.ts';
export { readRelease } from './read/release/read-release.ts';
export type { Release, ReleaseKext } from './read/release/release.ts';
export type { Artifact, Kind } from './render/artifact.ts';
export type { Format } from './render/formats.ts';
export type { PaneFormat } from './render/pane/format.ts';
