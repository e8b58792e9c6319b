import { previousOf } from '../plan/release/diff.ts';
import { isForOthers } from '../read/bundle/signer.ts';
import { LIMITS } from '../read/profile/limits.ts';
import type { Kext } from '../read/profile/profile.ts';
import { landingOf } from '../read/profile/staged.ts';
import type { Release, ReleaseKext } from '../read/release/release.ts';
import { strongest } from '../read/release/united.ts';
import { note, sample, under } from './comments.ts';
import type { InitFacts } from './facts.ts';
import { type Gap, todo } from './gaps.ts';
import { kextNotes, landingNote, previousNote } from './kext-notes.ts';
import { type Line, listOf, mapOf } from './nodes.ts';

/** `package` and `kexts`: where the facts are read from at each build, with what they are now. */
export function kextLines(facts: InitFacts): { lines: Line[]; gaps: Gap[] } {
  const { release, path } = facts;
  if (!release || path === undefined)
    return { lines: [nothingYet()], gaps: [{ key: 'kexts', needed: true }] };
  const isSigned = release.bundles.every(({ signer }) => signer !== null && isForOthers(signer));
  return {
    lines:
      release.kind === 'package' ? packageLines(release, path, facts) : [bundleLine(release, path, facts)],
    gaps: [
      ...(isSigned ? [] : [{ key: 'signing.developer', needed: false }]),
      ...(hasLanding(release) ? [{ key: 'kexts[].path', needed: false }] : []),
    ],
  };
}

function nothingYet(): Line {
  const above = under(
    todo(['kexts', 0, 'bundle']),
    note('Or name the installer, instead of "kexts":'),
    sample('package: build/AcmeStorage.pkg'),
  );
  const entry = mapOf([{ key: 'bundle', value: null }]);
  return { key: 'kexts', value: listOf([{ value: entry, above: '' }]), above, apart: true };
}

const READ_AGAIN = 'Its facts are read again at each build, so they stand here in comments only.';

function packageLines({ bundles }: Release, path: string, facts: InitFacts): Line[] {
  const file: Line = { key: 'package', value: path, above: note(READ_AGAIN), apart: true };
  const kexts = [...Map.groupBy(bundles, ({ id }) => id)];
  // Without a list, all kexts of the package are the product's.
  if (kexts.length > LIMITS.kexts) return [file];
  const entries = kexts.map(([id, same]) => ({
    value: mapOf([{ key: 'id', value: id }, ...landingLine(same), ...previousLine([id], facts)]),
    above: note(...kextNotes(strongest(same), same)),
  }));
  return [file, { key: 'kexts', value: listOf(entries), apart: true }];
}

/** What a package only stages, its script puts elsewhere: most likely where kexts are. */
function landingLine(same: readonly ReleaseKext[]): Line[] {
  const path = landingOf(same);
  return path === undefined ? [] : [{ key: 'path', value: path, above: note(landingNote(same[0]!)) }];
}

function hasLanding({ bundles }: Release): boolean {
  return [...Map.groupBy(bundles, ({ id }) => id).values()].some((same) => landingOf(same) !== undefined);
}

function bundleLine({ bundles }: Release, path: string, facts: InitFacts): Line {
  const ids = bundles.map(({ id }) => id);
  const entry = mapOf([{ key: 'bundle', value: path }, ...previousLine(ids, facts)]);
  const [outer, ...inner] = bundles;
  const notes = [
    ...(outer ? kextNotes(outer, [outer]) : []),
    ...inner.flatMap((kext) => [`Inside it: ${kextNotes(kext, [kext])[0]}`]),
  ];
  return {
    key: 'kexts',
    value: listOf([{ value: entry, above: note(READ_AGAIN, ...notes) }]),
    apart: true,
  };
}

/** Of an entry that stands for several kexts, what asks the most of a reader. */
function previousLine(ids: readonly string[], { previous }: InitFacts): Line[] {
  if (!previous) return [];
  const found = previous.kexts.flatMap((kext) => (ids.includes(kext.id) ? (previousOf(kext) ?? []) : []));
  const value = STRONGEST.find((one) => found.includes(one));
  return value === undefined
    ? []
    : [{ key: 'previous', value, beside: note(previousNote(value, previous.file)) }];
}

const STRONGEST: NonNullable<Kext['previous']>[] = ['absent', 'codeless', 'code'];
