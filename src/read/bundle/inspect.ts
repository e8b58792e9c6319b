import { type Diagnostic, type Severity, sentence } from '../../diagnostics/diagnostic.ts';
import { type FoundKext, findKexts } from './find-kexts.ts';

/** What `inspect --json` prints. */
export interface InspectReport {
  kexts: FoundKext[];
  /** A .kext has none; a .pkg will. */
  package: null;
  diagnostics: {
    code: string;
    severity: Severity;
    message: string;
    place: { file: string; line?: number; column?: number } | null;
  }[];
}

/** Reads all that a .kext bundle tells, for people and for other tools. */
export async function inspectBundle(
  folder: string,
): Promise<{ report: InspectReport; diagnostics: Diagnostic[] }> {
  const { value, diagnostics } = await findKexts(folder);
  const report: InspectReport = {
    kexts: value ?? [],
    package: null,
    diagnostics: diagnostics.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: sentence(finding),
      place: placeOf(finding),
    })),
  };
  return { report, diagnostics };
}

/** Without the text of the file, which is there for the code frame of a terminal. */
function placeOf({ place }: Diagnostic): InspectReport['diagnostics'][number]['place'] {
  if (!place) return null;
  const { text: _, ...rest } = place;
  return rest;
}
