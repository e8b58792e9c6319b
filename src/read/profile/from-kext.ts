import { isError, type Result } from '../../diagnostics/diagnostic.ts';
import { draftOf, type Told, tellGaps } from './draft.ts';
import { fileName, kextsOf } from './merge.ts';
import type { Profile } from './profile.ts';
import type { Tools } from './tools.ts';

/** A bare bundle as a profile: a draft with what a bundle can tell, and a list of what it cannot. */
export async function fromKext(path: string, tools: Tools): Promise<Result<Profile>> {
  const { value: facts, diagnostics } = await tools.readKext(path);
  if (!facts || diagnostics.some(isError)) return { diagnostics };
  const kexts = kextsOf({}, undefined, facts);
  const told: Told = {
    source: path,
    name: facts.name,
    otherNames: [fileName(facts.path), facts.id],
    version: facts.version,
    vendor: kexts[0]?.developer,
    kexts,
  };
  return { value: draftOf(told), diagnostics: [...diagnostics, ...tellGaps(told, 'bundle')] };
}
