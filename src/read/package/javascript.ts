import type { Element } from './xml-tree.ts';

/** The elements of a Distribution that decide something by JavaScript, which is never run. */
export function javascriptIn(root: Element): Element[] {
  return descendants(root).filter(holdsJavaScript);
}

/** With the element itself; its depth is bounded by the reader. */
export function descendants(element: Element): Element[] {
  const all: Element[] = [element];
  for (let i = 0; i < all.length; i += 1) {
    for (const child of all[i]!.children) all.push(child);
  }
  return all;
}

/** A script, an attribute that calls one, or a condition that is no plain word. */
function holdsJavaScript({ name, attributes, text }: Element): boolean {
  if (name === 'script') return text.trim() !== '' || attributes.has('file');
  return [...attributes].some(([key, value]) =>
    key === 'script' ? value.trim() !== '' : CONDITIONS.has(key) && !/^\s*(true|false|)\s*$/i.test(value),
  );
}

const CONDITIONS = new Set([
  'active',
  'enabled',
  'selected',
  'visible',
  'start_enabled',
  'start_selected',
  'start_visible',
]);
