import type { Kind } from '../render/artifact.ts';
import type { FileEntry, Manifest, ProductEntry } from './manifest.ts';
import { byCodeUnit } from './path.ts';

/** What a build answers for: of these products, kinds and languages, whatever it no longer makes goes. */
export interface Scope {
  products: readonly string[];
  kinds: readonly Kind[];
  locales: readonly string[] | 'all';
}

/** What a build says of itself, beside its files. */
export interface Build {
  browser: string | null;
  products: readonly ProductEntry[];
  scope: Scope;
  /** Old files that stay although they were not made: PDFs that nothing could print. */
  keep: readonly string[];
}

export interface Merged {
  /** Everything but the index, which is made of it. */
  manifest: Manifest;
  /** Old files that go; the old index is one of them, unless a new one takes its place. */
  gone: FileEntry[];
}

/**
 * Joins a build with what earlier builds left: their files outside its scope and their products stay. An old file that
 * is no longer on the disk is no longer listed, nor is a product without files. A build that printed nothing leaves the
 * name of the browser that printed the PDFs which stay.
 */
export function merge(
  old: Manifest,
  made: readonly FileEntry[],
  build: Build,
  isThere: (path: string) => boolean,
): Merged {
  const fresh = new Set(made.map((file) => file.path));
  const keep = new Set(build.keep);
  const rest = old.files.filter((file) => !fresh.has(file.path));
  const stays = (file: FileEntry) => keep.has(file.path) || !isWithin(file, build.scope);
  const [stay, gone] = partition(rest, (file) => file.kind !== 'index' && stays(file));
  const left = stay.filter((file) => isThere(file.path));
  const files = [...left, ...made].sort((a, b) => byCodeUnit(a.path, b.path));
  const oldPdfs = left.some((file) => file.kind === 'guide-pdf');
  const browser = build.browser ?? (oldPdfs ? old.browser : null);
  return { manifest: { browser, products: mergeProducts(old.products, build, files), files }, gone };
}

/** A file without a language belongs to all of them: a build of some languages leaves it alone. */
function isWithin(file: FileEntry, { products, kinds, locales }: Scope): boolean {
  if (file.product === undefined || !products.includes(file.product) || !kinds.includes(file.kind))
    return false;
  return locales === 'all' || (file.locale !== undefined && locales.includes(file.locale));
}

function mergeProducts(
  old: readonly ProductEntry[],
  build: Build,
  files: readonly FileEntry[],
): ProductEntry[] {
  const alive = new Set(files.map((file) => file.product));
  const before = new Map(old.map((product) => [product.id, product]));
  const after = new Map(before);
  for (const product of build.products) {
    after.set(product.id, mergeLocales(before.get(product.id), product, build.scope));
  }
  return [...after.values()].filter(({ id }) => alive.has(id)).sort((a, b) => byCodeUnit(a.id, b.id));
}

/** A build of some languages keeps what is known of the others, in the order that they had. */
function mergeLocales(
  old: ProductEntry | undefined,
  product: ProductEntry,
  { locales }: Scope,
): ProductEntry {
  if (!old || locales === 'all') return product;
  const merged = new Map(old.locales.map((entry) => [entry.locale, entry]));
  for (const locale of locales) {
    if (!product.locales.some((entry) => entry.locale === locale)) merged.delete(locale);
  }
  for (const entry of product.locales) merged.set(entry.locale, entry);
  return { ...product, locales: [...merged.values()] };
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
