import type { MacosVersion } from '../read/content/content.ts';
import type { Kext, Profile } from '../read/profile/profile.ts';

/** The product's own words, as topics name them: `:value[product.name]`, `::list{each=kexts.name}`. */
export interface Values {
  one: ReadonlyMap<string, string>;
  many: ReadonlyMap<string, readonly string[]>;
}

/** What a topic can say of a product to the readers for whom these kexts load, and where it can send them. */
export function valuesOf(
  profile: Profile,
  kexts: readonly Kext[],
  leftOut: readonly Kext[],
  macos: readonly MacosVersion[],
  titles: { install: readonly string[]; uninstall: readonly string[] },
): Values {
  const developers = distinct(kexts.flatMap((kext) => kext.developer ?? []));
  const one = new Map<string, string>();
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined) one.set(name, value);
  };
  put('product.name', profile.product.name);
  put('product.vendor', profile.product.vendor);
  put('product.version', profile.product.version);
  put('signing.developer', developers.length === 1 ? developers[0] : undefined);
  put('loads.name', profile.loads.name);
  put('uninstall.name', profile.uninstall.name);
  put('macos.newest', macos.at(-1)?.version);
  const code = kexts.filter((kext) => !kext.codeless);
  const codeless = kexts.filter((kext) => kext.codeless);
  const many = new Map<string, readonly string[]>([
    ['kexts.name', distinct(kexts.map((kext) => kext.name))],
    ['kexts.id', distinct(kexts.map((kext) => kext.id))],
    // The installer puts the others there, too; what lies in a bundle goes with it.
    ['kexts.path', outermost(distinct(profile.kexts.map((kext) => kext.path)))],
    ['code.name', distinct(code.map((kext) => kext.name))],
    ['code.id', distinct(code.map((kext) => kext.id))],
    ['codeless.name', distinct(codeless.map((kext) => kext.name))],
    ['codeless.id', distinct(codeless.map((kext) => kext.id))],
    ['leftOut.name', distinct(leftOut.map((kext) => kext.name))],
    ['signing.developers', developers],
    ['uninstall.name', profile.uninstall.name === undefined ? [] : [profile.uninstall.name]],
    ['guides.install', distinct(titles.install)],
    ['guides.uninstall', distinct(titles.uninstall)],
  ]);
  return { one, many };
}

function outermost(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
