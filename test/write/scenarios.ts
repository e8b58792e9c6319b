import type { Artifact, Kind } from '../../src/render/artifact.ts';
import type { ProductEntry } from '../../src/write/manifest.ts';
import type { Scope } from '../../src/write/merge.ts';
import type { Commit } from '../../src/write/output.ts';

export interface Scenario {
  artifacts: Artifact[];
  commit: Commit;
}

export const KINDS: Kind[] = [
  'overview',
  'guide-html',
  'guide-pdf',
  'guide-text',
  'guide-json',
  'pane',
  'distribution',
  'asset',
];

/** Everything of one product, from a list of `locale/guide` with what its pages say. */
export function product(id: string, pages: Record<string, string>, extra: Artifact[] = []): Scenario {
  const artifacts = Object.entries(pages).map(([page, bytes]) => html(id, page, bytes));
  const locales = new Map<string, { id: string; title: string }[]>();
  for (const { locale = '', guide = '' } of artifacts) {
    locales.set(locale, [...(locales.get(locale) ?? []), { id: guide, title: `Guide ${guide}` }]);
  }
  const entry: ProductEntry = {
    id,
    name: id.toUpperCase(),
    vendor: 'Vendor',
    locales: [...locales].map(([locale, guides]) => ({ locale, guides })),
  };
  return {
    artifacts: [...artifacts, ...extra],
    commit: {
      browser: null,
      products: [entry],
      scope: {
        products: [id],
        locales: 'all',
        kinds: KINDS,
        isPossible: among([...artifacts, ...extra].map(({ path }) => path)),
      },
      makeSignposts,
    },
  };
}

/** Holds for these paths. */
export function among(paths: readonly string[]): Scope['isPossible'] {
  return ({ path }) => paths.includes(path);
}

export function html(id: string, page: string, bytes: string): Artifact {
  const [locale = '', guide = ''] = page.split('/');
  return { path: `${id}/${page}.html`, kind: 'guide-html', product: id, locale, guide, bytes };
}

export function asset(path: string, bytes: string): Artifact {
  return { path, kind: 'asset', product: path.split('/')[0] ?? '', bytes };
}

export function makeSignposts(products: readonly ProductEntry[], paths: ReadonlySet<string>): Artifact[] {
  const bytes = `${products.map(({ id }) => id)}\n${[...paths].join('\n')}\n`;
  return [{ path: 'index.html', kind: 'index', bytes }];
}

/** For builds in other processes: they know a scenario by its name. */
export const SCENARIOS: Record<string, () => Scenario> = {
  'small-old': () =>
    product('p', { 'en/a': 'old a', 'en/b': 'same', 'de/a': 'old de', 'fr/a': 'goes' }, [
      asset('p/swap', 'a file that becomes a folder'),
      asset('p/box/inner', 'a folder that becomes a file'),
    ]),
  'small-new': () =>
    product('p', { 'en/a': 'new a', 'en/b': 'same', 'de/a': 'new de', 'ja/a': 'comes' }, [
      asset('p/swap/inner', 'now a folder'),
      asset('p/box', 'now a file'),
    ]),
  'big-old': () =>
    product(
      'p',
      pages(200, (i) => `page ${i} ${i % 3 === 0 ? 'old' : 'same'}`),
    ),
  'big-new': () =>
    product(
      'p',
      pages(230, (i) => `page ${i} ${i % 3 === 0 ? 'new' : 'same'}`, 30),
    ),
  ...Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((id) => [
      `only-${id}`,
      () =>
        product(
          id,
          pages(40, (i) => `${id} says ${i}`),
        ),
    ]),
  ),
  'one-says-x': () =>
    product(
      'p',
      pages(60, (i) => `x ${i}`),
    ),
  'one-says-y': () =>
    product(
      'p',
      pages(60, (i) => `y ${i}`, 5),
    ),
};

function pages(to: number, text: (i: number) => string, from = 0): Record<string, string> {
  const numbers = Array.from({ length: to - from }, (_, i) => i + from);
  return Object.fromEntries(numbers.map((i) => [`${['en', 'de', 'ja'][i % 3]}/guide-${i}`, text(i)]));
}
