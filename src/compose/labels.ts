import type { Scope } from './scope.ts';
import { familiesOf } from './scope.ts';

/** What pictures are lettered with: macOS's own words by their names, and the product's. */
export interface Labels {
  terms: Readonly<Record<string, string>>;
  product: string;
  /** As macOS shows them: who signed the kexts, where that is known. */
  developers: readonly string[];
}

/** The words of the macOS that is spoken of, “%@” filled with the developer's name as macOS does. */
export function labelsOf(scope: Scope): Labels {
  const { language, values, messages } = scope;
  const developer = values.one.get('signing.developer') ?? messages('developer.unknown');
  const terms = familiesOf(scope).flatMap((family) => [...language.terms[family]]);
  return {
    terms: Object.fromEntries(
      terms.map(([name, { text }]) => [name, text.replaceAll('%@', () => developer)]),
    ),
    product: values.one.get('product.name') ?? '',
    developers: values.many.get('signing.developers') ?? [],
  };
}
