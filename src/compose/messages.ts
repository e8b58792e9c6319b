import { IntlMessageFormat } from 'intl-messageformat';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Language } from '../read/content/content.ts';

type MessageValues = Record<string, string | number>;

/** Says a string of strings.yaml in its language, with its plurals; a missing or broken one is reported. */
export type Messages = (key: string, values?: MessageValues) => string;

export function messagesOf(language: Language, report: (finding: Diagnostic) => void): Messages {
  const parsed = new Map<string, IntlMessageFormat>();
  return (key, values = {}) => {
    const source = language.strings.get(key);
    if (source === undefined) {
      report(diagnostic('content.no-string', { key, locale: language.locale }));
      return key;
    }
    try {
      const message =
        parsed.get(key) ?? new IntlMessageFormat(source, language.locale, undefined, { ignoreTag: true });
      parsed.set(key, message);
      return String(message.format(values));
    } catch (error) {
      report(
        diagnostic('content.bad-string', { key, locale: language.locale, reason: (error as Error).message }),
      );
      return key;
    }
  };
}
