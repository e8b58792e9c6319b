import { type Diagnostic, diagnostic, isError, type Place } from '../../diagnostics/diagnostic.ts';
import { releaseOfPackage } from '../release/package-release.ts';
import type { Release } from '../release/release.ts';
import { placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { fromFolder } from './from-folder.ts';
import { type SaidVersion, versionsIn } from './package-version.ts';
import { kindAt } from './read-bytes.ts';
import type { Form } from './schema/schema.ts';
import type { Tools } from './tools.ts';

/** The package that a profile names, as far as it could be read. */
export interface Packaged {
  /** As it is written. */
  path: string;
  /** Where it is written. */
  place: Place;
  /** Absent where it could not be read, or not all of it: nothing is missing from it then that is not told already. */
  release?: Release;
  /** What it says of versions. */
  versions: readonly SaidVersion[];
  diagnostics: Diagnostic[];
}

/** Reads the package that a profile names, where it names one. */
export async function readPackaged(
  source: Source,
  form: Form,
  folder: string,
  tools: Tools,
): Promise<Packaged | undefined> {
  const path = form.package;
  if (path === undefined) return undefined;
  const place = placeOfPart(source, ['package']);
  const file = fromFolder(folder, path);
  if ((await kindAt(file)) === 'missing') {
    const missing = diagnostic('profile.no-file', { key: 'package', path }, place);
    return { path, place, versions: [], diagnostics: [missing] };
  }
  const { value: facts, diagnostics } = await tools.readPackage(file);
  if (facts && !diagnostics.some(isError)) {
    return { path, place, release: releaseOfPackage(file, facts), versions: versionsIn(facts), diagnostics };
  }
  const unusable = diagnostic('profile.package', { path }, place);
  return { path, place, versions: [], diagnostics: [unusable, ...diagnostics] };
}
