import leven from 'leven';
import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { familiesOf } from '../scope.ts';
import { element, isolated, text } from './element.ts';
import type { Handler } from './handler.ts';
import { placeOf } from './place.ts';

/**
 * `:term[allow-button]`: macOS's own word for what is on screen. `:term[system-settings|system-preferences]` takes the
 * first name that this macOS has. “%@” in a word is where macOS puts the developer's name.
 */
export const term: Handler = (node, context) => {
  const { language, unsure, report } = context.scope;
  const families = familiesOf(context.scope);
  const names = textOf(node as never)
    .split('|')
    .map((name) => name.trim());
  for (const family of families) {
    for (const name of names) {
      const found = language.terms[family].get(name);
      if (!found) continue;
      if (!found.sure) unsure(found.text);
      return [element('b', { className: ['ui'] }, withDeveloper(found.text, context))];
    }
  }
  const known = families.flatMap((family) => [...language.terms[family].keys()]);
  const suggestion = known.find((candidate) => leven(candidate, names[0] ?? '') <= 3);
  const args = { name: names.join('|'), family: families.join(', '), suggestion };
  report(diagnostic('content.no-term', args, placeOf(node, context)));
  return [text(names.join('|'))];
};

function withDeveloper(word: string, { scope }: Parameters<Handler>[1]): RootContent[] {
  const developer = scope.values.one.get('signing.developer');
  const name = developer === undefined ? text(scope.messages('developer.unknown')) : isolated(developer);
  return word
    .split('%@')
    .flatMap((part, index) => [...(index > 0 ? [name] : []), ...(part ? [text(part)] : [])]);
}
