import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Kind } from '../render/artifact.ts';
import { SIGNPOSTS } from '../render/formats.ts';
import type { FileEntry, Manifest, ProductEntry } from './manifest.ts';
import { type OldWords, oldWords, tellOldWords, withOldWords } from './old-words.ts';
import { fitsFormat, tellFormat } from './one-format.ts';
import { byCodeUnit } from './path.ts';

/** What a build answers for: of these products, in these languages, whatever they no longer have goes. */
export interface Scope {
  products: readonly string[];
  locales: readonly string[] | 'all';
  /** What was to be made; what is of other kinds stays, if it is possible. */
  kinds: readonly Kind[];
  /** Whether it is a file that the products have in these languages, of whatever kind, signposts aside. */
  isPossible: (file: Omit<FileEntry, 'sha256'>) => boolean;
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
  /** Everything but the signposts, which are made of it. */
  manifest: Manifest;
  /** Old files that go; old signposts are among them, unless new ones take their place. */
  gone: FileEntry[];
  diagnostics: Diagnostic[];
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
  const [asBefore, unmade] = partition(rest, (file) => isLeft(file, build.scope, keep));
  const [fitting, misfits] = partition(asBefore, fitsFormat(made));
  const [stay, orphans] = partition(fitting, hasPanes([...fitting, ...made], build.scope));
  const gone = [...unmade, ...misfits, ...orphans];
  const left = stay.filter((file) => isThere(file.path));
  const files = [...left, ...made].sort((a, b) => byCodeUnit(a.path, b.path));
  const oldPdfs = left.some((file) => file.kind === 'guide-pdf');
  const browser = build.browser ?? (oldPdfs ? old.browser : null);
  const aged = oldWords(left, old.products, build.products);
  return {
    manifest: { browser, products: mergeProducts(old.products, build, files, aged), files },
    gone,
    diagnostics: [
      ...otherProducts(old.products, build.products),
      ...tellFormat(misfits, made),
      ...tellOldWords(aged),
    ],
  };
}

/**
 * Whether an old file stays that was not made now. A file without a language belongs to all of them: a build of some
 * languages leaves it alone, unless it is a signpost, which has to follow what is there.
 */
function isLeft(
  file: FileEntry,
  { products, locales, kinds, isPossible }: Scope,
  keep: ReadonlySet<string>,
): boolean {
  const { path, kind, product, locale } = file;
  if (kind === 'index') return false;
  if (product === undefined || !products.includes(product)) return true;
  const isAsked =
    locales === 'all' || (locale === undefined ? SIGNPOSTS.includes(kind) : locales.includes(locale));
  if (!isAsked) return true;
  return isPossible(file) && (keep.has(path) || !kinds.includes(kind));
}

/** An installer without panes is none: what stands beside them goes with the last, in whatever language that was. */
function hasPanes(files: readonly FileEntry[], { products }: Scope): (file: FileEntry) => boolean {
  const installers = new Set(files.filter(({ kind }) => kind === 'pane').map(({ product }) => product));
  return ({ path, product = '' }) =>
    !products.includes(product) || installers.has(product) || !path.startsWith(`${product}/installer/`);
}

/** A product is known by its name and vendor: these stay where its profile is moved, or says something new. */
function otherProducts(old: readonly ProductEntry[], now: readonly ProductEntry[]): Diagnostic[] {
  return now.flatMap(({ id, name, vendor }) => {
    const before = old.find((product) => product.id === id);
    if (!before || (before.name === name && before.vendor === vendor)) return [];
    const was = { name: before.name, vendor: before.vendor };
    return [diagnostic('write.other-product', { id, before: was, now: { name, vendor } })];
  });
}

function mergeProducts(
  old: readonly ProductEntry[],
  build: Build,
  files: readonly FileEntry[],
  aged: readonly OldWords[],
): ProductEntry[] {
  const alive = new Set(files.map((file) => file.product));
  const before = new Map(old.map((product) => [product.id, product]));
  const after = new Map(before);
  for (const product of build.products) {
    const merged = mergeLocales(before.get(product.id), withOldWords(product, aged), build.scope);
    after.set(product.id, merged);
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
