import { basename } from 'node:path';
import { slugOf } from '../read/profile/slug.ts';
import { productNameOf, saidName, vendorOf } from '../read/release/product.ts';
import type { Release } from '../read/release/release.ts';
import { note, sample, under } from './comments.ts';
import type { InitFacts } from './facts.ts';
import { fits } from './fits.ts';
import { type Gap, todo } from './gaps.ts';
import { type Line, mapOf } from './nodes.ts';

/** `product`: what was said or found, and the gaps. */
export function productLine({ release, answers }: InitFacts): { line: Line; gaps: Gap[] } {
  const isSaid = release && saidName(release) !== undefined;
  const name = said('name', answers.name, release && productNameOf(release), isSaid ? FOUND_NAME : FILE_NAME);
  const vendor = said('vendor', answers.vendor, release && vendorOf(release), FOUND_VENDOR);
  const id = idLine(name.value, release?.file);
  const lines = [name, ...id, vendor];
  const support = note('TODO: whom a reader can ask, and where the guides will be found:');
  const below = under(versionNote(release), support, SUPPORT);
  return {
    line: { key: 'product', value: mapOf(lines, below) },
    gaps: [
      ...lines.flatMap(({ key, value }) => (value === null ? [{ key: `product.${key}`, needed: true }] : [])),
      { key: 'product.support', needed: false },
    ],
  };
}

const FOUND_NAME = note('As the installer or the kext calls it. Is this the name that your users know?');
const FILE_NAME = note(
  'The name of the file: nothing in it says what the product is called. What do your users call it?',
);
const FOUND_VENDOR = note(
  'Whoever signed it, read from the signature, not verified. Is this the name that your users know?',
);

const SUPPORT = sample('support:', '  url: https://acme.example/support', '  email: help@acme.example');

type Text = Line & { value: string | null };

function said(
  key: 'name' | 'vendor',
  answer: string | undefined,
  found: string | undefined,
  foundNote: string,
): Text {
  if (answer !== undefined) return { key, value: answer };
  const isUsable = found !== undefined && fits[key](found);
  return isUsable
    ? { key, value: found, above: foundNote }
    : { key, value: null, above: todo(['product', key]) };
}

/** A name without Latin letters gives no address; then the file may. */
function idLine(name: string | null, file: string | undefined): Text[] {
  if (name === null || slugOf(name) !== undefined) return [];
  const slug = file === undefined ? undefined : slugOf(basename(file).replace(/\.\w+$/, ''));
  return [{ key: 'id', value: slug ?? null, above: slug === undefined ? todo(['product', 'id']) : '' }];
}

/** A bundle has a version of its own; what the product is called with, only a package tells. */
function versionNote(release: Release | undefined): string {
  const found = release?.kind === 'package' ? release.version : null;
  return found === null
    ? under(note('TODO: the version of the product, in quotes:'), sample('version: "2.4.1"'))
    : note(`The version is read from the package at each build: ${found}`);
}
