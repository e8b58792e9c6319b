import type { KextFacts } from '../bundle/kext.ts';
import type { ReleaseKext } from '../release/release.ts';
import { strongest } from '../release/united.ts';
import type { Entry } from './merge.ts';

/** An entry of `kexts`, and what its bundle tells where it has one that could be read. */
export interface Item {
  index: number;
  entry: Entry;
  bundle?: KextFacts;
}

/** A kext of a package, with those inside it, and all bundles of its identifier that are meant. */
export interface PackageKext {
  facts: KextFacts;
  bundles: readonly ReleaseKext[];
}

/**
 * The kext of a package that an entry names by its identifier, or by its path, too, where there are several of one.
 * Kexts inside it come along, unless `named` names them. Undefined where the package has none of it.
 */
export function kextOfPackage(
  bundles: readonly ReleaseKext[],
  { id, path }: { id: string; path?: string | undefined },
  named: ReadonlySet<string>,
): PackageKext | undefined {
  const same = bundles.filter((bundle) => bundle.id === id);
  const [chosen] = same.filter((bundle) => bundle.path === path);
  const meant = chosen ? [chosen] : same;
  return meant.length === 0 ? undefined : { facts: factsOf(meant, bundles, named), bundles: meant };
}

/** The kexts of a package that no entry names, and that are in none that is named. */
export function unnamedKexts(bundles: readonly ReleaseKext[], named: ReadonlySet<string>): PackageKext[] {
  const covering = bundles.filter(({ id }) => named.has(id));
  const left = bundles.filter(
    (bundle) => !named.has(bundle.id) && !covering.some((one) => isInside(bundle, one)),
  );
  const outer = left.filter((bundle) => !left.some((one) => isInside(bundle, one)));
  const ids = new Set(outer.map(({ id }) => id));
  return [...ids].map((id) => kextOfPackage(bundles, { id }, new Set([...named, ...ids]))!);
}

function factsOf(
  meant: readonly ReleaseKext[],
  bundles: readonly ReleaseKext[],
  named: ReadonlySet<string>,
): KextFacts {
  const inner = bundles.filter(
    (bundle) => !named.has(bundle.id) && meant.some((outer) => isInside(bundle, outer)),
  );
  const nested = [...Map.groupBy(inner, ({ id }) => id).values()];
  const variants = meant.map(({ path, codeless, architectures }) => ({ path, codeless, architectures }));
  return {
    ...bare(strongest(meant)),
    ...(variants.length > 1 ? { variants } : {}),
    nested: nested.map((same) => bare(strongest(same))),
  };
}

function bare({ place: _, scripted: __, carried: ___, ...facts }: ReleaseKext): KextFacts {
  return { ...facts, nested: [] };
}

function isInside(bundle: ReleaseKext, outer: ReleaseKext): boolean {
  return bundle.path.startsWith(`${outer.path}/`);
}
