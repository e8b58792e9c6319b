import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import type { PackageFacts } from '../package/read-package.ts';
import { versionOf } from '../release/package-release.ts';
import { placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import type { Packaged } from './packaged.ts';
import type { Form } from './schema/schema.ts';

/** A version that a package has or holds: any of them may be what its vendor calls the version of the product. */
export interface SaidVersion {
  version: string;
  /** Where it says so. */
  file: string;
  /** Of a kext in it, which has often one of its own. */
  isKext: boolean;
}

/** Of the product, of each package in it, and of each kext. */
export function versionsIn({ distribution, components, kexts }: PackageFacts): SaidVersion[] {
  const said = (text: string | null | undefined, file: string, isKext = false): SaidVersion[] => {
    const version = versionOf(text ?? null);
    return version === null ? [] : [{ version, file, isKext }];
  };
  return [
    ...(distribution?.product ? said(distribution.product.version, distribution.file) : []),
    ...components.flatMap(({ info }) => (info ? said(info.version, info.place.file) : [])),
    ...(distribution?.packages ?? []).flatMap(({ version }) => said(version, distribution!.file)),
    ...kexts.flatMap(({ versions, place }) => [
      ...said(versions.short, place.file, true),
      ...said(versions.bundle, place.file, true),
    ]),
  ];
}

/**
 * A version of the product that its package has nowhere: the profile is of another release. 6.2 is that of 6.2.1188, too,
 * as a package is versioned for updates and not for people; and a year, or "2026 R2", is the name of a release.
 */
export function tellVersion(source: Source, { product }: Form, packaged: Packaged | undefined): Diagnostic[] {
  const written = product?.version;
  const all = packaged?.versions ?? [];
  if (written === undefined || all.length === 0 || !isNumber(written)) return [];
  if (all.some(({ version }) => begins(written, version) || begins(version, written))) return [];
  const ofPackages = all.filter(({ isKext }) => !isKext);
  const told = firstOfEach(ofPackages.length > 0 ? ofPackages : all);
  const found = told.map(({ version }) => version).join(', ');
  const member = [...new Set(told.map(({ file }) => harmless(file)))].join(', ');
  const place = placeOfPart(source, ['product', 'version']);
  return [diagnostic('profile.package-conflict', { key: 'product.version', written, found, member }, place)];
}

function isNumber(version: string): boolean {
  return /^v?\d\S*$/i.test(version) && !/^(19|20)\d\d$/.test(version);
}

/** Whether all of a version is the start of another one. */
function begins(version: string, longer: string): boolean {
  const [start, whole] = [version, longer].map((text) => text.replace(/^v(?=\d)/i, ''));
  return whole!.startsWith(start!) && !/^[\p{L}\d]/u.test(whole!.slice(start!.length));
}

function firstOfEach(all: readonly SaidVersion[]): SaidVersion[] {
  return all.filter((one, index) => all.findIndex(({ version }) => version === one.version) === index);
}
