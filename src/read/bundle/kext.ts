import type { Result } from '../../diagnostics/diagnostic.ts';
import type { Architecture } from '../profile/profile.ts';
import { type FoundKext, findKexts } from './find-kexts.ts';
import type { Signer } from './signer.ts';

/** What a bundle tells about itself, where it tells all that is needed. */
export interface KextFacts {
  id: string;
  name: string;
  version: string | null;
  codeless: boolean;
  architectures: Architecture[];
  /** Where it is installed. */
  path: string;
  /** Read, not verified; null: nobody, or nobody that could be read. */
  signer: Signer | null;
  /** What it builds on, as OSBundleLibraries and IOProviderClass name it. */
  families?: readonly string[];
  /** All bundles of its identifier, where a package brings several. */
  variants?: readonly Pick<KextFacts, 'path' | 'codeless' | 'architectures'>[];
  /** The kexts inside it, of every depth. */
  nested: KextFacts[];
}

/** Reads a .kext bundle and those inside it. No value where its identifier or its name cannot be known. */
export async function readKext(folder: string): Promise<Result<KextFacts>> {
  const { value, diagnostics } = await findKexts(folder);
  const [outer, ...inner] = (value ?? []).map(complete);
  if (!outer) return { diagnostics };
  return { value: { ...outer, nested: inner.filter((kext) => kext !== undefined) }, diagnostics };
}

function complete(kext: FoundKext): KextFacts | undefined {
  const { id, name } = kext;
  return id === null || name === null ? undefined : { ...kext, id, name, nested: [] };
}
