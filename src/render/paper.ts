/** Where paper is US Letter; everywhere else it is A4 (CLDR, supplemental data, paperSize). */
const LETTER = ['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'];

/** The paper of a language; a tag without a region is taken where most of its speakers print. */
export function paperOf(locale: string): 'A4' | 'letter' {
  return LETTER.includes(new Intl.Locale(locale).maximize().region ?? '') ? 'letter' : 'A4';
}
