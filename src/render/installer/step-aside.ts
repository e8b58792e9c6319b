import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../read/bundle/quote.ts';
import { fold, inResources, partsOf } from '../../read/package/shown-files.ts';
import { attributeOf, type Element } from '../../read/package/xml-tree.ts';
import { PANES, type PaneFormat } from '../pane/format.ts';
import { type Carried, isPaneName } from './carry.ts';
import type { Edit } from './edits.ts';
import { attributeRange } from './layout.ts';

/** A licence, or a picture, that is called like a pane, and the name that its file gets instead. */
interface Aside {
  element: Element;
  was: string;
  now: string;
  /** The paths of its file, in all languages. */
  paths: readonly string[];
}

/** All that a Distribution names by the name of a pane and that is none: it has to go on naming what it did. */
export function asides({ children }: Element, { nameFor, renamed }: Carried, format: PaneFormat): Aside[] {
  return children.flatMap((element) => {
    const was = attributeOf(element, 'file');
    if (was === null || PANES.some((pane) => pane === element.name)) return [];
    const inside = inResources(was);
    const { folder, name, rest } = partsOf(inside);
    if (!isPaneName(name, format)) return [];
    const before = was.slice(0, was.length - inside.length) + (folder === undefined ? '' : `${folder}/`);
    const to = nameFor(name);
    const paths = [...renamed.values()].filter((path) => fold(partsOf(path).name) === fold(to));
    return [{ element, was, now: before + to + rest, paths }];
  });
}

/** What of the text of the Distribution changes for it. */
export function editsFor(text: string, all: readonly Aside[]): Edit[] {
  return all.flatMap(({ element, now }) => {
    const range = attributeRange(text, element, 'file');
    return range ? [{ ...range, text: escaped(now) }] : [];
  });
}

export function tellAsides(all: readonly Aside[]): Diagnostic[] {
  return all.map(({ element, was, now }) => {
    const args = { element: element.name, from: quote(was), to: quote(now) };
    return diagnostic('installer.name-taken', args, element.place);
  });
}

function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
