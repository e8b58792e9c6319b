import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggestionFor } from '../../diagnostics/suggestion.ts';
import { tellSeveral } from '../release/united.ts';
import { placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { tellPackageConflicts, tellSigners } from './package-conflicts.ts';
import { type Item, kextOfPackage, type PackageKext, unnamedKexts } from './package-kexts.ts';
import type { Packaged } from './packaged.ts';
import type { Form } from './schema/schema.ts';
import { tellLanding } from './staged.ts';

export interface InPackage {
  /** By the number of the entry. */
  named: ReadonlyMap<number, PackageKext>;
  /** Those of the package that no entry names: whoever installs it is asked for them, too. */
  unnamed: readonly PackageKext[];
  diagnostics: Diagnostic[];
}

/** Finds the kexts of a profile in the package that it names, and tells where the two disagree. */
export function lookInPackage(
  source: Source,
  form: Form,
  { release, path, place, diagnostics: read }: Packaged,
  items: readonly Item[],
): InPackage {
  if (!release) return { named: new Map(), unnamed: [], diagnostics: read };
  const { bundles } = release;
  const ids = new Set(items.flatMap((item) => idOf(item) ?? []));
  const named = new Map<number, PackageKext>();
  const diagnostics = [...read];
  const at = (index: number) => placeOfPart(source, ['kexts', index]);
  for (const item of items) {
    const id = idOf(item);
    if (id === undefined) continue;
    const found = kextOfPackage(bundles, { id, path: item.entry.path ?? item.bundle?.path }, ids);
    if (found) named.set(item.index, found);
    diagnostics.push(
      ...(found
        ? [
            ...tellSeveral(found.bundles, at(item.index)),
            ...tellLanding(item.entry, found, at(item.index)),
            ...tellPackageConflicts(source, item, found),
          ]
        : [tellMissing(source, item, id, path, bundles)]),
    );
  }
  // Of an entry that cannot be read, nobody knows which of these it is.
  const isKnown =
    items.length === (form.kexts ?? []).length && items.every((item) => idOf(item) !== undefined);
  // A writer who names some knows what scripts are for; one who names none cannot have left anything out.
  const others = form.kexts === undefined ? bundles : bundles.filter(({ carried }) => !carried);
  const unnamed = isKnown ? unnamedKexts(others, ids) : [];
  const added = form.kexts === undefined ? [] : unnamed;
  diagnostics.push(
    ...added.map(({ facts }) =>
      diagnostic('profile.package-adds', { id: facts.id, name: facts.name, path }, place),
    ),
    ...unnamed.flatMap((kext) => [...tellSeveral(kext.bundles, place), ...tellLanding({}, kext, place)]),
    ...tellSigners(source, form.signing, [...unnamed, ...withoutOwnSigner(items, named)]),
  );
  return { named, unnamed, diagnostics };
}

function idOf({ entry, bundle }: Item): string | undefined {
  return entry.id ?? bundle?.id;
}

function tellMissing(
  source: Source,
  { index, entry }: Item,
  id: string,
  path: string,
  bundles: readonly { id: string }[],
): Diagnostic {
  const found = [...new Set(bundles.map((bundle) => bundle.id))];
  const place = placeOfPart(source, ['kexts', index, entry.id === undefined ? 'bundle' : 'id']);
  return diagnostic('profile.not-in-package', { id, path, found, suggestion: meant(id, found) }, place);
}

/** Identifiers of one vendor begin alike, however long; what follows tells them apart. */
function meant(id: string, found: readonly string[]): string | undefined {
  const start = commonStart([id, ...found]);
  const rest = suggestionFor(
    id.slice(start.length),
    found.map((other) => other.slice(start.length)),
  );
  return rest === undefined ? undefined : start + rest;
}

/** Whole parts, up to a dot. */
function commonStart([first = '', ...others]: readonly string[]): string {
  let start = '';
  for (const part of first.split('.').slice(0, -1)) {
    const next = `${start}${part}.`;
    if (!others.every((other) => other.startsWith(next))) break;
    start = next;
  }
  return start;
}

function withoutOwnSigner(items: readonly Item[], named: ReadonlyMap<number, PackageKext>): PackageKext[] {
  return items.flatMap(({ index, entry }) => (entry.signing ? [] : (named.get(index) ?? [])));
}
