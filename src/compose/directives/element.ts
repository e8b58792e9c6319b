import type { RootContent } from 'mdast';

/** A node that Markdown does not have, drawn as the HTML element named; remark-rehype reads it from `data`. */
export function element(
  name: string,
  properties: Record<string, unknown>,
  children: readonly RootContent[],
): RootContent {
  return { type: `kextguide-${name}`, data: { hName: name, hProperties: properties }, children } as never;
}

export function text(value: string): RootContent {
  return { type: 'text', value };
}

/** A value of the product's: a text node, kept apart from the writing direction around it. */
export function isolated(value: string): RootContent {
  return element('bdi', {}, [text(value)]);
}

/** What a machine reads: identifiers, paths and commands run left to right in every language. */
export function verbatim(value: string): RootContent {
  return element('code', { dir: 'ltr' }, [text(value)]);
}
