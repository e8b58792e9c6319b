import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Gap } from '../../diagnostics/sentences/profile/named.ts';
import { guidesOf, loadsOf } from './normalise.ts';
import type { Kext, Profile } from './profile.ts';
import { slugOf } from './slug.ts';

/** What stands in a draft where a name is missing: the key that would hold it, so that nobody takes it for one. */
export const UNKNOWN_VENDOR = '[product.vendor]';

/** What a bundle or a package tells of its product. */
export interface Told {
  source: string;
  name: string;
  /** What an address of the product can be made from where its name has no letters for one. */
  otherNames: readonly string[];
  version: string | null;
  vendor: string | undefined;
  kexts: readonly Kext[];
}

/** A profile without a file: what the Mac's own files tell, and what is true of most products. */
export function draftOf({ source, name, otherNames, version, vendor, kexts }: Told): Profile {
  return {
    source,
    draft: true,
    product: {
      name,
      id: [name, ...otherNames].map(slugOf).find((slug) => slug !== undefined) ?? 'kext',
      ...(version === null ? {} : { version }),
      vendor: vendor ?? UNKNOWN_VENDOR,
      support: {},
    },
    kexts,
    loads: loadsOf(undefined),
    uninstall: { how: 'general' },
    guides: guidesOf(undefined),
    locales: ['en'],
    extra: [],
  };
}

/** What a draft lacks, and only a writer knows. */
export function tellGaps({ source, vendor, kexts }: Told, from: 'bundle' | 'package'): Diagnostic[] {
  const gaps: Gap[] = ['explain', 'loads', 'product.support'];
  if (vendor === undefined) gaps.push('product.vendor');
  if (kexts.some(({ developer }) => developer === undefined)) gaps.push('signing.developer');
  return gaps.map((key) => diagnostic('profile.gap', { key, from }, { file: source }));
}
