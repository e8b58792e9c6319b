import { quote } from '../bundle/quote.ts';
import { refusal } from './refusal.ts';
import { attributeOf, childrenOf, type Element, parseXmlTree, textOf } from './xml-tree.ts';

/** Where bytes lie in the heap. */
export interface Extent {
  offset: number;
  length: number;
}

export interface Checksum {
  /** sha1, md5, sha256, sha512, none */
  style: string;
  hex: string;
}

/** A file of the archive. */
export interface XarEntry extends Extent {
  path: string;
  /** Its size once decoded. */
  size: number;
  /** application/octet-stream: stored as it is. */
  encoding: string;
  /** Of the bytes as they lie in the heap. */
  checksum: Checksum | null;
}

/** Anything that has a name in the archive. */
export interface XarMember {
  path: string;
  /** other: a link, or what else no package needs; it is never followed. */
  kind: 'file' | 'folder' | 'other';
  /** Of a file, once decoded, as the table of contents says. */
  size: number;
}

export interface XarToc {
  checksum: (Extent & { style: string }) | null;
  /** The files, by path. */
  entries: Map<string, XarEntry>;
  /** All that has a name, in the order of the archive. */
  members: XarMember[];
  /** The certificate of the package's signature, Base64 as it stands there; the signer's own comes first. */
  certificate: string | null;
}

/** Reads the table of contents of a xar archive. A name that could lead elsewhere, or stands twice, is refused. */
export function readXarToc(bytes: Uint8Array, file: string): XarToc {
  const { root } = parseXmlTree(bytes, file);
  const toc = root.name === 'xar' ? childrenOf(root, 'toc')[0] : undefined;
  if (!toc) throw refusal('package.toc', { problem: 'it holds no <toc>' }, file);
  const found: Found = { members: new Map(), entries: new Map() };
  gather(toc, '', file, found);
  return {
    checksum: tocChecksum(toc, file),
    entries: found.entries,
    members: [...found.members.values()],
    certificate: certificateOf(toc),
  };
}

interface Found {
  members: Map<string, XarMember>;
  entries: Map<string, XarEntry>;
}

function gather(folder: Element, prefix: string, file: string, found: Found): void {
  for (const element of childrenOf(folder, 'file')) {
    const path = prefix + nameOf(element, file);
    if (found.members.has(path)) throw refusal('package.duplicate', { name: quote(path) }, file);
    const kind = kindOf(element);
    const entry = kind === 'file' ? entryOf(element, path, file) : undefined;
    found.members.set(path, { path, kind, size: entry?.size ?? 0 });
    if (entry) found.entries.set(path, entry);
    if (kind === 'folder') gather(element, `${path}/`, file, found);
  }
}

/** The first of several hard links has the bytes (bsdtar writes it so); the others only name it. */
function kindOf(element: Element): XarMember['kind'] {
  const type = childrenOf(element, 'type')[0];
  const said = type?.text.trim() ?? 'file';
  if (said === 'directory') return 'folder';
  const isFile = said === 'file' || (said === 'hardlink' && attributeOf(type!, 'link') === 'original');
  return isFile ? 'file' : 'other';
}

function nameOf(element: Element, file: string): string {
  const given = childrenOf(element, 'name')[0];
  const said = given?.text ?? '';
  const name = given && attributeOf(given, 'enctype') === 'base64' ? fromBase64(said) : said;
  if (isUnsafe(name)) throw refusal('package.name', { name: quote(name) }, file);
  return name;
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

/** One plain name: anything else could lead out of the folder that it stands in. */
function isUnsafe(name: string): boolean {
  return name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name) || name.length > MAX_NAME;
}

const MAX_NAME = 1024;

function entryOf(element: Element, path: string, file: string): XarEntry {
  const data = childrenOf(element, 'data')[0];
  // An empty file has no data.
  if (!data) return { path, offset: 0, length: 0, size: 0, encoding: STORED, checksum: null };
  const encoding = childrenOf(data, 'encoding')[0];
  const checksum = childrenOf(data, 'archived-checksum')[0];
  const style = checksum && attributeOf(checksum, 'style');
  return {
    path,
    ...extentOf(data, 'length', file),
    size: numberOf(data, 'size', file),
    encoding: (encoding && attributeOf(encoding, 'style')) || STORED,
    checksum:
      checksum && style ? { style: style.toLowerCase(), hex: checksum.text.trim().toLowerCase() } : null,
  };
}

export const STORED = 'application/octet-stream';

function extentOf(element: Element, lengthName: string, file: string): Extent {
  return { offset: numberOf(element, 'offset', file), length: numberOf(element, lengthName, file) };
}

/** Of at most fifteen digits, so that sums of them are exact. */
function numberOf(element: Element, name: string, file: string): number {
  const said = textOf(element, name) ?? '';
  if (/^\d{1,15}$/.test(said)) return Number(said);
  throw refusal('package.toc', { problem: `<${name}> is ${quote(said, 24)}, and must be a number` }, file);
}

function tocChecksum(toc: Element, file: string): XarToc['checksum'] {
  const element = childrenOf(toc, 'checksum')[0];
  if (!element) return null;
  const style = (attributeOf(element, 'style') ?? '').toLowerCase();
  return style === 'none' ? null : { style, ...extentOf(element, 'size', file) };
}

function certificateOf(toc: Element): string | null {
  for (const name of ['signature', 'x-signature']) {
    const keyInfo = childrenOf(toc, name).flatMap((signature) => childrenOf(signature, 'KeyInfo'));
    const data = keyInfo.flatMap((info) => childrenOf(info, 'X509Data'));
    const [first] = data.flatMap((one) => childrenOf(one, 'X509Certificate'));
    if (first) return first.text;
  }
  return null;
}
