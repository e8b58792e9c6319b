import type { Definition, Image, Link, Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { type Diagnostic, diagnostic, type Place, type Result } from '../../diagnostics/diagnostic.ts';
import { shorten } from './found.ts';
import { fromFolder } from './from-folder.ts';
import { LIMITS } from './limits.ts';
import { readPicture } from './picture.ts';

/** Where a text of Markdown comes from: its key, the folder that its pictures' paths start at, and its place in the profile. */
export interface ProseOrigin {
  key: string;
  folder: string;
  placeAt(line: number, column: number): Place;
}

/**
 * Parses Markdown of the vendor's (CommonMark, no directives) into a tree that is safe to put anywhere: HTML is the
 * text that it was, links lead only where a reader can follow, pictures stand in it as `data:` addresses.
 */
export async function readProse(text: string, origin: ProseOrigin): Promise<Result<Root>> {
  const root = parse(text);
  if (!root) {
    const args = { key: origin.key, limit: LIMITS.depth };
    return { diagnostics: [diagnostic('profile.prose-deep', args, origin.placeAt(1, 1))] };
  }
  const find = (node: Nodes): Place => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    return origin.placeAt(line, column);
  };
  resolveReferences(root);
  const diagnostics = [...tellMarkup(root, origin.key, find), ...tellLinks(root, origin.key, find)];
  diagnostics.push(...(await inlinePictures(root, origin, find)));
  visit(root, (node) => {
    // Line and column of this text mean nothing where the tree goes.
    delete node.position;
  });
  return { value: root, diagnostics };
}

type Find = (node: Nodes) => Place;

/** The tree; undefined where it is so deep that whatever walks through it would fall. */
function parse(text: string): Root | undefined {
  let root: Root;
  try {
    root = unified().use(remarkParse).parse(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LIMITS.depth) return undefined;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return root;
}

/** `[words][name]` becomes a plain link, so that no name can meet another of the page that the tree is put into. */
function resolveReferences(root: Root): void {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(root, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'definition') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return undefined;
    const { url = '', title } = definitions.get(node.identifier) ?? {};
    const { position } = node;
    const link: Link | Image =
      node.type === 'linkReference'
        ? { type: 'link', url, children: node.children }
        : { type: 'image', url, alt: node.alt ?? null };
    parent.children[index] = { ...link, ...(title ? { title } : {}), ...(position ? { position } : {}) };
    // The new node has children of its own to look at.
    return index;
  });
}

/** HTML becomes the text that it is; told once a text, where it starts. */
function tellMarkup(root: Root, key: string, find: Find): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(root, 'html', (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (found.length === 0) {
      found.push(diagnostic('profile.markup', { key, markup: shorten(node.value) }, find(node)));
    }
    const text = { type: 'text', value: node.value } as const;
    const isFlow = parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem';
    parent.children[index] = isFlow ? { type: 'paragraph', children: [text] } : text;
  });
  return found;
}

function tellLinks(root: Root, key: string, find: Find): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(root, 'link', (node) => {
    const isWeb = /^https?:\/\//i.test(node.url);
    if (isWeb ? URL.canParse(node.url) : /^(mailto:|tel:|#)./i.test(node.url)) return;
    found.push(diagnostic('profile.link', { key, address: shorten(node.url) }, find(node)));
  });
  return found;
}

async function inlinePictures(root: Root, origin: ProseOrigin, find: Find): Promise<Diagnostic[]> {
  const images: Image[] = [];
  visit(root, 'image', (node) => {
    images.push(node);
  });
  const found = await Promise.all(images.map((node) => inlinePicture(node, origin, find(node))));
  return found.flat();
}

async function inlinePicture(node: Image, { key, folder }: ProseOrigin, place: Place): Promise<Diagnostic[]> {
  const address = shorten(node.url);
  const diagnostics: Diagnostic[] = node.alt
    ? []
    : [diagnostic('profile.picture-words', { key, address }, place)];
  const path = decode(node.url);
  const file = fromFolder(folder, path);
  const name = { key, place, path: shorten(path), file };
  const picture = await readPicture(name, ['PNG', 'JPEG', 'GIF', 'WebP', 'SVG'], LIMITS.picture);
  if (picture.value !== undefined) node.url = picture.value;
  return [...diagnostics, ...picture.diagnostics];
}

/** A path in Markdown may be written as an address, with `%20` for a space. */
function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
