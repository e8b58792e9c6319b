import { type Alias, isCollection, isMap, isScalar, type Node, type Scalar, visit, type YAMLMap } from 'yaml';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { placeOfNode, type Source } from '../yaml/source.ts';
import { firstMistakes } from './first-mistakes.ts';
import { shorten } from './found.ts';
import { LIMITS } from './limits.ts';

/**
 * What is allowed in YAML but not in a profile, whatever its keys: depth, aliases that lead nowhere or never end,
 * keys given twice. Looked at before anything follows an alias; `readable` tells whether that is safe.
 */
export function tellShape(source: Source): { diagnostics: Diagnostic[]; readable: boolean } {
  const keys: (() => Diagnostic)[] = [];
  const aliases: { alias: Alias; above: readonly unknown[] }[] = [];
  let deepest: Node | undefined;
  visit(source.document, {
    Alias: (_, alias, above) => {
      aliases.push({ alias, above });
    },
    Collection: (_, node, above) => {
      if (isMap(node)) tellKeys(source, node, keys);
      if (above.filter(isCollection).length < LIMITS.depth) return undefined;
      deepest = node;
      return visit.BREAK;
    },
  });
  if (deepest) {
    const found = diagnostic('profile.too-deep', { limit: LIMITS.depth }, placeOfNode(source, deepest));
    return { diagnostics: [found], readable: false };
  }
  const wrong = tellAliases(source, aliases);
  const doubles = firstMistakes(source.file, keys, (tell) => tell());
  return { diagnostics: [...doubles, ...wrong], readable: wrong.length === 0 };
}

/** Adds what is wrong with the keys of a map; said later, for there may be thousands. */
function tellKeys(source: Source, map: YAMLMap, found: (() => Diagnostic)[]): void {
  const first = new Map<string, Scalar>();
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const before = first.get(name);
    if (name === '__proto__') {
      // Its meaning in JavaScript would hide it from every later check.
      found.push(() => diagnostic('profile.reserved-key', { key: name }, placeOfNode(source, key)));
    } else if (before) {
      const line = () => placeOfNode(source, before).line ?? 0;
      const args = () => ({ key: shorten(name), line: line() });
      found.push(() => diagnostic('profile.duplicate-key', args(), placeOfNode(source, key)));
    } else {
      first.set(name, key);
    }
  }
}

function tellAliases(source: Source, aliases: { alias: Alias; above: readonly unknown[] }[]): Diagnostic[] {
  // Each is looked up in the whole document, so their number comes first.
  const tooMany = aliases[LIMITS.aliases];
  if (tooMany) {
    const place = placeOfNode(source, tooMany.alias);
    return [diagnostic('profile.alias-limit', { limit: LIMITS.aliases }, place)];
  }
  return aliases.flatMap(({ alias, above }) => {
    const target = alias.resolve(source.document);
    const loop = target !== undefined && above.includes(target);
    if (target && !loop) return [];
    return [diagnostic('profile.alias', { name: alias.source, loop }, placeOfNode(source, alias))];
  });
}
