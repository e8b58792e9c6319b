import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { fold } from '../read/package/shown-files.ts';
import type { FileEntry } from './manifest.ts';

/**
 * Whether an old file of an installer can stay beside the panes that were made. A Distribution names the panes of all
 * languages alike: in another format than that of today none is ever shown; and where other files have the names of panes
 * now, they would be shown for them.
 */
export function fitsFormat(made: readonly FileEntry[]): (file: FileEntry) => boolean {
  const panes = made.filter(({ kind }) => kind === 'pane');
  const names = new Set(panes.map(({ product, path }) => `${product}/${nameOf(path)}`));
  const products = new Set(panes.map(({ product }) => product));
  return ({ path, kind, product }) => {
    if (!products.has(product) || !RESOURCE.test(path)) return true;
    const isNamed = names.has(`${product}/${nameOf(path)}`);
    return kind === 'pane' ? isNamed : !isNamed;
  };
}

/** In Resources itself, or in the folder of a language there. */
const RESOURCE = /^[^/]+\/installer\/Resources\/([^/]+\.lproj\/)?[^/]+$/i;

function nameOf(path: string): string {
  return fold(path.slice(path.lastIndexOf('/') + 1));
}

/** Says which languages have lost their panes; `gone` are files that do not fit. */
export function tellFormat(gone: readonly FileEntry[], made: readonly FileEntry[]): Diagnostic[] {
  const lost = gone.filter(({ kind, product, locale }) => {
    const isMade = made.some(
      (file) => file.kind === 'pane' && file.product === product && file.locale === locale,
    );
    return kind === 'pane' && !isMade;
  });
  return [...Map.groupBy(lost, ({ product = '' }) => product)].map(([product, files]) => {
    const locales = [...new Set(files.map(({ locale = '' }) => locale))].sort();
    return diagnostic('write.pane-format', { product, locales });
  });
}
