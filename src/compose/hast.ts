import type { ElementContent, RootContent, Text } from 'hast';

/** An HTML element of our own making, where no topic says it. */
export function element(
  tagName: string,
  children: readonly RootContent[],
  properties: Record<string, string | string[]> = {},
): ElementContent {
  return { type: 'element', tagName, properties, children: children as ElementContent[] };
}

export function text(value: string): Text {
  return { type: 'text', value };
}
