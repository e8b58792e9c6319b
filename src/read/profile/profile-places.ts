import type { Place } from '../../diagnostics/diagnostic.ts';
import { isWritten, type Path, placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { canonical } from './locales.ts';
import type { Kext } from './profile.ts';

/** Where the parts of a profile stand, for the rooms that see the profile and not its file. */
export interface ProfilePlaces {
  /** Of the first of these parts that is written; where none is, of what should hold the last. */
  of(...paths: readonly Path[]): Place;
  /** The part that tells of a kext: an entry of `kexts`, or `package`. */
  kext(kext: Kext): Path;
  /** The entry of `locales` that names a language. */
  locale(tag: string): Path;
}

export function placesIn(source: Source, paths: ReadonlyMap<Kext, Path>): ProfilePlaces {
  return {
    of: (...parts) =>
      placeOfPart(source, parts.find((path) => isWritten(source, path)) ?? parts.at(-1) ?? []),
    kext: (kext) => paths.get(kext) ?? ['kexts'],
    locale: (tag) => ['locales', localesAsWritten(source).indexOf(tag)],
  };
}

/** The places of a profile that has no file of its own, such as a bare bundle: there are no lines in it. */
export function placesOfNothing(file: string): ProfilePlaces {
  return { of: () => ({ file }), kext: () => [], locale: () => [] };
}

function localesAsWritten({ value }: Source): (string | undefined)[] {
  const { locales } = value as { locales?: unknown };
  return Array.isArray(locales)
    ? locales.map((tag: unknown) => (typeof tag === 'string' ? canonical(tag) : undefined))
    : [];
}
