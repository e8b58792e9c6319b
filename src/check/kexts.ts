import type { Place } from '../diagnostics/diagnostic.ts';
import type { Architecture } from '../read/profile/profile.ts';
import type { Subject } from './subject.ts';

/** A kext, of a profile or of a package. */
export interface CheckedKext {
  id: string | null;
  name: string;
  path: string;
  version: string | null;
  codeless: boolean;
  /** undefined: nobody said, or it could not be read. */
  architectures: readonly Architecture[] | undefined;
  families: readonly string[] | undefined;
  /** The folder of the package that brings it; undefined where only a profile tells of it. */
  component?: string;
  place: Place;
}

/** The kexts of the package, or, where there is none, those that the profile tells of. */
export function kextsOf({ package: facts, profile, file }: Subject): CheckedKext[] {
  if (facts) {
    return facts.kexts.map((kext) => ({
      ...kext,
      name: kext.name ?? kext.id ?? kext.path,
      architectures: kext.codeless || kext.architectures.length > 0 ? kext.architectures : undefined,
      families: kext.families,
    }));
  }
  return (profile?.kexts ?? []).map((kext) => ({
    ...kext,
    version: kext.version ?? null,
    architectures: kext.architectures,
    families: kext.families,
    place: { file },
  }));
}

/** Those that lie in no other kext. */
export function outermost<K extends { path: string }>(kexts: readonly K[]): K[] {
  return kexts.filter(({ path }) => !/\.kext\/.*\.kext$/i.test(path));
}

/** macOS does not tell capital letters apart in a path. */
export function samePath(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
