import path from 'node:path';
import type { SaidProduct } from '../../src/compose/compose.ts';
import { composeIndex } from '../../src/compose/site.ts';
import { contentReader, planProfile, sayPlanned } from '../../src/prepare.ts';
import type { Profile } from '../../src/read/profile/profile.ts';
import { content, indexPage } from './said.ts';

const EXAMPLES = ['halden-vault', 'brightlane-tablet', 'orrin-audio'];
const reader = contentReader();

/** The examples, in English. */
export const products: readonly (SaidProduct & { product: Profile['product'] })[] = await Promise.all(
  EXAMPLES.map(async (name) => {
    const file = path.join(import.meta.dirname, '..', '..', 'examples', `${name}.yaml`);
    const planned = (await planProfile(file, reader)).value!;
    return { product: planned.profile.product, ...sayPlanned(planned).said.get('en')! };
  }),
);

export const { document: index } = composeIndex(
  products.map(({ product, guides }) => ({
    ...product,
    locales: [{ locale: 'en', guides: guides.map(({ guide, title }) => ({ id: guide.id, title })) }],
  })),
  content.languages.get('en')!,
);

/** The page over all examples. */
export function sitePage(): string {
  return indexPage(index);
}
