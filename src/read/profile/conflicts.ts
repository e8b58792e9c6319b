import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { KextFacts } from '../bundle/kext.ts';
import { placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { type Entry, fileName } from './merge.ts';

/** What an entry says otherwise than its bundle: one of them is wrong, and nobody can know which. */
export function tellConflicts(source: Source, entry: Entry, index: number, facts: KextFacts): Diagnostic[] {
  return differences(entry, facts).map(({ key, written, found }) => {
    const place = placeOfPart(source, ['kexts', index, key]);
    return diagnostic('profile.conflict', { key: `kexts[].${key}`, written, bundle: found }, place);
  });
}

/** A fact that is written in one way and found in another. */
export interface Difference {
  key: keyof Entry;
  written: string;
  found: string;
}

/** What is written of a kext and is not so. */
export function differences(entry: Entry, facts: KextFacts): Difference[] {
  const file = fileName(facts.path);
  const architectures = entry.architectures?.filter((name) => name !== undefined);
  const pairs: [keyof Entry, string | undefined, string | null][] = [
    ['id', entry.id, facts.id],
    ['version', entry.version, facts.version],
    ['codeless', entry.codeless?.toString(), facts.codeless.toString()],
    ['architectures', architectures && setOf(architectures), setOf(facts.architectures)],
    // Both the file's name and the name inside are the kext's.
    [
      'name',
      entry.name && fileName(entry.name) === facts.name ? undefined : entry.name && fileName(entry.name),
      file,
    ],
  ];
  return pairs.flatMap(([key, written, found]) =>
    written === undefined || found === null || written === found ? [] : [{ key, written, found }],
  );
}

function setOf(names: readonly string[]): string {
  return `[${[...new Set(names)].sort().join(', ')}]`;
}
