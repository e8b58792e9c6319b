import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Path, placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { shorten } from './found.ts';
import { canonical } from './locales.ts';
import { nameOf } from './name-of.ts';
import { MACOS_VERSIONS, parseRange } from './range.ts';
import { tellExplain } from './rules-explain.ts';
import type { Form } from './schema/schema.ts';
import { slugOf } from './slug.ts';

/** What the schema cannot say: keys that need each other, contradict each other or repeat themselves. */
export function checkRules(source: Source, form: Form): Diagnostic[] {
  return [
    tellId,
    tellKexts,
    tellLoads,
    tellUninstall,
    tellMacos,
    tellExtra,
    tellRepeats,
    tellExplain,
  ].flatMap((rule) => rule(source, form));
}

function tellId(source: Source, { product }: Form): Diagnostic[] {
  const written = source.value as { product?: { id?: unknown } };
  if (product?.name === undefined || written.product?.id !== undefined || slugOf(product.name)) return [];
  const place = placeOfPart(source, ['product', 'name']);
  return [diagnostic('profile.no-id', { name: shorten(product.name) }, place)];
}

function tellKexts(source: Source, { kexts }: Form): Diagnostic[] {
  return (kexts ?? []).flatMap((kext, index) => {
    if (!kext) return [];
    const found: Diagnostic[] = [];
    const written = (source.value as { kexts: Record<string, unknown>[] }).kexts[index] ?? {};
    if (!('bundle' in written) && !('id' in written)) {
      found.push(diagnostic('profile.kext-source', {}, placeOfPart(source, ['kexts', index])));
    }
    const codeless = kext.codeless ?? false;
    const empty = kext.architectures?.length === 0;
    if (kext.architectures && codeless !== empty) {
      const place = placeOfPart(source, ['kexts', index, 'architectures'], 'key');
      found.push(diagnostic('profile.architectures', { codeless }, place));
    }
    return found;
  });
}

function tellLoads(source: Source, { loads }: Form): Diagnostic[] {
  if (loads === 'app') return [diagnostic('profile.loads-name', {}, placeOfPart(source, ['loads']))];
  if (typeof loads !== 'object' || loads.by === undefined) return [];
  const written = (source.value as { loads: Record<string, unknown> }).loads;
  if (loads.by === 'app' && !('name' in written)) {
    return [diagnostic('profile.loads-name', {}, placeOfPart(source, ['loads', 'by']))];
  }
  if (loads.by === 'app' || loads.name === undefined) return [];
  const args = { key: 'loads.name', because: `"loads.by" is ${loads.by}, and only an app is named` };
  return [diagnostic('profile.unused', args, placeOfPart(source, ['loads', 'name'], 'key'))];
}

function tellUninstall(source: Source, { uninstall }: Form): Diagnostic[] {
  if (uninstall?.how === undefined || uninstall.how === 'terminal') return [];
  if ('name' in (source.value as { uninstall: object }).uninstall) return [];
  const place = placeOfPart(source, ['uninstall', 'how']);
  return [diagnostic('profile.uninstall-name', { how: uninstall.how }, place)];
}

function tellMacos(source: Source, { guides }: Form): Diagnostic[] {
  if (guides?.macos === undefined) return [];
  const read = parseRange(guides.macos);
  if ('range' in read) return [];
  const args = { ...read.problem, found: shorten(guides.macos), known: MACOS_VERSIONS };
  return [diagnostic('profile.macos', args, placeOfPart(source, ['guides', 'macos']))];
}

function tellExtra(source: Source, { extra }: Form): Diagnostic[] {
  if (!extra || extra.length === 0 || 'content' in (source.value as object)) return [];
  return [diagnostic('profile.extra-content', {}, placeOfPart(source, ['extra'], 'key'))];
}

function tellRepeats(source: Source, form: Form): Diagnostic[] {
  const lists: [Path, readonly (string | undefined)[] | undefined][] = [
    [['locales'], form.locales?.map((tag) => tag && canonical(tag))],
    [['guides', 'actions'], form.guides?.actions],
    [['guides', 'chips'], form.guides?.chips],
    [['guides', 'management'], form.guides?.management],
    ...(form.kexts ?? []).map((kext, index): (typeof lists)[0] => [
      ['kexts', index, 'architectures'],
      kext?.architectures,
    ]),
  ];
  return lists.flatMap(([path, list = []]) =>
    list.flatMap((value, index) => {
      const first = list.indexOf(value);
      if (value === undefined || first === index) return [];
      const line = placeOfPart(source, [...path, first]).line ?? 0;
      const args = { key: nameOf(path), value, line };
      return [diagnostic('profile.duplicate', args, placeOfPart(source, [...path, index]))];
    }),
  );
}
