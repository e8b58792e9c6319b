import { type Checked, check } from './check/check.ts';
import type { Subject } from './check/subject.ts';
import { type ContentReader, contentReader } from './prepare.ts';
import { readKext } from './read/bundle/kext.ts';
import { readSuccessors } from './read/content/successors.ts';
import { readInstaller } from './read/installer/read-installer.ts';
import { type PackageFacts, readPackage } from './read/package/read-package.ts';
import { readProfile } from './read/profile/read-profile.ts';
import { readPackageScripts } from './read/script/package-scripts.ts';

/**
 * Looks at a profile (`.yaml`, `.yml`, `.json`), a `.kext` folder or a flat package (`.pkg`) for what goes wrong at the Mac
 * of whoever installs it, by the rules of docs/check.md; a profile is looked at together with the package and the
 * Distribution that it names. `Checked` has an entry for each rule: its verdict, what it found, and what keeps it from
 * telling; `reading` holds what was wrong while reading. Nothing is thrown because of what a file holds: of one that
 * cannot be read, `reading` has the error and every rule says "cannot-tell". One `contentReader` for many files reads
 * and warns about the built-in content once.
 */
export async function checkPath(path: string, read: ContentReader = contentReader()): Promise<Checked> {
  const parts = await (/\.m?pkg\/*$/i.test(path) ? packageAt(path) : profileAt(path));
  const { content: overlay, locales = ['en'] } = parts.profile ?? {};
  const content = await read(overlay, locales);
  const successors = await readSuccessors(overlay);
  return check({
    ...parts,
    file: path,
    reading: [...parts.reading, ...content.diagnostics, ...successors.diagnostics],
    // A vendor's folder that cannot be read is told; ours can.
    content: content.value ?? (await read(undefined, ['en'])).value!,
    successors: successors.value ?? [],
  });
}

type Parts = Pick<Subject, 'profile' | 'package' | 'distribution' | 'scripts' | 'reading'>;

async function packageAt(path: string): Promise<Parts> {
  const { value, diagnostics } = await readPackage(path);
  return { ...(await insideOf(value)), reading: diagnostics };
}

async function insideOf(facts: PackageFacts | undefined): Promise<Pick<Subject, 'package' | 'scripts'>> {
  const scripts = await readPackageScripts(facts?.components ?? []);
  return { scripts, ...(facts ? { package: facts } : {}) };
}

/** A profile is checked together with the package and the Distribution that it names. */
async function profileAt(path: string): Promise<Parts> {
  let facts: PackageFacts | undefined;
  const { value: profile, diagnostics } = await readProfile(path, {
    readKext,
    readPackage: async (file) => {
      const read = await readPackage(file);
      facts = read.value;
      return read;
    },
  });
  const named = profile?.installer ?? {};
  const inside = await insideOf(profile ? facts : undefined);
  // What a package holds has been read; a Distribution of the profile's own, and one with other resources, has not.
  const isOwn = named.distribution !== undefined || named.resources !== undefined;
  const own = isOwn ? await readInstaller(named) : undefined;
  const distribution = own?.value?.distribution;
  return {
    ...inside,
    // The one that ships takes the place of the package's.
    ...(distribution ? { distribution } : {}),
    ...(distribution && inside.package ? { package: { ...inside.package, distribution } } : {}),
    reading: [...diagnostics, ...(own?.diagnostics ?? [])],
    ...(profile ? { profile } : {}),
  };
}
