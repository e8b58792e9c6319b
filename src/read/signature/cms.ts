import type { X509Certificate } from 'node:crypto';
import { type Ber, childrenOfBer, readBer } from './ber.ts';
import { parseCertificate, type Signer, signerOfCertificate } from './certificate.ts';

/**
 * Who signed, from a signature (CMS, RFC 5652) as it stands in an executable, or in a codeless kext's
 * _CodeSignature/CodeSignature. Read, not verified. null: no certificate names anybody.
 */
export function signerOfCms(bytes: Uint8Array): Signer | null {
  const cms = withoutWrapper(bytes);
  const signed = signedDataIn(cms);
  if (!signed) return null;
  const certificates = certificatesIn(cms, signed);
  const serial = serialOfSigner(cms, signed);
  // The set has no order. Where no certificate is named, the signer's own is the one that signs no others.
  const own =
    certificates.find((one) => serial !== undefined && serialOf(one) === serial) ??
    certificates.find(({ ca }) => !ca) ??
    certificates[0];
  return own ? signerOfCertificate(own) : null;
}

/** Within an executable it stands behind a magic and a length, in a file of its own it mostly does not. */
function withoutWrapper(bytes: Uint8Array): Uint8Array {
  const isWrapped = WRAPPER.every((byte, i) => bytes[i] === byte);
  return isWrapped ? bytes.subarray(8) : bytes;
}

const WRAPPER = [0xfa, 0xde, 0x0b, 0x01];

/** ContentInfo { type, [0] { SignedData } } */
function signedDataIn(cms: Uint8Array): Ber | undefined {
  const outer = readBer(cms, 0, cms.length);
  const content = outer?.tag === SEQUENCE ? find(cms, outer, CONTEXT_0) : undefined;
  return content && find(cms, content, SEQUENCE);
}

/**
 * SignedData { version, digests, content, [0] certificates, [1] revoked ones, signers }. Only those: the time stamp has
 * certificates, too, further in.
 */
function certificatesIn(cms: Uint8Array, signed: Ber): X509Certificate[] {
  const set = find(cms, signed, CONTEXT_0);
  if (!set) return [];
  return childrenOfBer(cms, set)
    .filter(({ tag }) => tag === SEQUENCE)
    .slice(0, MAX_CERTIFICATES)
    .flatMap(({ start, end }) => parseCertificate(cms.subarray(start, end)) ?? []);
}

const MAX_CERTIFICATES = 20;

/** Of the first signer { version, { issuer, serial number }, … }: that of the certificate that it signed with. */
function serialOfSigner(cms: Uint8Array, signed: Ber): bigint | undefined {
  const signers = childrenOfBer(cms, signed).findLast(({ tag }) => tag === SET);
  const signer = signers && find(cms, signers, SEQUENCE);
  const id = signer && find(cms, signer, SEQUENCE);
  const serial = id && find(cms, id, INTEGER);
  if (!serial || serial.to === serial.from || serial.to - serial.from > MAX_SERIAL_BYTES) return undefined;
  return hexNumber(Buffer.from(cms.subarray(serial.from, serial.to)).toString('hex'));
}

/** RFC 5280 allows 20. */
const MAX_SERIAL_BYTES = 40;

function serialOf({ serialNumber }: X509Certificate): bigint | undefined {
  return hexNumber(serialNumber);
}

function hexNumber(hex: string): bigint | undefined {
  return /^[0-9a-f]+$/i.test(hex) ? BigInt(`0x${hex}`) : undefined;
}

const INTEGER = 0x02;
const SEQUENCE = 0x30;
const SET = 0x31;
const CONTEXT_0 = 0xa0;

function find(bytes: Uint8Array, parent: Ber, tag: number): Ber | undefined {
  return childrenOfBer(bytes, parent).find((child) => child.tag === tag);
}
