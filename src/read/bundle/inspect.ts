import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnosticJson } from '../../diagnostics/print.ts';
import { type FoundKext, findKexts } from './find-kexts.ts';

/** What `inspect --json` prints. */
export interface InspectReport {
  kexts: FoundKext[];
  /** A .kext has none; a .pkg will. */
  package: null;
  diagnostics: ReturnType<typeof diagnosticJson>[];
}

/** Reads all that a .kext bundle tells, for people and for other tools. */
export async function inspectBundle(
  folder: string,
): Promise<{ report: InspectReport; diagnostics: Diagnostic[] }> {
  const { value, diagnostics } = await findKexts(folder);
  const report: InspectReport = {
    kexts: value ?? [],
    package: null,
    diagnostics: diagnostics.map(diagnosticJson),
  };
  return { report, diagnostics };
}
