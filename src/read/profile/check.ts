import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Source } from '../yaml/source.ts';
import { firstMistakes } from './first-mistakes.ts';
import { mistakesOf } from './mistakes.ts';
import { pruned } from './pruned.ts';
import { type Form, type ProfileFile, profileSchema } from './schema/schema.ts';
import { tellMistake } from './tell.ts';

export interface Checked {
  /** All that is usable, so that whatever else is wrong can be found in the same run. */
  form: Form;
  /** The profile, if nothing is wrong with it. */
  whole?: ProfileFile;
  /** The keys of the profile that have a mistake in them. */
  wrong: ReadonlySet<PropertyKey | undefined>;
  diagnostics: Diagnostic[];
}

/** Holds a profile against the schema, key by key: every mistake at its own place, all at once. */
export function checkProfile(source: Source): Checked {
  const result = profileSchema.safeParse(source.value);
  if (result.success)
    return { form: result.data as Form, whole: result.data, wrong: new Set(), diagnostics: [] };
  const mistakes = mistakesOf(result.error);
  const diagnostics = firstMistakes(source.file, mistakes, (mistake) => tellMistake(source, mistake));
  const form = pruned(
    source.value,
    mistakes.map((mistake) => mistake.path),
  ) as Form;
  return { form: form ?? {}, wrong: new Set(mistakes.map(({ path }) => path[0])), diagnostics };
}
