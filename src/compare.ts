import { type Diagnostic, diagnostic, isError, type Result, sentence } from './diagnostics/diagnostic.ts';
import { diagnosticJson } from './diagnostics/print.ts';
import { diff, type KextChange, type ReleaseDiff } from './plan/release/diff.ts';
import { type KextJson, kextJson } from './read/bundle/kext-json.ts';
import { readRelease } from './read/release/read-release.ts';
import type { Release } from './read/release/release.ts';
import { united } from './read/release/united.ts';

/** Two releases, and what is between them; no value where one of them cannot be read. */
export type Comparison = Result<Pick<ReleaseDiff, 'kexts' | 'guides'> & { old: Release; new: Release }>;

/** Reads two releases, each a package or a bundle, and compares them. */
export async function compareReleases(before: string, after: string): Promise<Comparison> {
  const [old, now] = [await readRelease(before), await readRelease(after)];
  return compared(old, now);
}

/** Compares two releases as they were read. */
export function compared(old: Result<Release>, now: Result<Release>): Comparison {
  const isEmpty = [old, now].every(({ value }) => value?.bundles.length === 0);
  const findings = [old, now].flatMap((read) => (isEmpty ? read.diagnostics : withoutKexts(read)));
  if (!old.value || !now.value || findings.some(isError)) {
    return { diagnostics: findings };
  }
  const [before, after] = [old.value, now.value].map(({ bundles, file }) => united(bundles, { file })) as [
    ReturnType<typeof united>,
    ReturnType<typeof united>,
  ];
  const { kexts, guides, diagnostics } = diff(before.kexts, after.kexts, { file: now.value.file });
  return {
    value: { kexts, guides, old: old.value, new: now.value },
    diagnostics: [...findings, ...before.diagnostics, ...after.diagnostics, ...diagnostics],
  };
}

/** A release may have its first kexts, or no longer any: beside one that has some, that is an answer. */
function withoutKexts({ value, diagnostics }: Result<Release>): Diagnostic[] {
  return diagnostics.map((finding) =>
    finding.code === 'package.no-kext' && value
      ? diagnostic('diff.no-kexts', { path: value.file }, { file: value.file })
      : finding,
  );
}

/** What `diff --json` prints. */
export interface DiffJson {
  kexts: (Pick<KextChange, 'id' | 'change' | 'differs' | 'chips'> & {
    old: KextJson | null;
    new: KextJson | null;
  })[];
  guides: { action: string; because: string }[];
  diagnostics: ReturnType<typeof diagnosticJson>[];
}

export function diffJson({ value, diagnostics }: Comparison): DiffJson {
  return {
    kexts: (value?.kexts ?? []).map(({ id, change, old, new: now, differs, chips }) => ({
      id,
      change,
      old: old && kextJson(old),
      new: now && kextJson(now),
      differs,
      chips,
    })),
    guides: (value?.guides ?? []).map(({ action, because }) => ({ action, because: sentence(because) })),
    diagnostics: diagnostics.map(diagnosticJson),
  };
}
