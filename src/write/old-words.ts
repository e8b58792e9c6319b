import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { formatOf } from '../render/formats.ts';
import type { FileEntry, GuideEntry, ProductEntry } from './manifest.ts';

/** A file that stays although its guide has other words by now, and the words that it holds. */
export interface OldWords {
  file: FileEntry;
  words: string;
}

/** Finds the files with old words among those that earlier builds left. Of what no manifest told nothing is claimed. */
export function oldWords(
  left: readonly FileEntry[],
  before: readonly ProductEntry[],
  now: readonly ProductEntry[],
): OldWords[] {
  return left.flatMap((file) => {
    const said = guideOf(file, now)?.words;
    const was = said === undefined ? undefined : guideOf(file, before);
    const words = was?.old?.find(({ kind }) => kind === file.kind)?.words ?? was?.words;
    return words === undefined || words === said ? [] : [{ file, words }];
  });
}

/** Notes the files with old words with their guides, so that later builds know them again. */
export function withOldWords(product: ProductEntry, aged: readonly OldWords[]): ProductEntry {
  const locales = product.locales.map(({ locale, guides }) => ({
    locale,
    guides: guides.map((guide): GuideEntry => {
      const its = aged.filter(
        ({ file }) => file.product === product.id && file.locale === locale && file.guide === guide.id,
      );
      const old = its.map(({ file: { kind }, words }) => ({ kind, words }));
      return old.length > 0 ? { ...guide, old } : guide;
    }),
  }));
  return { ...product, locales };
}

export function tellOldWords(aged: readonly OldWords[]): Diagnostic[] {
  if (aged.length === 0) return [];
  const formats = new Set(
    aged.map(({ file }) => formatOf(file.kind)).filter((format) => format !== undefined),
  );
  const paths = aged.map(({ file }) => file.path);
  return [diagnostic('write.old-words', { paths, formats: [...formats].sort() })];
}

function guideOf(file: FileEntry, products: readonly ProductEntry[]): GuideEntry | undefined {
  return products
    .find(({ id }) => id === file.product)
    ?.locales.find(({ locale }) => locale === file.locale)
    ?.guides.find(({ id }) => id === file.guide);
}
