import type { FoundKext } from './find-kexts.ts';
import { type SignerJson, signerJson } from './signer.ts';

/**
 * A kext as `inspect --json` prints it, of a bundle or of a package. `path` is null where a package does not install it
 * itself, but brings it beside its scripts.
 */
export type KextJson = Omit<FoundKext, 'signer' | 'path'> & {
  path: string | null;
  signer: SignerJson | null;
};

type Known = Omit<FoundKext, 'path'> & { path: string | null };

export function kextJson({ id, name, version, codeless, architectures, path, signer }: Known): KextJson {
  return { id, name, version, codeless, architectures, path, signer: signerJson(signer) };
}
