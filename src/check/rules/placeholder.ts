import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import { markedPlaceholderIn, placeholderIn } from '../../read/bundle/placeholder.ts';
import type { PackageFacts } from '../../read/package/read-package.ts';
import type { Profile } from '../../read/profile/profile.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { unread } from '../unread.ts';

/** What a build should have filled in. Those in an Info.plist are found while it is read. */
export const placeholder: Rule = {
  code: 'check.placeholder',
  look: (subject) => {
    const told = inPlists(subject);
    if (!subject.package && !subject.profile && told.length === 0) return undefined;
    const values = [
      ...(subject.package ? ofPackage(subject.package) : []),
      ...(subject.profile ? ofProfile(subject.profile) : []),
    ];
    return {
      findings: [...told, ...values.flatMap(inValue)],
      unknown: unread(subject, ['Distribution', 'PackageInfo', 'Payload']),
    };
  },
};

/** What reading has told already, so that it need not tell it twice. */
export function isPlaceholder({ code }: Diagnostic): boolean {
  return code === 'bundle.placeholder';
}

function inPlists({ reading }: Subject): Diagnostic[] {
  return reading.filter(isPlaceholder).map(({ args, place }) => {
    const { key, found } = args as { key: string; found: string };
    return diagnostic('check.placeholder', { key, found }, place);
  });
}

interface Value {
  key: string;
  text: string | null | undefined;
  place: Place;
  isVersion?: boolean;
}

function inValue({ key, text, place, isVersion }: Value): Diagnostic[] {
  const found = text ? placeholderOf(text, isVersion ?? false) : undefined;
  return found === undefined ? [] : [diagnostic('check.placeholder', { key, found: `"${found}"` }, place)];
}

/** The placeholder in a value; a version is never one word in capitals, and a name may be. */
export function placeholderOf(text: string, isVersion: boolean): string | undefined {
  return (isVersion ? placeholderIn(text) : markedPlaceholderIn(text)) ?? framedIn(text);
}

/** `@PKG_ID@` and `__VERSION__`, as autoconf and many scripts write them. */
function framedIn(text: string): string | undefined {
  return /@[A-Z][A-Z0-9_]*@|__[A-Z][A-Z0-9_]*?__/.exec(text)?.[0];
}

function ofPackage({ distribution, components }: PackageFacts): Value[] {
  const ofInfo = components.flatMap(({ info }): Value[] => {
    if (!info) return [];
    const { place } = info;
    return [
      { key: 'identifier', text: info.id, place },
      { key: 'version', text: info.version, place, isVersion: true },
    ];
  });
  if (!distribution) return ofInfo;
  const { title, product, packages, panes, file } = distribution;
  return [
    ...ofInfo,
    { key: 'title', text: title, place: { file } },
    ...(product
      ? [
          { key: 'product id', text: product.id, place: product.place },
          { key: 'product version', text: product.version, place: product.place, isVersion: true },
        ]
      : []),
    ...packages.flatMap(({ id, version, file: named, place }) => [
      { key: 'pkg-ref id', text: id, place },
      { key: 'pkg-ref version', text: version, place, isVersion: true },
      { key: 'pkg-ref', text: named, place },
    ]),
    ...panes.map(({ kind, file: named, place }) => ({ key: kind, text: named, place })),
  ];
}

function ofProfile({ source, product, kexts }: Profile): Value[] {
  const place = { file: source };
  return [
    { key: 'product.name', text: product.name, place },
    { key: 'product.vendor', text: product.vendor, place },
    { key: 'product.version', text: product.version, place, isVersion: true },
    ...kexts.map(({ version }) => ({ key: 'kexts[].version', text: version, place, isVersion: true })),
  ];
}
