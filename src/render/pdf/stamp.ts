import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';

/**
 * The date that the PDFs bear: SOURCE_DATE_EPOCH, in seconds, where it is set
 * (https://reproducible-builds.org/specs/source-date-epoch/), else always the same day.
 */
export function stampFrom(env: Readonly<Record<string, string | undefined>>): Result<Date> {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (!epoch) return { value: FIXED, diagnostics: [] };
  if (!/^\d+$/.test(epoch) || Number(epoch) > LAST) {
    return { diagnostics: [diagnostic('browser.epoch', { found: epoch })] };
  }
  return { value: new Date(Number(epoch) * 1000), diagnostics: [] };
}

const FIXED = new Date('2000-01-01T00:00:00Z');

/** The last second of the year 9999: a PDF writes years with four digits. */
const LAST = 253_402_300_799;
