import { visit } from 'unist-util-visit';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggestionFor } from '../../diagnostics/suggestion.ts';
import type { Language, Templates, Topic } from './content.ts';

/** A picture that a topic names: `::picture[…]{of=alert}` is drawn by the template `pictures/alert.hbs`. */
interface Named {
  name: string;
  topic: Topic;
  position?: { start: { line: number; column: number } } | undefined;
}

/** The templates of the pictures that topics name, `pictures/alert.hbs` and others. */
export function picturesOf(languages: Iterable<Language>): string[] {
  return namedIn(languages).map(({ name }) => fileOf(name));
}

/** Pictures that topics name and no template draws. */
export function tellPictures(languages: Iterable<Language>, templates: Templates): Diagnostic[] {
  const known = [...templates.keys()].flatMap((file) => /^pictures\/(.+)\.hbs$/.exec(file)?.[1] ?? []);
  return namedIn(languages)
    .filter(({ name }) => !known.includes(name))
    .map(({ name, topic, position }) =>
      diagnostic(
        'content.no-picture',
        { name, suggestion: suggestionFor(name, known) },
        { file: topic.file, text: topic.source, ...position?.start },
      ),
    );
}

function namedIn(languages: Iterable<Language>): Named[] {
  const found: Named[] = [];
  for (const { topics } of languages) {
    for (const topic of topics.values()) {
      visit(topic.tree, 'leafDirective', ({ name, attributes, position }) => {
        if (name === 'picture') found.push({ name: attributes?.of ?? '', topic, position });
      });
    }
  }
  return found;
}

function fileOf(name: string): string {
  return `pictures/${name}.hbs`;
}
