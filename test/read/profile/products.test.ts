import { expect, it } from 'vitest';
import { productWatch } from '../../../src/read/profile/products.ts';
import type { Profile } from '../../../src/read/profile/profile.ts';
import { placesOfNothing } from '../../../src/read/profile/profile-places.ts';
import { GOOD, inOneLine, readHere } from './read-here.ts';

const checkProducts = (profiles: readonly Profile[]) => {
  const watch = productWatch();
  return profiles.flatMap((profile) => watch({ profile, places: placesOfNothing(profile.source) }) ?? []);
};

it('tells two products with one id, naming both files', async () => {
  const { value } = await readHere(GOOD);
  const named = (source: string, id: string) => ({ ...value!, source, product: { ...value!.product, id } });
  const found = checkProducts([
    named('a.yaml', 'x'),
    named('b.yaml', 'y'),
    named('c.yaml', 'x'),
    named('d.yaml', 'x'),
  ]);
  expect(found.map((finding) => inOneLine(finding))).toEqual([
    'error profile.same-id: a.yaml and c.yaml both make the product "x", so one would overwrite the other. Give one of them another "product.id".',
    'error profile.same-id: a.yaml and d.yaml both make the product "x", so one would overwrite the other. Give one of them another "product.id".',
  ]);
  expect(found.map(({ place }) => place)).toEqual([{ file: 'c.yaml' }, { file: 'd.yaml' }]);
  expect(checkProducts([named('a.yaml', 'x'), named('b.yaml', 'y')])).toEqual([]);
});

it('shows the line that gives the second its id', async () => {
  const { value: profile, places } = await readHere(GOOD);
  const watch = productWatch();
  watch({ profile: profile!, places });
  const place = watch({ profile: profile!, places })?.place;
  expect(place?.text?.split('\n')[place.line! - 1]).toMatch(/name:|id:/);
});
