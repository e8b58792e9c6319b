import type { Place } from '../../diagnostics/diagnostic.ts';
import { attributeOf, childrenOf, type Element } from './xml-tree.ts';

/** A package that a Distribution installs. */
export interface PackageRef {
  id: string;
  version: string | null;
  /** none, RequireLogout, RequireRestart, RequireShutdown, RecommendRestart. */
  onConclusion: string | null;
  /** Its folder in the archive ("#widget.pkg" names it), or a file beside it; null: not said. */
  file: string | null;
  /** Whether it lies in the archive itself. */
  isInside: boolean;
  place: Place;
}

/**
 * The packages of a Distribution. One is told in several places: productbuild writes a `<pkg-ref>` for its version,
 * one for its bundles and one with its file, so what they say is joined by identifier.
 */
export function packageRefsOf(root: Element): PackageRef[] {
  const inChoices = childrenOf(root, 'choice').flatMap((choice) => childrenOf(choice, 'pkg-ref'));
  const refs = new Map<string, PackageRef>();
  for (const element of [...childrenOf(root, 'pkg-ref'), ...inChoices]) {
    const id = attributeOf(element, 'id');
    if (id === null) continue;
    const known = refs.get(id);
    const said = element.text.trim();
    const named = said !== '' && (known?.file ?? null) === null;
    refs.set(id, {
      id,
      version: known?.version ?? attributeOf(element, 'version'),
      onConclusion: known?.onConclusion ?? attributeOf(element, 'onConclusion'),
      file: named ? unescaped(said.replace(/^#/, '')) : (known?.file ?? null),
      isInside: named ? said.startsWith('#') : (known?.isInside ?? false),
      place: named ? element.place : (known?.place ?? element.place),
    });
  }
  return [...refs.values()];
}

/** It is written as part of a URL: "#My%20Kext.pkg". */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
