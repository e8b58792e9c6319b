import { basename } from 'node:path';
import { isForOthers } from '../bundle/signer.ts';
import type { Release } from './release.ts';

/** What the product is probably called: the title of its installer, else its kext where that is one, else the file. */
export function productNameOf(release: Release): string {
  return saidName(release) ?? basename(release.file).replace(/\.\w+$/, '');
}

/** The same, where more than the name of the file says so. */
export function saidName({ kind, title, bundles }: Release): string | undefined {
  const outer = kind === 'bundle' ? bundles.slice(0, 1) : bundles;
  const [only, second] = new Set(outer.map(({ name }) => name));
  return title ?? (second === undefined ? only : undefined);
}

/** Who it probably comes from: whoever signed all its kexts, else whoever signed the installer. */
export function vendorOf({ bundles, installer }: Release): string | undefined {
  const signers = bundles.flatMap(({ signer }) => (signer && isForOthers(signer) ? [signer.developer] : []));
  const [only, second] = new Set(signers);
  return second === undefined && only !== undefined ? only : installer?.developer;
}
