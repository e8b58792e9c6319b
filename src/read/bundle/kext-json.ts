import type { FoundKext } from './find-kexts.ts';
import { type SignerJson, signerJson } from './signer.ts';

/** A kext as `inspect --json` prints it, of a bundle or of a package. */
export type KextJson = Omit<FoundKext, 'signer'> & { signer: SignerJson | null };

export function kextJson({ id, name, version, codeless, architectures, path, signer }: FoundKext): KextJson {
  return { id, name, version, codeless, architectures, path, signer: signerJson(signer) };
}
