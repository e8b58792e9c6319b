import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Facts, Language, MacosVersion } from '../read/content/content.ts';
import type { Messages } from './messages.ts';
import type { Values } from './values.ts';

/** All that words depend on: the language, the macOS they are about, what is true, and the product's own values. */
export interface Scope {
  language: Language;
  messages: Messages;
  /** What is true for each kind of reader that is spoken to: one for a guide, several for a pane. */
  readers: readonly Facts[];
  values: Values;
  /** Takes what is wrong with the content; composing goes on, so that all of it is found at once. */
  report: (finding: Diagnostic) => void;
  /** Takes the words of macOS that were used without being sure. */
  unsure: (term: string) => void;
}

/** The families of macOS versions that are spoken of, the older first. */
export function familiesOf({ readers }: Scope): MacosVersion['family'][] {
  return (['macos-11', 'macos-13'] as const).filter((family) =>
    readers.some((facts) => facts.family.includes(family)),
  );
}
