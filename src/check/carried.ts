import { basename } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { carriedOnly } from '../read/package/carried-only.ts';
import type { BroughtKext } from '../read/package/read-package.ts';
import type { Subject } from './subject.ts';

function carriedIn({ package: facts }: Subject): BroughtKext[] {
  return facts ? carriedOnly(facts) : [];
}

/** The subject with these among its kexts, for rules to which it does not matter where a kext is. */
export function withCarried(subject: Subject): Subject {
  const carried = carriedIn(subject).map((kext) => ({ ...kext, path: kext.within }));
  if (!subject.package || carried.length === 0) return subject;
  return { ...subject, package: { ...subject.package, kexts: [...subject.package.kexts, ...carried] } };
}

/** Why a rule to which it matters cannot tell. */
export function tellCarried(subject: Subject): Diagnostic[] {
  return carriedIn(subject).map(({ within, place }) =>
    diagnostic('check.unknown-carried', { name: basename(within), within }, place),
  );
}
