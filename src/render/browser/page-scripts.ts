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
interface FontFace {
  family: string;
  style: string;
  weight: string;
}
declare const document: {
  documentElement: Element;
  head: Element;
  body: Element;
  fonts: Iterable<FontFace> & {
    ready: Promise<unknown>;
    load(font: string, text: string): Promise<unknown>;
  };
  images: Iterable<{ decode(): Promise<void> }>;
  querySelectorAll(selector: string): Iterable<Element>;
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
 * Waits until everything is there that the print shows. The layout on screen asks for the fonts of the body alone: a
 * face that only a margin box of `@page` uses would come too late, so every face that has a character of the text or
 * of the style sheets is asked for.
 */
export async function settleDocument(): Promise<void> {
  let text = document.body.textContent;
  for (const { textContent } of document.querySelectorAll('style'))
    text += textContent.replace(/url\([^)]*\)/g, '');
  void document.documentElement.offsetHeight;
  await Promise.all(
    [...document.fonts].map(({ style, weight, family }) =>
      document.fonts.load(`${style} ${weight} 1em ${family}`, text).catch(() => undefined),
    ),
  );
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
}
