import { X509Certificate } from 'node:crypto';
import { harmless } from '../../diagnostics/harmless.ts';

/** Who signed, as a certificate says. Read, never verified. */
export interface Signer {
  /** The name that macOS shows: of the certificate, without its kind and team. */
  developer: string;
  teamId: string | null;
  /** What it is for: "Developer ID Application"; null: none of Apple's kinds stands there. */
  kind: string | null;
}

/** Who a certificate names; null where it names nobody. Whether to trust it is not asked. */
export function signerOfCertificate(certificate: X509Certificate): Signer | null {
  const name = harmless(nameOf(certificate, 'CN')?.trim() ?? '');
  const [, bare = name, inName] = /^(.*?)\s*\(([A-Z0-9]{10})\)$/.exec(name) ?? [];
  const kind = KINDS.find((one) => bare.startsWith(`${one}: `)) ?? null;
  const developer = bare.slice(kind === null ? 0 : kind.length + 2).trim();
  if (developer === '') return null;
  const unit = nameOf(certificate, 'OU');
  // In a certificate for development, what stands in parentheses is not the team.
  return { developer, teamId: unit && TEAM.test(unit) ? unit : (inName ?? null), kind };
}

/** A certificate (DER); undefined where the bytes are none. */
export function parseCertificate(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

/**
 * Of the subject, which Node writes one name a line, escaped as RFC 2253 tells. Not toLegacyObject(): it looks at the
 * key, too, and a damaged one ends the whole process (a segmentation fault in Node 24.21, seen by mutations.test.ts).
 */
function nameOf({ subject }: X509Certificate, key: 'CN' | 'OU'): string | undefined {
  const line = (subject ?? '').split('\n').find((one) => one.startsWith(`${key}=`));
  return line && unescaped(line.slice(key.length + 1, MAX_NAME));
}

/** X.520 allows 64 characters for either. */
const MAX_NAME = 1000;

function unescaped(text: string): string {
  return text.replace(/\\([0-9A-F]{2})|\\(.)/g, (_, hex?: string, character?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (character ?? ''),
  );
}

/** What Apple puts before the name (support page "Certificate types"). */
const KINDS = [
  'Developer ID Application',
  'Developer ID Installer',
  'Apple Development',
  'Apple Distribution',
  'Mac Developer',
  'Mac Developer Installer',
  '3rd Party Mac Developer Application',
  '3rd Party Mac Developer Installer',
];

const TEAM = /^[A-Z0-9]{10}$/;
