import type { PaneName } from '../../compose/document.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../read/bundle/quote.ts';
import type { GivenDistribution, ResourceFile } from '../../read/installer/installer.ts';
import { languageOf, tagOf } from '../../read/package/language-folder.ts';
import { filesOf, fold, inResources, partsOf } from '../../read/package/shown-files.ts';
import { attributeOf, childrenOf, type Element } from '../../read/package/xml-tree.ts';
import { PANES, type PaneFormat, paneFile } from '../pane/format.ts';
import type { Carried } from './carry.ts';
import { folderFor, languageFolders } from './folders.ts';
import { FreeNames } from './free-names.ts';

/** What becomes of the panes that a Distribution had. */
export interface Replaced {
  /** Texts that stood in the Distribution itself, now files beside the others. */
  texts: readonly ResourceFile[];
  /** The paths of all old panes as they are kept. */
  kept: ReadonlySet<string>;
  /** The languages that they are in. */
  languages: ReadonlySet<string>;
  diagnostics: Diagnostic[];
}

/** Finds the old panes among what is carried along, and tells by which ones they are replaced. */
export function replacedPanes(
  distribution: GivenDistribution,
  carried: Carried,
  format: PaneFormat,
): Replaced {
  const olds = PANES.flatMap((pane) => {
    const elements = childrenOf(distribution.root, pane);
    return elements.map((element) => ({ pane, element }));
  });
  const keep = keeper(distribution, carried, format);
  const panes = olds.flatMap(({ pane, element }) => keep(pane, element) ?? []);
  const byPane = Map.groupBy(panes, ({ pane }) => pane);
  return {
    texts: panes.flatMap(({ text }) => text ?? []),
    kept: new Set(panes.flatMap(({ kept }) => kept)),
    languages: new Set(panes.flatMap(({ languages }) => languages)),
    diagnostics: [...byPane].map(([pane, some]) => {
      const was = [...new Set(some.map((one) => one.was))].join(', ');
      const kept = [...new Set(some.flatMap((one) => one.kept))].map((path) => quote(path));
      const args = { pane, was, now: quote(paneFile(pane, format)), kept };
      return diagnostic('installer.replaced', args, some[0]!.element.place);
    }),
  };
}

interface OldPane {
  pane: PaneName;
  element: Element;
  /** As a sentence names it. */
  was: string;
  kept: string[];
  languages: string[];
  text?: ResourceFile;
}

function keeper(
  distribution: GivenDistribution,
  carried: Carried,
  format: PaneFormat,
): (pane: PaneName, element: Element) => OldPane | undefined {
  const paths = carried.files.map(({ path }) => path);
  const olds = new Map(carried.files.map(({ was, path }) => [was, path]));
  const folders = languageFolders(paths);
  const names = new FreeNames(paths);
  return (pane, element) => {
    const file = attributeOf(element, 'file');
    if (element.text.trim() !== '') {
      const language = tagOf(attributeOf(element, 'language') ?? '');
      const folder = language && folderFor(language, folders);
      const path = names.beside(folder, `${pane}.${endingOf(element)}`);
      const text = { path, bytes: textOf(element), isExecutable: false, file: distribution.file };
      const was = 'a text in the Distribution itself';
      return { pane, element, was, kept: [path], languages: language ? [language] : [], text };
    }
    if (file === null) return undefined;
    const found = filesOf(file, [...olds.keys()]).map((was) => olds.get(was)!);
    // A Distribution that names our panes already, in this format or in the one of an earlier build.
    const isOurs =
      fold(inResources(file)) === paneFile(pane, format) || filesOf(file, carried.ours).length > 0;
    if (found.length === 0 && isOurs) return undefined;
    const { name, rest } = partsOf(inResources(file));
    const depth = (name + rest).split('/').length;
    const kept = [...new Set(found.map((path) => wholeOf(path, depth)))];
    const languages = found.flatMap((path) => {
      const { folder } = partsOf(path);
      return folder === undefined ? [] : languageOf(folder);
    });
    return { pane, element, was: quote(file), kept, languages };
  };
}

/** Of what lies in Welcome.rtfd, that. */
function wholeOf(path: string, depth: number): string {
  const start = partsOf(path).folder === undefined ? 0 : 1;
  return path
    .split('/')
    .slice(0, start + depth)
    .join('/');
}

function textOf(element: Element): Uint8Array {
  return Buffer.from(`${element.text.trim()}\n`);
}

/** By what the text is, since an attribute may be missing or wrong. */
function endingOf(element: Element): string {
  const text = element.text.trimStart();
  if (text.startsWith('{\\rtf')) return 'rtf';
  const said = `${attributeOf(element, 'mime-type')} ${attributeOf(element, 'uti')}`;
  return /html/i.test(said) || /^<(!doctype|html)\b/i.test(text) ? 'html' : 'txt';
}
