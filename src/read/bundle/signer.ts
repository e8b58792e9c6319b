import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import type { Signer } from '../signature/certificate.ts';
import { signerOfCms } from '../signature/cms.ts';
import { codeSignatureOf } from './code-signature.ts';
import type { ByteSource } from './macho.ts';
import { quote } from './quote.ts';

export type { Signer } from '../signature/certificate.ts';
export { MAX_SIGNATURE_BYTES } from './code-signature.ts';

/** Who signed, as it is printed: what else was read of the certificate is for rules. */
export type SignerJson = Pick<Signer, 'developer' | 'teamId'>;

/** Where a codeless kext has its signature, below the folder that its Info.plist lies in. */
export const SIGNATURE_FILE = '_CodeSignature/CodeSignature';

/**
 * Who signed an executable, by the certificate in its own code signature: that is the name that macOS shows when it
 * asks for permission. Read, not verified. null: not signed, signed ad hoc, or not to be read.
 */
export async function signerOf(source: ByteSource): Promise<Signer | null> {
  const cms = await codeSignatureOf(source);
  return cms ? signerOfCms(cms) : null;
}

/** Whether macOS shows this name to other people: kexts for them need a Developer ID (domain.md 4, 12). */
export function isForOthers({ kind }: Signer): boolean {
  return kind === null || kind === 'Developer ID Application';
}

/** Told of a signature that is not the one that other people will get. */
export function tellSigner(signer: Signer | null, place: Place): Diagnostic[] {
  if (signer === null || isForOthers(signer)) return [];
  return [diagnostic('bundle.certificate-kind', { found: quote(signer.kind ?? '') }, place)];
}

export function signerJson(signer: Signer | null): SignerJson | null {
  return signer && { developer: signer.developer, teamId: signer.teamId };
}
