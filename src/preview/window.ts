import type { Language, MacosVersion } from '../read/content/content.ts';

/** The words of the Installer's window in one language; a word that nobody has looked up there is absent. */
export type WindowWords = Readonly<Partial<Record<keyof typeof TERMS | keyof typeof ENGLISH, string>>>;

/** macOS's own words, as the terms have them. */
const TERMS = {
  introduction: 'installer-introduction',
  readme: 'installer-read-me',
  summary: 'installer-summary',
  continue: 'installer-continue-button',
  back: 'installer-go-back-button',
  print: 'installer-print-button',
  save: 'installer-save-button',
  close: 'installer-close-button',
} as const;

/** What is known of the window in English alone (domain research 5.1, read in macOS 12). */
const ENGLISH = {
  license: 'License',
  destination: 'Destination Select',
  type: 'Installation Type',
  installation: 'Installation',
  welcomeTitle: 'Welcome to the %@ Installer',
  readmeTitle: 'Important Information',
} as const;

export function windowWords({ locale, terms }: Language, family: MacosVersion['family']): WindowWords {
  const words = Object.entries(TERMS).flatMap(([key, term]) => {
    const text = terms[family].get(term)?.text;
    return text === undefined ? [] : [[key, text]];
  });
  return { ...Object.fromEntries(words), ...(/^en(-|$)/.test(locale) ? ENGLISH : {}) };
}
