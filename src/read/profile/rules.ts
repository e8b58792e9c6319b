import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Path, placeOfPart } from '../yaml/places.ts';
import type { Source } from '../yaml/source.ts';
import { ENOUGH, readable, tooPale } from './accent.ts';
import { shorten } from './found.ts';
import { canonical } from './locales.ts';
import { nameOf } from './name-of.ts';
import { MACOS_VERSIONS, parseRange } from './range.ts';
import { tellExplain } from './rules-explain.ts';
import { holdsAt } from './schema/json-schema.ts';
import type { Form } from './schema/schema.ts';
import { slugOf } from './slug.ts';

/** What the schema cannot say: keys that need each other, contradict each other or repeat themselves. */
export function checkRules(source: Source, form: Form): Diagnostic[] {
  return [
    tellId,
    tellAccent,
    tellKexts,
    tellLoads,
    tellUninstall,
    tellGuides,
    tellExtra,
    tellLocales,
    tellExplain,
  ].flatMap((rule) => rule(source, form));
}

function tellId(source: Source, { product }: Form): Diagnostic[] {
  const written = source.value as { product?: { id?: unknown } };
  if (product?.name === undefined || written.product?.id !== undefined || slugOf(product.name)) return [];
  const place = placeOfPart(source, ['product', 'name']);
  return [diagnostic('profile.no-id', { name: shorten(product.name) }, place)];
}

/** On dark pages a dark accent is lightened: no one color can be read on both. On light ones it is the vendor's own. */
function tellAccent(source: Source, { product }: Form): Diagnostic[] {
  if (product?.accent === undefined) return [];
  const contrast = tooPale(product.accent);
  if (contrast === undefined) return [];
  const args = {
    accent: product.accent,
    contrast,
    needed: ENOUGH,
    nearest: readable(product.accent, 'light'),
  };
  return [diagnostic('profile.pale-accent', args, placeOfPart(source, ['product', 'accent']))];
}

/** What is wrong with the kexts, beyond what the schema says. */
export function tellKexts(source: Source, { kexts }: Form): Diagnostic[] {
  const { kexts: written, package: packaged } = source.value as { kexts?: unknown; package?: unknown };
  if (written === undefined && packaged === undefined) {
    const args = { key: 'kexts', holds: holdsAt(['kexts']) };
    return [diagnostic('profile.required', args, placeOfPart(source, ['kexts']))];
  }
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
    found.push(...tellRepeats(source, ['kexts', index, 'architectures'], kext.architectures));
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

/** What is wrong with what is asked for, beyond what the schema says. */
export function tellGuides(source: Source, { guides }: Form): Diagnostic[] {
  return [
    ...tellMacos(source, guides?.macos),
    ...tellRepeats(source, ['guides', 'actions'], guides?.actions),
    ...tellRepeats(source, ['guides', 'chips'], guides?.chips),
    ...tellRepeats(source, ['guides', 'management'], guides?.management),
  ];
}

function tellMacos(source: Source, macos: string | undefined): Diagnostic[] {
  if (macos === undefined) return [];
  const read = parseRange(macos);
  if ('range' in read) return [];
  const args = { ...read.problem, found: shorten(macos), known: MACOS_VERSIONS };
  return [diagnostic('profile.macos', args, placeOfPart(source, ['guides', 'macos']))];
}

function tellExtra(source: Source, { extra }: Form): Diagnostic[] {
  if (!extra || extra.length === 0 || 'content' in (source.value as object)) return [];
  return [diagnostic('profile.extra-content', {}, placeOfPart(source, ['extra'], 'key'))];
}

function tellLocales(source: Source, { locales }: Form): Diagnostic[] {
  return tellRepeats(
    source,
    ['locales'],
    locales?.map((tag) => tag && canonical(tag)),
  );
}

function tellRepeats(
  source: Source,
  path: Path,
  list: readonly (string | undefined)[] | undefined = [],
): Diagnostic[] {
  return list.flatMap((value, index) => {
    const first = list.indexOf(value);
    if (value === undefined || first === index) return [];
    const line = placeOfPart(source, [...path, first]).line ?? 0;
    const args = { key: nameOf(path), value, line };
    return [diagnostic('profile.duplicate', args, placeOfPart(source, [...path, index]))];
  });
}
