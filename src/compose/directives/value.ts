import { toString as textOf } from 'mdast-util-to-string';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { isolated, text } from './element.ts';
import type { Handler } from './handler.ts';
import { placeOf } from './place.ts';

/** `:value[product.name]`: a value of the profile, exactly as it is. */
export const value: Handler = (node, context) => {
  const name = textOf(node as never).trim();
  const found = context.scope.values.one.get(name);
  if (found !== undefined) return [isolated(found)];
  const known = [...context.scope.values.one.keys()];
  context.scope.report(diagnostic('content.no-value', { name, known }, placeOf(node, context)));
  return [text(name)];
};
