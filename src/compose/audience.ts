import type { PlannedGuide } from '../plan/plan.ts';
import type { Content } from '../read/content/content.ts';
import type { Profile } from '../read/profile/profile.ts';
import type { Messages } from './messages.ts';
import { rangeName } from './names.ts';

const DIMENSIONS = ['action', 'chip', 'family', 'management'] as const;
type Dimension = (typeof DIMENSIONS)[number];
type Reader = Readonly<Record<Dimension, string>>;

/**
 * For whom something is, as against everybody: “first installation · Mac with Apple silicon”. Only what tells these
 * readers from the others is named. Nothing where it is for everybody.
 */
export function audienceOf(
  guides: readonly PlannedGuide[],
  everybody: readonly PlannedGuide[],
  profile: Profile,
  content: Content,
  messages: Messages,
): string {
  const all = everybody.flatMap(readersOf);
  const some = guides.flatMap(readersOf);
  if (some.length === all.length) return '';
  const telling = DIMENSIONS.filter(
    (dimension) => valuesIn(some, dimension).size < valuesIn(all, dimension).size,
  );
  const matching = all.filter((reader) =>
    telling.every((dimension) => valuesIn(some, dimension).has(reader[dimension])),
  );
  if (matching.length > some.length && guides.length > 1) {
    // No product of values describes them: name one guide after the other.
    return guides.map((guide) => audienceOf([guide], everybody, profile, content, messages)).join('; ');
  }
  const parts = telling.map((dimension) =>
    [...valuesIn(some, dimension)]
      .map((value) => nameOf(dimension, value, profile, content, messages))
      .join(', '),
  );
  return parts.join(' · ');
}

function readersOf(guide: PlannedGuide): Reader[] {
  const { action, management } = guide;
  return guide.chips.map((chip) => ({ action, chip, family: guide.facts.family[0] ?? '', management }));
}

function valuesIn(readers: readonly Reader[], dimension: Dimension): Set<string> {
  return new Set(readers.map((reader) => reader[dimension]));
}

function nameOf(
  dimension: Dimension,
  value: string,
  profile: Profile,
  content: Content,
  messages: Messages,
): string {
  if (dimension !== 'family') return messages(`pane.${dimension}`, { [dimension]: value });
  const { from, to } = profile.guides.macos;
  const versions = content.macos
    .filter(({ family, version }) => family === value && Number(version) >= Number(from))
    .filter(({ version }) => to === null || Number(version) <= Number(to))
    .map(({ version }) => version);
  const last = versions.at(-1) ?? from;
  const open = to === null && last === content.macos.at(-1)?.version;
  return rangeName({ from: versions[0] ?? from, to: open ? null : last }, messages);
}
