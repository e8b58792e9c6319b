/** The numbers by which RTF knows languages, for those whose words macOS has here. */
const NUMBERS: Readonly<Record<string, number>> = {
  ar: 1025,
  cs: 1029,
  da: 1030,
  de: 1031,
  en: 1033,
  es: 3082,
  fi: 1035,
  fr: 1036,
  he: 1037,
  it: 1040,
  ja: 1041,
  ko: 1042,
  nb: 1044,
  nl: 1043,
  pl: 1045,
  pt: 2070,
  'pt-BR': 1046,
  ru: 1049,
  sv: 1053,
  tr: 1055,
  'zh-Hans': 2052,
  'zh-Hant': 1028,
};

/** The number of a language, or of that which it is a variety of; undefined where RTF has to do without. */
export function languageNumber(tag: string): number | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  return NUMBERS[tag] ?? NUMBERS[`${language}-${script}`] ?? NUMBERS[language];
}
