import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Architecture, Profile } from '../read/profile/profile.ts';
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

/**
 * The kexts of the package, or, where there is none, those that the profile tells of. The profile knows where a script
 * puts them: of a path that nothing moves, reading it would have told.
 */
export function kextsOf({ package: facts, profile, file, reading }: Subject): CheckedKext[] {
  if (facts) {
    const paths = pathsIn(profile);
    const isGuessed = guessedIn(reading);
    const counts = Map.groupBy(facts.kexts, ({ id }) => id);
    return facts.kexts.map((kext) => ({
      ...kext,
      path:
        (counts.get(kext.id)!.length === 1 && !isGuessed(kext.path) ? paths.get(kext.id) : undefined) ??
        kext.path,
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

/** What the profile says of the place of a kext because nobody does, which reading has told. */
function guessedIn(reading: readonly Diagnostic[]): (path: string) => boolean {
  const staged = reading.flatMap(({ code, args }) =>
    code === 'profile.package-staged' ? [(args as { path: string }).path] : [],
  );
  return (path) => staged.some((one) => path === one || path.startsWith(`${one}/`));
}

/** By identifier, where one kext has it. */
function pathsIn(profile: Profile | undefined): Map<string | null, string> {
  const byId = Map.groupBy(profile?.kexts ?? [], ({ id }) => id);
  return new Map(
    [...byId].flatMap(([id, [kext, second]]) => (kext && !second && !kext.variants ? [[id, kext.path]] : [])),
  );
}

/** Those that lie in no other kext. */
export function outermost<K extends { path: string }>(kexts: readonly K[]): K[] {
  return kexts.filter(({ path }) => !/\.kext\/.*\.kext$/i.test(path));
}

/** macOS does not tell capital letters apart in a path, and /tmp, /var and /etc are links. */
export function samePath(a: string, b: string): boolean {
  return withoutLinks(a) === withoutLinks(b);
}

function withoutLinks(path: string): string {
  return path.toLowerCase().replace(/^\/private\/(?=(tmp|var|etc)\/)/, '/');
}

/** The folder of a kext: Widget.kext */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
