import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { suggestionFor } from '../diagnostics/suggestion.ts';
import type { Content } from '../read/content/content.ts';
import type { Asked } from '../read/profile/asked.ts';
import type { ProfilePlaces } from '../read/profile/profile-places.ts';

/** Topics that the profile names and a language lacks. Without a folder to look in, that is what has been told. */
export function checkTopics(
  { content: folder, extra = [] }: Asked,
  { languages }: Pick<Content, 'languages'>,
  places: ProfilePlaces,
): Diagnostic[] {
  if (folder === undefined) return [];
  return [...languages.values()].flatMap(({ locale, topics }) =>
    extra.flatMap(({ topic }, index) => {
      if (topic === undefined || topics.has(topic)) return [];
      const args = { topic, locale, suggestion: suggestionFor(topic, [...topics.keys()]) };
      return [diagnostic('content.no-topic', args, places.of(['extra', index, 'topic']))];
    }),
  );
}
