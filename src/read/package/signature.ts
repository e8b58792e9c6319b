import type { ByteSource } from '../bundle/macho.ts';
import { type Ber, childrenOfBer, readBer } from './ber.ts';
import { parseCertificate, type Signer, signerOfCertificate } from './certificate.ts';
import { codeSignatureOf } from './code-signature.ts';

export type { Signer } from './certificate.ts';

/**
 * Who signed an executable, by the certificate in its own code signature: that is the name that macOS shows when it
 * asks for permission. Read, not verified. null: not signed, signed ad hoc, or not to be read.
 */
export async function signerOf(source: ByteSource): Promise<Signer | null> {
  const cms = await codeSignatureOf(source);
  return cms ? signerOfCms(cms) : null;
}

/** The same from the signature alone (CMS, RFC 5652), as a codeless kext has it in _CodeSignature/CodeSignature. */
export function signerOfCms(bytes: Uint8Array): Signer | null {
  const cms = withoutWrapper(bytes);
  const certificates = certificatesIn(cms).flatMap((der) => {
    const parsed = parseCertificate(der);
    return parsed ? [{ der, isAuthority: parsed.ca }] : [];
  });
  // The set has no order; the signer's own is the one that signs no others.
  const own = certificates.find(({ isAuthority }) => !isAuthority) ?? certificates[0];
  return own ? signerOfCertificate(own.der) : null;
}

/** Within an executable it stands behind a magic and a length, in a file of its own it mostly does not. */
function withoutWrapper(bytes: Uint8Array): Uint8Array {
  const isWrapped = WRAPPER.every((byte, i) => bytes[i] === byte);
  return isWrapped ? bytes.subarray(8) : bytes;
}

const WRAPPER = [0xfa, 0xde, 0x0b, 0x01];

/**
 * ContentInfo { type, [0] { SignedData { version, digests, content, [0] certificates, … } } }. Only those: the time
 * stamp has certificates, too, further in.
 */
function certificatesIn(cms: Uint8Array): Uint8Array[] {
  const outer = readBer(cms, 0, cms.length);
  const content = outer?.tag === SEQUENCE ? find(cms, outer, CONTEXT_0) : undefined;
  const signed = content && find(cms, content, SEQUENCE);
  const set = signed && find(cms, signed, CONTEXT_0);
  if (!set) return [];
  return childrenOfBer(cms, set)
    .filter(({ tag }) => tag === SEQUENCE)
    .slice(0, MAX_CERTIFICATES)
    .map(({ start, end }) => cms.subarray(start, end));
}

const SEQUENCE = 0x30;
const CONTEXT_0 = 0xa0;
const MAX_CERTIFICATES = 20;

function find(bytes: Uint8Array, parent: Ber, tag: number): Ber | undefined {
  return childrenOfBer(bytes, parent).find((child) => child.tag === tag);
}
