import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Context, Directive } from './handler.ts';
import { placeOf } from './place.ts';

/** The values that a block names with `each`; none at all, or a name that is not known, is reported. */
export function eachOf(node: Directive, context: Context): { name: string; values: readonly string[] } {
  const { many } = context.scope.values;
  const name = node.attributes?.each ?? '';
  const values = many.get(name) ?? [];
  if (values.length === 0) {
    const known = [...many].filter(([, found]) => found.length > 0).map(([key]) => key);
    context.scope.report(diagnostic('content.no-value', { name, known }, placeOf(node, context)));
  }
  return { name, values };
}
