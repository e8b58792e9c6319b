import type { Place } from '../../diagnostics/diagnostic.ts';
import { refusal } from './refusal.ts';
import type { Languages } from './shown-files.ts';
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
export function panesOf(root: Element, languagesOf: Languages): Pane[] {
  return shownIn(root, PANES).map(({ kind, element }) => {
    const language = attributeOf(element, 'language');
    return { kind, ...shownFile(element, languagesOf), language, inline: element.text.trim() || null };
  });
}

const PANES = ['welcome', 'readme', 'license', 'conclusion'] as const;

/** The pictures behind them. */
export function backgroundsOf(root: Element, languagesOf: Languages): Background[] {
  return shownIn(root, BACKGROUNDS).map(({ kind, element }) => {
    const alignment = attributeOf(element, 'alignment');
    return { kind, ...shownFile(element, languagesOf), alignment, scaling: attributeOf(element, 'scaling') };
  });
}

const BACKGROUNDS = ['background', 'background-darkAqua'] as const;

function shownIn<K extends string>(root: Element, kinds: readonly K[]): { kind: K; element: Element }[] {
  const found = root.children.flatMap((element) => {
    const kind = kinds.find((name) => name === element.name);
    return kind ? [{ kind, element }] : [];
  });
  const beyond = found[MAX_SHOWN];
  if (beyond) throw refusal('package.panes', { limit: MAX_SHOWN }, beyond.element.place);
  return found;
}

/** One of each kind, or one for each language. */
const MAX_SHOWN = 500;

function shownFile(element: Element, languagesOf: Languages): ShownFile {
  const file = attributeOf(element, 'file');
  return {
    file,
    mimeType: attributeOf(element, 'mime-type'),
    uti: attributeOf(element, 'uti'),
    languages: file === null ? [] : languagesOf(file),
    place: element.place,
  };
}
