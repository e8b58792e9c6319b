import type { Language } from '../read/content/content.ts';
import type { Profile } from '../read/profile/profile.ts';
import type { Page } from './document.ts';
import type { Messages } from './messages.ts';

/** What the pages of a product share; title and windowTitle are the page's own. */
export function pageOf(
  title: string,
  windowTitle: string,
  profile: Profile,
  language: Language,
  messages: Messages,
): Page {
  return {
    locale: language.locale,
    dir: directionOf(language.locale),
    title,
    windowTitle,
    product: profile.product,
    draft: profile.draft,
    ui: uiOf(language, messages),
  };
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  // ES2026; Node 24 has it, the type library of TypeScript does not yet.
  const { direction } = (
    new Intl.Locale(locale) as unknown as { getTextInfo(): { direction: 'ltr' | 'rtl' } }
  ).getTextInfo();
  return direction;
}

export function uiOf(language: Language, messages: Messages): Record<string, string> {
  const keys = [...language.strings.keys()].filter((key) => key.startsWith('ui.'));
  return Object.fromEntries(keys.map((key) => [key.slice('ui.'.length), messages(key)]));
}
