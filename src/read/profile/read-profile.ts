import { dirname } from 'node:path';
import { type Diagnostic, diagnostic, isError, type Result } from '../../diagnostics/diagnostic.ts';
import { inOrder } from '../../diagnostics/in-order.ts';
import type { Source } from '../yaml/source.ts';
import { type Asked, askedOf } from './asked.ts';
import { type Checked, checkProfile } from './check.ts';
import { readExplain } from './explain.ts';
import { fromKext } from './from-kext.ts';
import { fromPackage } from './from-package.ts';
import { readKexts } from './kexts.ts';
import { readLogo } from './logo.ts';
import { checkNamedFiles } from './named-files.ts';
import { normalise } from './normalise.ts';
import { tellVersion } from './package-version.ts';
import { readPackaged } from './packaged.ts';
import type { Profile } from './profile.ts';
import { type ProfilePlaces, placesIn, placesOfNothing } from './profile-places.ts';
import { kindAt } from './read-bytes.ts';
import { readText } from './read-text.ts';
import { checkRules } from './rules.ts';
import type { Tools } from './tools.ts';
import { parseYaml } from './yaml.ts';

/** A profile that was read: its value where nothing is wrong, and what it asks for where anything can be made of it. */
export interface ReadProfile extends Result<Profile> {
  asked?: Asked;
  places: ProfilePlaces;
}

/**
 * Reads a profile (a `.yaml`, `.yml` or `.json` file, a `.kext` folder or a `.pkg`) and all that it points to. There is a
 * value only where nothing is wrong; what is wrong is told at once, in the order of the file.
 */
export async function readProfile(path: string, tools: Tools): Promise<ReadProfile> {
  const kind = await kindAt(path);
  const places = placesOfNothing(path);
  const refuse = (...diagnostics: Diagnostic[]): ReadProfile => ({ places, diagnostics });
  if (kind === 'missing') return refuse(diagnostic('profile.missing', { path }));
  const drafted = (draft: Result<Profile>): ReadProfile => ({
    ...draft,
    ...(draft.value ? { asked: draft.value } : {}),
    places,
  });
  if (/\.kext\/*$/i.test(path)) return drafted(await fromKext(path, tools));
  // The reader of packages says what to do with the two that packages come in.
  if (/\.(m?pkg|zip|dmg)\/*$/i.test(path)) return drafted(await fromPackage(path, tools));
  if (kind === 'folder') return refuse(diagnostic('profile.folder', { path }));
  if (!/\.(ya?ml|json)$/i.test(path)) return refuse(diagnostic('profile.kind', { path }));
  const text = await readText(path);
  if (text.value === undefined) return refuse(...text.diagnostics);
  const source = parseYaml(path, text.value);
  if (!source.value) return refuse(...source.diagnostics);
  const { value, ...read } = await readParts(source.value, checkProfile(source.value), tools);
  const diagnostics = inOrder([...source.diagnostics, ...read.diagnostics], path);
  return { ...(value && !diagnostics.some(isError) ? { value } : {}), ...read, diagnostics };
}

async function readParts(source: Source, checked: Checked, tools: Tools): Promise<ReadProfile> {
  const { form, whole } = checked;
  const folder = dirname(source.file);
  const packaged = await readPackaged(source, form, folder, tools);
  const [kexts, explain, logo, named] = await Promise.all([
    readKexts(source, form, folder, tools, packaged),
    readExplain(source, form, folder),
    readLogo(source, form, folder),
    checkNamedFiles(source, form, folder),
  ]);
  const parts = [kexts, explain, logo].flatMap((part) => part.diagnostics);
  const diagnostics = [
    ...checked.diagnostics,
    ...checkRules(source, form),
    ...parts,
    ...named,
    ...tellVersion(source, form, packaged),
  ];
  const readable = kexts.diagnostics.some(isError) ? undefined : kexts.kexts;
  const asked = await askedOf(source, checked, readable, folder);
  const read = { asked, places: placesIn(source, kexts.paths), diagnostics };
  if (!whole || !explain.value) return read;
  const given = {
    kexts: kexts.kexts,
    explain: explain.value,
    ...(logo.value ? { logo: logo.value } : {}),
    ...(packaged?.release?.version ? { version: packaged.release.version } : {}),
  };
  return { ...read, value: normalise(source.file, folder, whole, given) };
}
