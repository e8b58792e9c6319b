import type { Place } from '../../diagnostics/diagnostic.ts';
import { attributeOf, childrenOf, type Element } from './xml-tree.ts';

/** A bundle as a PackageInfo or a Distribution lists it. null: it does not say. */
export interface ListedBundle {
  id: string | null;
  /** In the payload. */
  path: string | null;
  /** CFBundleVersion */
  version: string | null;
  /** CFBundleShortVersionString */
  shortVersion: string | null;
  place: Place;
}

/** The bundles that stand right in an element. */
export function bundlesIn(element: Element): ListedBundle[] {
  return childrenOf(element, 'bundle').map((bundle) => ({
    id: attributeOf(bundle, 'CFBundleIdentifier') ?? attributeOf(bundle, 'id'),
    path: attributeOf(bundle, 'path'),
    version: attributeOf(bundle, 'CFBundleVersion'),
    shortVersion: attributeOf(bundle, 'CFBundleShortVersionString'),
    place: bundle.place,
  }));
}
