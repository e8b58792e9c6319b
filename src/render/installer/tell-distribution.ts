import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../read/bundle/quote.ts';
import type { GivenDistribution } from '../../read/installer/installer.ts';
import { filesOf } from '../../read/package/shown-files.ts';
import { attributeOf } from '../../read/package/xml-tree.ts';
import { PANES } from '../pane/format.ts';
import { insideRefs } from './package-refs.ts';

/** Of all that names a file and is no pane of ours: the licence, the background; `paths` are those of the resources. */
export function tellNamedFiles({ root }: GivenDistribution, paths: readonly string[]): Diagnostic[] {
  return root.children.flatMap((element) => {
    const file = attributeOf(element, 'file');
    if (file === null || PANES.some((pane) => pane === element.name)) return [];
    const named = { element: element.name, name: quote(file) };
    return filesOf(file, paths).length === 0
      ? [diagnostic('installer.resource-missing', named, element.place)]
      : [];
  });
}

/** How packages are named that lie in a built product. */
export function tellInsideRefs({ packages, isBuilt }: GivenDistribution): Diagnostic[] {
  const elements = insideRefs(packages);
  const [first] = elements;
  if (!first) return [];
  const refs = [...new Set(elements.map(({ text }) => quote(text.trim())))];
  return [diagnostic(isBuilt ? 'installer.inside' : 'installer.inside-kept', { refs }, first.place)];
}
