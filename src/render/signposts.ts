import type { GuideName, IndexDocument, OverviewDocument } from '../compose/document.ts';
import type { Form } from '../compose/forms.ts';
import type { Artifact } from './artifact.ts';
import type { Draw } from './html/templates.ts';

/*
 * Signposts lead to other files: the index and the overviews. They are made last, from the paths of all
 * files that the output will hold, those that earlier builds left among them: so no link is ever dead.
 */

/** What leads to the files of a product: its page in each language. */
export function productSignposts(
  overviews: readonly OverviewDocument[],
  paths: ReadonlySet<string>,
  draw: Draw,
): Artifact[] {
  return overviews.flatMap((document) => overviewOf(document, paths, draw) ?? []);
}

/** A product's page in one language. It belongs to the pages of the guides: without any of them there is none. */
export function overviewOf(
  document: OverviewDocument,
  paths: ReadonlySet<string>,
  draw: Draw,
): Artifact | undefined {
  const { product, locale, forms } = document;
  const folder = `${product.id}/${locale}/`;
  const there = (guides: readonly GuideName[]) =>
    guides.flatMap((guide) => linked(guide, forms, '', (path) => paths.has(folder + path)));
  const actions = document.actions
    .map((action) => ({
      ...action,
      guides: there(action.guides),
      managed: action.managed
        .map(({ title, guides }) => ({ title, guides: there(guides) }))
        .filter(({ guides }) => guides.length > 0),
    }))
    .filter(({ guides, managed }) => guides.length + managed.length > 0);
  const all = actions.flatMap(({ guides, managed }) => [...guides, ...managed.flatMap((way) => way.guides)]);
  if (!all.some(({ page }) => page)) return undefined;
  const shown = { ...document, actions };
  return {
    path: `${folder}index.html`,
    kind: 'overview',
    product: product.id,
    locale,
    bytes: draw('overview', shown),
  };
}

/** The page over all products; one of which nothing can be read stands there by its name alone. */
export function indexOf(document: IndexDocument, paths: ReadonlySet<string>, draw: Draw): Artifact {
  const products = document.products.map((product) => ({
    ...product,
    locales: product.locales
      .map((entry) => {
        const folder = `${product.id}/${entry.locale}/`;
        const overview = `${folder}index.html`;
        const isThere = (path: string) => paths.has(path);
        const there = (guides: typeof entry.guides) =>
          guides.flatMap((guide) => linked(guide, document.forms, folder, isThere));
        const [guides, managed] = [there(entry.guides), there(entry.managed)];
        return { ...entry, guides, managed, ...(paths.has(overview) ? { overview } : {}) };
      })
      .filter(({ guides, managed }) => guides.length + managed.length > 0),
  }));
  return { path: 'index.html', kind: 'index', bytes: draw('index', { ...document, products }) };
}

/** A guide with the addresses of those of its files that are there. */
type Linked<Guide> = Guide & { page?: string; files: readonly { path: string; label: string }[] };

/** Nothing where readers can open none of its files. */
function linked<Guide extends { id: string }>(
  guide: Guide,
  forms: readonly Form[],
  folder: string,
  isThere: (path: string) => boolean,
): Linked<Guide>[] {
  const page = `${folder}${guide.id}.html`;
  const files = forms
    .map(({ ending, label }) => ({ path: `${folder}${guide.id}${ending}`, label }))
    .filter(({ path }) => isThere(path));
  if (isThere(page)) return [{ ...guide, page, files }];
  return files.length > 0 ? [{ ...guide, files }] : [];
}
