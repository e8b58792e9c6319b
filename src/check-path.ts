import { type Checked, check } from './check/check.ts';
import type { Subject } from './check/subject.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { ContentReader } from './prepare.ts';
import { readKext } from './read/bundle/kext.ts';
import { readSuccessors } from './read/content/successors.ts';
import { readInstaller } from './read/installer/read-installer.ts';
import { type Distribution, readDistribution } from './read/package/distribution.ts';
import { type PackageFacts, readPackage } from './read/package/read-package.ts';
import { resourcesOf } from './read/package/resources.ts';
import type { Profile } from './read/profile/profile.ts';
import { readProfile } from './read/profile/read-profile.ts';
import { readPackageScripts } from './read/script/package-scripts.ts';

/** Reads a profile, a `.kext` folder or a package, and looks for what goes wrong at the Mac. */
export async function checkPath(path: string, read: ContentReader): Promise<Checked> {
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
  const own: Own = named.distribution === undefined ? { diagnostics: [] } : await distributionOf(named);
  const { distribution } = own;
  return {
    ...inside,
    // The one that ships takes the place of the package's.
    ...(distribution ? { distribution } : {}),
    ...(distribution && inside.package ? { package: { ...inside.package, distribution } } : {}),
    reading: [...diagnostics, ...own.diagnostics],
    ...(profile ? { profile } : {}),
  };
}

interface Own {
  distribution?: Distribution;
  diagnostics: readonly Diagnostic[];
}

/** The Distribution of a profile's own, with the resources that will lie beside it. */
async function distributionOf(named: NonNullable<Profile['installer']>): Promise<Own> {
  const { value, diagnostics } = await readInstaller(named);
  if (!value?.distribution) return { diagnostics };
  const { bytes, file } = value.distribution;
  const members = value.resources.map(({ path, bytes }) => ({
    path: `Resources/${path}`,
    kind: 'file' as const,
    size: bytes.length,
  }));
  return { distribution: readDistribution(bytes, file, resourcesOf(members)), diagnostics };
}
