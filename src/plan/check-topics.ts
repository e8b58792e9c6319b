import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { suggestionFor } from '../diagnostics/suggestion.ts';
import type { Content, Topic } from '../read/content/content.ts';
import type { Asked } from '../read/profile/asked.ts';
import type { ProfilePlaces } from '../read/profile/profile-places.ts';

/** Topics that the profile names and a language lacks, and topics of the vendor's that no step says. */
export function checkTopics(
  asked: Asked,
  content: Pick<Content, 'flow' | 'answers' | 'languages'>,
  places: ProfilePlaces,
): Diagnostic[] {
  // Without a folder to look in, that is what has been told.
  if (asked.content === undefined) return [];
  return [...missing(asked, content, places), ...unused(asked, content)];
}

function missing(
  { extra = [] }: Asked,
  { languages }: Pick<Content, 'languages'>,
  places: ProfilePlaces,
): Diagnostic[] {
  return [...languages.values()].flatMap(({ locale, topics }) =>
    extra.flatMap(({ topic }, index) => {
      if (topic === undefined || topics.has(topic)) return [];
      const args = { topic, locale, suggestion: suggestionFor(topic, [...topics.keys()]) };
      return [diagnostic('content.no-topic', args, places.of(['extra', index, 'topic']))];
    }),
  );
}

/** A file that is near one of ours was meant to be it; any other may well be for another product of the vendor's. */
function unused(
  { extra }: Asked,
  { flow, answers, languages }: Pick<Content, 'flow' | 'answers' | 'languages'>,
): Diagnostic[] {
  const named = (extra ?? [{ topic: undefined }]).map(({ topic }) => topic);
  if (named.includes(undefined)) return [];
  const rows = [...flow.steps, ...answers].map(({ topic }) => topic);
  const said = new Set([...named, ...rows]);
  const topics = [...languages.values()].flatMap((language) => [...language.topics.values()]);
  const ours = [...new Set([...rows, ...topics.filter(({ own }) => !own).map(({ name }) => name)])];
  // One that is misspelt in "extra" is told there.
  const misspelt = named.map((name) =>
    suggestionFor(
      name ?? '',
      topics.map((topic) => topic.name),
    ),
  );
  const strays = new Map<string, Topic>();
  for (const topic of topics) {
    if (topic.own && !said.has(topic.name) && !misspelt.includes(topic.name)) strays.set(topic.file, topic);
  }
  return [...strays.values()].map(({ name, file }) => {
    const suggestion = suggestionFor(name, ours);
    return suggestion === undefined
      ? diagnostic('content.unused-topic', { topic: name }, { file })
      : diagnostic('content.unknown-topic', { topic: name, suggestion }, { file });
  });
}
