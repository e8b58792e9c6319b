import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of the tags, as pdf.js gives it. What is marked in the page has a type and no role. */
export interface Tag {
  role?: string;
  alt?: string;
  lang?: string;
  type?: string;
  id?: string;
  children?: Tag[];
}

export async function open(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  return await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
}

/** Every element of a document's tags in reading order, page by page, each with the elements around it, the nearest first. */
export async function tagsOf(pdf: PDFDocumentProxy): Promise<{ tag: Tag; page: number; within: Tag[] }[]> {
  const found: { tag: Tag; page: number; within: Tag[] }[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const walk = (tag: Tag, within: Tag[]) => {
      if (tag.role) found.push({ tag, page, within });
      for (const child of tag.children ?? []) walk(child, [tag, ...within]);
    };
    walk((await (await pdf.getPage(page)).getStructTree()) as Tag, []);
  }
  return found;
}

/** The words of a page by the ids that tags refer to, with spaces between runs. */
export async function wordsOf(pdf: PDFDocumentProxy, page: number): Promise<Map<string, string>> {
  const { items } = await (await pdf.getPage(page)).getTextContent({ includeMarkedContent: true });
  const words = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((entry) => entry !== undefined);
      if (id !== undefined) words.set(id, `${words.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push((item as { id?: string }).id);
  }
  return words;
}

/** What an element says, its children's words in their order. */
export function said(tag: Tag, words: ReadonlyMap<string, string>): string {
  if (tag.id !== undefined && !tag.role) return words.get(tag.id) ?? '';
  return (tag.children ?? []).map((child) => said(child, words)).join('');
}
