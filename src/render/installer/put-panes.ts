import type { PaneName } from '../../compose/document.ts';
import { childrenOf, type Element } from '../../read/package/xml-tree.ts';
import { PANE_TYPES, PANES, type PaneFormat, paneFile } from '../pane/format.ts';
import { applyEdits, type Edit } from './edits.ts';
import { indentAt, lineBreakOf, startsLine, startTagOf, wholeLines } from './layout.ts';

/**
 * The source of a Distribution with our panes named in it, in place of those that were there; `changes` are what else
 * becomes other. Every other character stays, comments and white space included.
 */
export function putPanes(
  text: string,
  root: Element,
  format: PaneFormat,
  changes: readonly Edit[] = [],
): string {
  const elementOf = (name: PaneName) => paneElement(name, format);
  const missing = PANES.filter((name) => childrenOf(root, name).length === 0);
  return applyEdits(text, [
    ...PANES.flatMap((name) => replace(text, root, name, elementOf(name))),
    ...insert(text, root, missing, elementOf),
    ...changes,
  ]);
}

/** Without a media type, the Installer shows the source of a page (domain research 5.1). */
function paneElement(name: PaneName, format: PaneFormat): string {
  return `<${name} file="${paneFile(name, format)}" mime-type="${PANE_TYPES[format]}"/>`;
}

/** One element serves all languages, as the Installer finds the file of each: those beside the first one go. */
function replace(text: string, root: Element, name: PaneName, source: string): Edit[] {
  const [first, ...others] = childrenOf(root, name);
  if (!first) return [];
  return [
    { from: first.from, to: first.to, text: source },
    ...others.map(({ from, to }) => ({ ...wholeLines(text, from, to), text: '' })),
  ];
}

function insert(
  text: string,
  root: Element,
  missing: readonly PaneName[],
  elementOf: (name: PaneName) => string,
): Edit[] {
  const { end, isEmpty } = startTagOf(text, root);
  if (isEmpty) {
    const inner = missing.map((name) => lineBreakOf(text) + elementOf(name)).join('') + lineBreakOf(text);
    return [{ from: end - 2, to: end, text: `>${inner}</${root.name}>` }];
  }
  return missing.map((name) => insertOne(text, root, name, elementOf(name), end));
}

/** Behind the pane that comes before it, else before the one that comes behind it, else behind the title. */
function insertOne(text: string, root: Element, name: PaneName, source: string, start: number): Edit {
  const firstOf = (names: readonly string[]) => names.flatMap((one) => childrenOf(root, one)[0] ?? []);
  const place = PANES.indexOf(name);
  const before = firstOf([...PANES.slice(0, place).toReversed(), 'title'])[0];
  const behind = firstOf(PANES.slice(place + 1))[0];
  const isTitle = before?.name === 'title';
  if (behind && (!before || isTitle)) {
    const { from } = behind;
    return { from, to: from, text: source + lineBreakOf(text) + indentAt(text, from) };
  }
  const at = before?.to ?? start;
  const indent = before ? indentAt(text, before.from) : innerIndent(text, root);
  return { from: at, to: at, text: lineBreakOf(text) + indent + source };
}

/** That of the first element which starts its line. */
function innerIndent(text: string, root: Element): string {
  if (lineBreakOf(text) === '') return '';
  const first = root.children.find(({ from }) => startsLine(text, from));
  return first ? indentAt(text, first.from) : '    ';
}
