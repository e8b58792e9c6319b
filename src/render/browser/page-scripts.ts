// What runs inside of the printed page, by CDP; the page's own scripts are off. The little of the DOM that is used here
// is declared here, since tsconfig knows none: nothing else of this project runs in a browser.

interface Element {
  attributes: Iterable<{ name: string; value: string }>;
  children: Iterable<Element>;
  localName: string;
  offsetHeight: number;
  textContent: string;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  replaceWith(node: Element): void;
  insertBefore(node: Element, before: Element | null): void;
  remove(): void;
}
declare const document: {
  documentElement: Element;
  head: Element;
  body: Element;
  fonts: Iterable<{ load(): Promise<unknown> }> & { ready: Promise<unknown> };
  images: Iterable<{ decode(): Promise<void> }>;
  adoptNode(node: Element): Element;
};
declare const DOMParser: {
  new (): { parseFromString(html: string, type: 'text/html'): typeof document };
};

/** Puts what is a document's own (the `rest` of frame.ts) into the frame that is loaded. The frame's elements never move. */
export function swapDocument(html: string): void {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const root = document.documentElement;
  for (const { name } of [...root.attributes]) root.removeAttribute(name);
  for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);

  const fonts = [];
  for (const element of [...document.head.children]) {
    if (element.localName === 'style' && element.textContent.includes('@font-face')) fonts.push(element);
    else if (element.localName !== 'meta') element.remove();
  }
  for (const element of [...next.head.children]) {
    if (element.localName === 'style' && element.textContent === '') fonts.shift();
    else document.head.insertBefore(document.adoptNode(element), fonts[0] ?? null);
  }
  document.body.replaceWith(document.adoptNode(next.body));
}

/**
 * Waits until everything is there that the print shows. Every face is asked for: the layout on screen asks only for
 * those of the body, and a face that a margin box of `@page` alone needs would come too late. The box would then be
 * printed without its text, on some runs and not on others.
 */
export async function settleDocument(): Promise<void> {
  void document.documentElement.offsetHeight;
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => undefined)));
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
}
