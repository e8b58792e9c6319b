import type { Place } from '../../diagnostics/diagnostic.ts';
import { languagesOf, type Resource } from './resources.ts';
import { attributeOf, type Element } from './xml-tree.ts';

/** A file that a Distribution names for the Installer to show. null: it does not say. */
export interface ShownFile {
  /** In Resources, or in a folder of a language there. */
  file: string | null;
  mimeType: string | null;
  uti: string | null;
  /** The languages in which the package has that file, null for one without any; empty: it has none. */
  languages: (string | null)[];
  place: Place;
}

export interface Pane extends ShownFile {
  kind: 'welcome' | 'readme' | 'license' | 'conclusion';
  /** Of what stands in the Distribution itself. */
  language: string | null;
  /** What stands there. */
  inline: string | null;
}

export interface Background extends ShownFile {
  kind: 'background' | 'background-darkAqua';
  alignment: string | null;
  scaling: string | null;
}

/** The panes, in the order of the Distribution. */
export function panesOf(root: Element, resources: readonly Resource[]): Pane[] {
  return root.children.flatMap((element) => {
    const kind = PANES.find((name) => name === element.name);
    if (!kind) return [];
    const language = attributeOf(element, 'language');
    return [{ kind, ...shownFile(element, resources), language, inline: element.text.trim() || null }];
  });
}

const PANES = ['welcome', 'readme', 'license', 'conclusion'] as const;

/** The pictures behind them. */
export function backgroundsOf(root: Element, resources: readonly Resource[]): Background[] {
  return root.children.flatMap((element) => {
    const kind = BACKGROUNDS.find((name) => name === element.name);
    if (!kind) return [];
    const alignment = attributeOf(element, 'alignment');
    return [{ kind, ...shownFile(element, resources), alignment, scaling: attributeOf(element, 'scaling') }];
  });
}

const BACKGROUNDS = ['background', 'background-darkAqua'] as const;

function shownFile(element: Element, resources: readonly Resource[]): ShownFile {
  const file = attributeOf(element, 'file');
  return {
    file,
    mimeType: attributeOf(element, 'mime-type'),
    uti: attributeOf(element, 'uti'),
    languages: file === null ? [] : languagesOf(file, resources),
    place: element.place,
  };
}
