import type { Place } from '../../diagnostics/diagnostic.ts';
import { attributeOf, childrenOf, type Element } from './xml-tree.ts';

/** What a person may choose in the Installer. Conditions are JavaScript, kept as they stand and never run. */
export interface Choice {
  id: string | null;
  title: string | null;
  /** Literal, or JavaScript; null: not said, so "true". */
  selected: string | null;
  enabled: string | null;
  visible: string | null;
  /** Identifiers of the packages that it installs. */
  packages: string[];
  place: Place;
}

/** The choices of a Distribution, in its order. */
export function choicesOf(root: Element): Choice[] {
  return childrenOf(root, 'choice').map((choice) => ({
    id: attributeOf(choice, 'id'),
    title: attributeOf(choice, 'title'),
    selected: attributeOf(choice, 'selected') ?? attributeOf(choice, 'start_selected'),
    enabled: attributeOf(choice, 'enabled') ?? attributeOf(choice, 'start_enabled'),
    visible: attributeOf(choice, 'visible') ?? attributeOf(choice, 'start_visible'),
    packages: childrenOf(choice, 'pkg-ref').flatMap((ref) => attributeOf(ref, 'id') ?? []),
    place: choice.place,
  }));
}
