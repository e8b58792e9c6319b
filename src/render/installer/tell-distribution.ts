import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../read/bundle/quote.ts';
import type { GivenDistribution } from '../../read/installer/installer.ts';
import { attributeOf } from '../../read/package/xml-tree.ts';
import { PANES, type PaneFormat } from '../pane/format.ts';
import { isPaneName } from './carry.ts';
import { filesOf, inResources } from './named-files.ts';
import { insideRefs } from './package-refs.ts';

/** What is said of a Distribution that the panes go into; `paths` are those of the resources beside it. */
export function tellDistribution(
  distribution: GivenDistribution,
  paths: readonly string[],
  format: PaneFormat,
): Diagnostic[] {
  return [
    ...tellFiles(distribution, paths, format),
    ...tellRestarts(distribution),
    ...tellInsideRefs(distribution),
  ];
}

/** Of all that names a file and is no pane of ours: the licence, the background. */
function tellFiles({ root }: GivenDistribution, paths: readonly string[], format: PaneFormat): Diagnostic[] {
  return root.children.flatMap((element) => {
    const file = attributeOf(element, 'file');
    if (file === null || PANES.some((pane) => pane === element.name)) return [];
    const named = { element: element.name, name: quote(file) };
    if (isPaneName(inResources(file), format))
      return [diagnostic('installer.name-taken', named, element.place)];
    return filesOf(file, paths).length === 0
      ? [diagnostic('installer.resource-missing', named, element.place)]
      : [];
  });
}

function tellRestarts({ packages }: GivenDistribution): Diagnostic[] {
  return packages.flatMap(({ id, elements }) =>
    elements.flatMap((element) => {
      const action = attributeOf(element, 'onConclusion');
      if (action === null || !FORCED.has(action)) return [];
      return [diagnostic('installer.restart', { id: quote(id), action }, element.place)];
    }),
  );
}

const FORCED = new Set(['RequireRestart', 'RequireShutdown', 'RequireLogout']);

function tellInsideRefs({ packages, isBuilt }: GivenDistribution): Diagnostic[] {
  const elements = insideRefs(packages);
  const [first] = elements;
  if (!first) return [];
  const refs = [...new Set(elements.map(({ text }) => quote(text.trim())))];
  return [diagnostic(isBuilt ? 'installer.inside' : 'installer.inside-kept', { refs }, first.place)];
}
