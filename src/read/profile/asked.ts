import { resolve } from 'node:path';
import type { Source } from '../yaml/source.ts';
import type { Checked } from './check.ts';
import { fromFolder } from './from-folder.ts';
import { knownLocales } from './locales.ts';
import { guidesOf } from './normalise.ts';
import type { ExtraStep, Kext, Profile } from './profile.ts';
import { kindAt } from './read-bytes.ts';
import { tellGuides, tellKexts } from './rules.ts';
import type { ProfileFile } from './schema/schema.ts';

/**
 * What a profile asks of the content and of the plan. It is known of a profile that is wrong elsewhere, too, so that
 * all that is wrong can be told in one run; a part that is itself written wrongly is absent. A whole profile is one.
 */
export interface Asked {
  product?: { name?: string | undefined } | undefined;
  kexts?: readonly Kext[] | undefined;
  guides?: Profile['guides'] | undefined;
  /** The languages that are written rightly. */
  locales: readonly string[];
  /** Absolute path of a folder that is there. */
  content?: string | undefined;
  /** The steps in the order of the file; what of one is written wrongly is absent. */
  extra?: readonly { [Key in keyof ExtraStep]?: ExtraStep[Key] | undefined }[] | undefined;
}

/** What can be made sense of in a profile; `kexts` where all of them could be read. */
export async function askedOf(
  source: Source,
  { form, wrong }: Checked,
  kexts: readonly Kext[] | undefined,
  folder: string,
): Promise<Asked> {
  const content = form.content === undefined ? undefined : resolve(fromFolder(folder, form.content));
  const guidesAreKnown = !wrong.has('guides') && tellGuides(source, form).length === 0;
  const kextsAreKnown = !wrong.has('kexts') && tellKexts(source, form).length === 0;
  return {
    product: form.product,
    kexts: kextsAreKnown ? kexts : undefined,
    guides: guidesAreKnown ? guidesOf(form.guides as ProfileFile['guides']) : undefined,
    locales: wrong.has('locales') && !form.locales ? [] : knownLocales(form),
    content: content !== undefined && (await kindAt(content)) === 'folder' ? content : undefined,
    extra: wrong.has('extra') && !form.extra ? undefined : (form.extra ?? []).map((step) => step ?? {}),
  };
}
