import { dirname, resolve } from 'node:path';
import type { Definition, Image, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { fromFolder } from '../read/profile/from-folder.ts';
import { readText } from '../read/profile/read-text.ts';
import { parseYaml } from '../read/profile/yaml.ts';

/** What a profile names, as absolute paths. */
export interface Named {
  /** The folder of its own words. */
  content?: string;
  /** Bundles, packages, pictures and whatever else the pages are made of. */
  others: readonly string[];
}

/**
 * The files and folders that a profile names, whether they are there or not, and whether the profile is right or not:
 * what is to be watched. Undefined where the profile cannot be read so far that anything can be told.
 */
export async function namedIn(path: string): Promise<Named | undefined> {
  if (!/\.(ya?ml|json)$/i.test(path)) return { others: [] };
  const { value: text } = await readText(path);
  const value = text === undefined ? undefined : parseYaml(path, text).value?.value;
  if (value === undefined) return undefined;
  const at = (name: string) => resolve(fromFolder(dirname(path), name));
  const kexts = part(value, 'kexts');
  const texts = ['what', 'why'].flatMap((key) => textsOf(part(part(value, 'explain'), key)));
  const names = [
    part(value, 'package'),
    part(value, 'distribution'),
    part(value, 'resources'),
    part(part(value, 'product'), 'logo'),
    ...(Array.isArray(kexts) ? kexts.map((kext) => part(kext, 'bundle')) : []),
    ...texts.flatMap(picturesIn),
  ];
  const content = part(value, 'content');
  return { ...(isName(content) ? { content: at(content) } : {}), others: names.filter(isName).map(at) };
}

/** Whatever a writer left half-way: nothing here has been checked. */
function part(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function isName(value: unknown): value is string {
  return (
    typeof value === 'string' && value !== '' && !value.includes('\0') && !/^[a-z][a-z0-9+.-]+:/i.test(value)
  );
}

/** A text, or one for each language. */
function textsOf(value: unknown): string[] {
  const texts = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return texts.filter((text) => typeof text === 'string');
}

function picturesIn(text: string): string[] {
  let root: Root;
  try {
    root = unified().use(remarkParse).parse(text);
  } catch {
    // So deep that nothing can be made of it, which the build tells.
    return [];
  }
  const names: string[] = [];
  visit(root, (node) => {
    if (node.type === 'image' || node.type === 'definition')
      names.push(decode((node as Image | Definition).url));
  });
  return names;
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
