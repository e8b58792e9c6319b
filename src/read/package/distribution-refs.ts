import type { Place } from '../../diagnostics/diagnostic.ts';
import { bundlesIn, type ListedBundle } from './listed-bundle.ts';
import { attributeOf, childrenOf, type Element } from './xml-tree.ts';

/** A package that a Distribution installs. */
export interface PackageRef {
  id: string;
  version: string | null;
  /** none, RequireLogout, RequireRestart, RequireShutdown, RecommendRestart. */
  onConclusion: string | null;
  auth: string | null;
  /** Its folder in the archive ("#widget.pkg" names it), or a file beside it; null: not said. */
  file: string | null;
  /** Whether it lies in the archive itself. */
  isInside: boolean;
  /** What its `<bundle-version>` lists. */
  bundles: ListedBundle[];
  /** Of the element that names its file, else of the first one. */
  place: Place;
  /** All that speak of it. */
  elements: Element[];
}

/**
 * The packages of a Distribution. One is told in several places: productbuild writes a `<pkg-ref>` for its version,
 * one for its bundles and one with its file, so what they say is joined by identifier, the first that says it.
 */
export function packageRefsOf(root: Element): PackageRef[] {
  const inChoices = childrenOf(root, 'choice').flatMap((choice) => childrenOf(choice, 'pkg-ref'));
  const byId = new Map<string, Element[]>();
  for (const element of [...childrenOf(root, 'pkg-ref'), ...inChoices]) {
    const id = attributeOf(element, 'id');
    if (id === null) continue;
    const known = byId.get(id);
    if (known) known.push(element);
    else byId.set(id, [element]);
  }
  return [...byId].map(([id, elements]) => joined(id, elements));
}

function joined(id: string, elements: Element[]): PackageRef {
  const first = (name: string) => elements.map((one) => attributeOf(one, name)).find((said) => said) ?? null;
  const naming = elements.find(({ text }) => text.trim() !== '');
  const said = naming?.text.trim();
  return {
    id,
    version: first('version'),
    onConclusion: first('onConclusion'),
    auth: first('auth'),
    file: said === undefined ? null : unescaped(said.replace(/^#/, '')),
    isInside: said?.startsWith('#') ?? false,
    bundles: elements.flatMap((one) => childrenOf(one, 'bundle-version').flatMap(bundlesIn)),
    place: (naming ?? elements[0]!).place,
    elements,
  };
}

/** It is written as part of a URL: "#My%20Kext.pkg". */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
