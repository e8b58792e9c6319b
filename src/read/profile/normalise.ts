import { resolve } from 'node:path';
import { defined } from './defined.ts';
import { fromFolder } from './from-folder.ts';
import { localesOf } from './locales.ts';
import type { Kext, Profile, Prose } from './profile.ts';
import { parseRange } from './range.ts';
import type { Form, ProfileFile } from './schema/schema.ts';
import { slugOf } from './slug.ts';

/** What a profile points to, once it is read. */
export interface Parts {
  kexts: readonly Kext[];
  explain: { what: Prose; why: Prose };
  logo?: string;
  /** What the package says, for a product of which the writer does not. */
  version?: string;
}

/** The profile as every later room needs it, from one that is written without a mistake: nothing is optional that has a default. */
export function normalise(source: string, folder: string, file: ProfileFile, parts: Parts): Profile {
  const { product, loads, uninstall, explain } = file;
  return {
    source,
    draft: false,
    product: {
      ...defined({ version: product.version ?? parts.version, logo: parts.logo, accent: product.accent }),
      name: product.name,
      // checkRules has asked for an id where the name gives none.
      id: product.id ?? slugOf(product.name) ?? '',
      vendor: product.vendor,
      support: defined({ ...product.support }),
    },
    explain: { ...parts.explain, ...defined({ minutes: explain.minutes }) },
    kexts: parts.kexts,
    loads: loadsOf(loads),
    uninstall: uninstall ? defined({ ...uninstall }) : { how: 'general' },
    guides: guidesOf(file.guides),
    locales: localesOf(file as Form) ?? ['en'],
    ...defined({ content: file.content && resolve(fromFolder(folder, file.content)) }),
    extra: file.extra ?? [],
    ...installerOf(folder, file),
  };
}

/** Which guides are made, where nothing is wrong with what is asked for. */
export function guidesOf(guides: ProfileFile['guides']): Profile['guides'] {
  return {
    actions: guides?.actions ?? ['install', 'update'],
    chips: guides?.chips ?? ['apple-silicon', 'intel'],
    management: guides?.management ?? ['none'],
    macos: rangeOf(guides?.macos),
  };
}

function installerOf(folder: string, file: ProfileFile): Pick<Profile, 'installer'> {
  const path = (named: string | undefined) => named && fromFolder(folder, named);
  const installer = defined({
    package: path(file.package),
    distribution: path(file.distribution),
    resources: path(file.resources),
  });
  return Object.keys(installer).length === 0 ? {} : { installer };
}

/** What starts the loading, and what is true of most products. */
export function loadsOf(loads: ProfileFile['loads'] = 'installer'): Profile['loads'] {
  if (typeof loads === 'string') return { by: loads, reconnect: false, oneCall: false };
  const { by, name, reconnect = false, oneCall = false } = loads;
  return { by, reconnect, oneCall, ...(by === 'app' && name !== undefined ? { name } : {}) };
}

function rangeOf(macos = '>=11'): Profile['guides']['macos'] {
  const read = parseRange(macos);
  return 'range' in read ? read.range : { from: '11', to: null };
}
