import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnosticJson } from '../../diagnostics/print.ts';
import { findKexts } from './find-kexts.ts';
import { type KextJson, kextJson } from './kext-json.ts';

/** What `inspect --json` prints. */
export interface InspectReport {
  kexts: KextJson[];
  /** A .kext has none. */
  package: null;
  diagnostics: ReturnType<typeof diagnosticJson>[];
  /** What every `signer` is worth. */
  signatures: 'read, not verified';
}

/** Reads all that a .kext bundle tells, for people and for other tools. */
export async function inspectBundle(
  folder: string,
): Promise<{ report: InspectReport; diagnostics: Diagnostic[] }> {
  const { value, diagnostics } = await findKexts(folder);
  const report: InspectReport = {
    kexts: (value ?? []).map(kextJson),
    package: null,
    diagnostics: diagnostics.map(diagnosticJson),
    signatures: 'read, not verified',
  };
  return { report, diagnostics };
}
