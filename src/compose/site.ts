import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { managementOf } from '../plan/guide-id.ts';
import type { Language } from '../read/content/content.ts';
import type { IndexDocument } from './document.ts';
import { formsOf } from './forms.ts';
import { messagesOf } from './messages.ts';
import { directionOf, uiOf } from './page.ts';

/** Says the page over all products. Languages are named in themselves, since that is how their readers find them. */
export function composeIndex(
  products: readonly {
    id: string;
    name: string;
    vendor: string;
    locales: readonly { locale: string; guides: readonly { id: string; title: string }[] }[];
  }[],
  language: Language,
): { document: IndexDocument; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const messages = messagesOf(language, (finding) => diagnostics.push(finding));
  const title = messages('ui.index-title');
  const document: IndexDocument = {
    locale: language.locale,
    dir: directionOf(language.locale),
    title,
    windowTitle: title,
    ui: uiOf(language, messages),
    forms: formsOf(messages),
    products: products.map((product) => ({
      ...product,
      locales: product.locales.map(({ locale, guides }) => ({
        locale,
        name: languageName(locale),
        guides: guides.filter(({ id }) => managementOf(id) === 'none'),
        managed: guides.filter(({ id }) => managementOf(id) !== 'none'),
      })),
    })),
  };
  return { document, diagnostics };
}

function languageName(locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
}
