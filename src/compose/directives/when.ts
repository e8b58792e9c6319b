import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import { holds } from '../../plan/facts.ts';
import { FACTS, type Fact, type When } from '../../read/content/content.ts';
import type { Handler } from './handler.ts';
import { placeOf } from './place.ts';

/**
 * `:::when{loads="app device" family=macos-13}`: the block is for readers for whom every fact named has one of its
 * values, and is said where there are any. Conditions hold whole blocks, never a part of a sentence: that could not be
 * translated.
 */
export const when: Handler = (node, context) => {
  const wanted: Record<string, string[]> = {};
  let wrong = false;
  for (const [fact, values] of Object.entries(node.attributes ?? {})) {
    wanted[fact] = (values ?? '').split(/\s+/).filter(Boolean);
    const finding = mistake(fact, wanted[fact], placeOf(node, context));
    if (finding) context.scope.report(finding);
    wrong ||= finding !== undefined;
  }
  if (wrong) return [];
  const readers = context.scope.readers.filter((facts) => holds(wanted as When, facts));
  return readers.length > 0 ? context.expand(node.children, readers) : [];
};

function mistake(fact: string, values: readonly string[], place: Place): Diagnostic | undefined {
  if (!Object.hasOwn(FACTS, fact)) {
    return diagnostic('content.bad-when', { fact, allowed: Object.keys(FACTS) }, place);
  }
  const allowed: readonly string[] = FACTS[fact as Fact];
  const value = values.length === 0 ? '' : values.find((candidate) => !allowed.includes(candidate));
  return value === undefined ? undefined : diagnostic('content.bad-when', { fact, value, allowed }, place);
}
