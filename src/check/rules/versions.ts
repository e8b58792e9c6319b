import { posix } from 'node:path';
import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import type { ListedBundle } from '../../read/package/listed-bundle.ts';
import type { InstalledKext, PackageFacts } from '../../read/package/read-package.ts';
import { samePath } from '../kexts.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';
import { placeholderOf } from './placeholder.ts';

/** What Distribution, PackageInfo and Info.plist say of one thing has to be one version. */
export const versions: Rule = {
  code: 'check.versions',
  look: (subject) => {
    const facts = subject.package;
    if (!facts) return undefined;
    return {
      findings: [...packages(facts), ...kexts(facts)],
      unknown: unread(subject, ['Distribution', 'PackageInfo', 'Payload']),
    };
  },
};

/** Two that say it, each with its place. */
function differing(of: string, first: Said, second: Said): Diagnostic[] {
  if (!first.version || !second.version || first.version === second.version) return [];
  // That one is not filled in is told elsewhere.
  if ([first.version, second.version].some((version) => placeholderOf(version, true) !== undefined))
    return [];
  const args = { of, first: first.version, firstIn: first.in, second: second.version, secondIn: second.in };
  return [diagnostic('check.versions', args, first.place)];
}

interface Said {
  version: string | null;
  in: string;
  place: Place;
}

function packages({ distribution, components }: PackageFacts): Diagnostic[] {
  return components.flatMap(({ name, info }) => {
    const ref = distribution?.packages.find(({ file, id }) => file === name || id === info?.id);
    if (!ref || !info) return [];
    return differing(
      `the package ${info.id ?? name}`,
      { version: ref.version, in: 'the Distribution', place: ref.place },
      { version: info.version, in: 'its PackageInfo', place: info.place },
    );
  });
}

function kexts({ distribution, components, kexts }: PackageFacts): Diagnostic[] {
  return components.flatMap(({ name, info }) => {
    const own = kexts.filter(({ component }) => component === name);
    const refs = distribution?.packages.filter(({ file, id }) => file === name || id === info?.id) ?? [];
    const listed = [
      ...(info?.bundles ?? []).map((bundle) => ({ bundle, in: 'the PackageInfo' })),
      ...refs.flatMap(({ bundles }) => bundles.map((bundle) => ({ bundle, in: 'the Distribution' }))),
    ];
    return listed.flatMap((one) => {
      const kext = own.find((candidate) => isListed(candidate, one.bundle, info?.installLocation ?? '/'));
      return kext ? ofKext(kext, one.bundle, one.in) : [];
    });
  });
}

function isListed({ path, id }: InstalledKext, bundle: ListedBundle, location: string): boolean {
  if (bundle.path !== null) return samePath(posix.join('/', location, bundle.path), path);
  return bundle.id !== null && bundle.id === id;
}

/** Of the two versions that a bundle has, each with its like. */
function ofKext(kext: InstalledKext, bundle: ListedBundle, where: string): Diagnostic[] {
  const name = posix.basename(kext.path);
  const pairs = [
    ['CFBundleShortVersionString', bundle.shortVersion, kext.versions.short],
    ['CFBundleVersion', bundle.version, kext.versions.bundle],
  ] as const;
  return pairs.flatMap(([key, listed, own]) =>
    differing(
      `${key} of ${name}`,
      { version: listed, in: where, place: bundle.place },
      { version: own, in: 'its Info.plist', place: kext.place },
    ),
  );
}
