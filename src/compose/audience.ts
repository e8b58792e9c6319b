import { within } from '../plan/impossible.ts';
import type { PlannedGuide } from '../plan/planned.ts';
import type { Content, MacosVersion } from '../read/content/content.ts';
import type { Profile } from '../read/profile/profile.ts';
import type { Messages } from './messages.ts';
import { rangeName, selector } from './names.ts';

const DIMENSIONS = ['action', 'chip', 'family', 'management'] as const;
type Dimension = (typeof DIMENSIONS)[number];
type Reader = Readonly<Record<Dimension, string>>;

/** One kind of reader: values that are told, dimension by dimension; a dimension that does not matter is not told. */
type Kind = readonly (readonly [Dimension, readonly string[]])[];

/**
 * For whom something is, as against everybody: “first installation · Mac with Apple silicon”. Only what tells these
 * readers from the others is named; kinds of readers that have no name in common stand side by side. Empty where it is
 * for everybody: also for those with a Mac of the other chip, who read this too, although no guide may be for them.
 */
export function audienceOf(
  guides: readonly PlannedGuide[],
  everybody: readonly PlannedGuide[],
  profile: Profile,
  content: Content,
  messages: Messages,
): string {
  const name = (dimension: Dimension, value: string) =>
    dimension === 'family'
      ? familyName(value, profile, content, messages)
      : messages(`pane.${dimension}`, { [dimension]: selector(value) });
  const versions = (family: string) => versionsOf(family, profile, content);
  const some = guides.flatMap((guide) => readersOf(guide, guide.chips));
  const all = everybody.flatMap((guide) =>
    readersOf(
      guide,
      guide.facts.family.flatMap(versions).flatMap(({ chips }) => chips),
    ),
  );
  return kindsOf(distinct(some), distinct(all), DIMENSIONS)
    .map((kind) =>
      kind.map(([dimension, values]) => values.map((value) => name(dimension, value)).join(', ')).join(' · '),
    )
    .join('; ');
}

function readersOf(guide: PlannedGuide, chips: readonly string[]): Reader[] {
  const { action, management } = guide;
  return chips.map((chip) => ({ action, chip, family: guide.facts.family[0] ?? '', management }));
}

function distinct(readers: readonly Reader[]): Reader[] {
  return [...new Map(readers.map((reader) => [JSON.stringify(reader), reader])).values()];
}

/** Splits readers by one dimension after the other, and joins again what needs no splitting. */
function kindsOf(some: readonly Reader[], all: readonly Reader[], dimensions: readonly Dimension[]): Kind[] {
  if (some.length === all.length) return [[]];
  const [dimension, ...rest] = dimensions;
  if (dimension === undefined) return [[]];
  const values = [...new Set(all.map((reader) => reader[dimension]))];
  const alike = new Map<string, { values: string[]; kinds: Kind[] }>();
  for (const value of values) {
    const here = some.filter((reader) => reader[dimension] === value);
    if (here.length === 0) continue;
    const kinds = kindsOf(
      here,
      all.filter((reader) => reader[dimension] === value),
      rest,
    );
    const known = alike.get(JSON.stringify(kinds));
    if (known) known.values.push(value);
    else alike.set(JSON.stringify(kinds), { values: [value], kinds });
  }
  return [...alike.values()].flatMap((group) =>
    group.kinds.map(
      (kind): Kind => (group.values.length === values.length ? kind : [[dimension, group.values], ...kind]),
    ),
  );
}

function familyName(family: string, profile: Profile, content: Content, messages: Messages): string {
  const { from, to } = profile.guides.macos;
  const versions = versionsOf(family, profile, content).map(({ version }) => version);
  const last = versions.at(-1) ?? from;
  const open = to === null && last === content.macos.at(-1)?.version;
  return rangeName({ from: versions[0] ?? from, to: open ? null : last }, messages);
}

/** The versions of a family that the profile asks for. */
function versionsOf(family: string, profile: Profile, content: Content): MacosVersion[] {
  return content.macos.filter(
    (macos) => macos.family === family && within(macos.version, profile.guides.macos),
  );
}
