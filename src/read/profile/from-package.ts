import { basename } from 'node:path';
import { isError, type Result } from '../../diagnostics/diagnostic.ts';
import { releaseOfPackage } from '../release/package-release.ts';
import { productNameOf, vendorOf } from '../release/product.ts';
import { tellSeveral } from '../release/united.ts';
import { draftOf, type Told, tellGaps } from './draft.ts';
import { kextsOf } from './merge.ts';
import { unnamedKexts } from './package-kexts.ts';
import type { Profile } from './profile.ts';
import { tellLanding, withLanding } from './staged.ts';
import type { Tools } from './tools.ts';

/** A bare package as a profile: a draft with what a package can tell, and a list of what it cannot. */
export async function fromPackage(path: string, tools: Tools): Promise<Result<Profile>> {
  const { value: facts, diagnostics } = await tools.readPackage(path);
  if (!facts || diagnostics.some(isError)) return { diagnostics };
  const release = releaseOfPackage(path, facts);
  const found = unnamedKexts(release.bundles, new Set());
  const kexts = found.flatMap((kext) => kextsOf(withLanding({}, kext), undefined, kext.facts));
  const told: Told = {
    source: path,
    name: productNameOf(release),
    otherNames: [basename(path).replace(/\.\w+$/, ''), ...kexts.map(({ id }) => id)],
    version: release.version,
    vendor: vendorOf(release),
    kexts,
  };
  const place = { file: path };
  const several = found.flatMap((kext) => [
    ...tellSeveral(kext.bundles, place),
    ...tellLanding({}, kext, place),
  ]);
  const value = { ...draftOf(told), installer: { package: path } };
  return { value, diagnostics: [...diagnostics, ...several, ...tellGaps(told, 'package')] };
}
