import { quote } from '../bundle/quote.ts';
import { type Choice, choicesOf } from './distribution-choices.ts';
import { type PackageRef, packageRefsOf } from './distribution-refs.ts';
import { refusal } from './refusal.ts';
import { attributeOf, childrenOf, type Element, parseXmlTree, textOf } from './xml-tree.ts';

/** What a Distribution tells. null: it does not say. */
export interface Distribution {
  title: string | null;
  /** productbuild's `<product>`. */
  product: { id: string | null; version: string | null } | null;
  panes: Pane[];
  choices: Choice[];
  packages: PackageRef[];
  hostArchitectures: string[];
  osVersions: { min: string | null; before: string | null }[];
  /** Whether it decides anything by JavaScript, which is never run. */
  javascript: boolean;
}

export interface Pane {
  kind: 'welcome' | 'readme' | 'license' | 'conclusion';
  /** In Resources, or in a folder of a language there. */
  file: string | null;
  mimeType: string | null;
  uti: string | null;
  language: string | null;
  /** What stands in the Distribution itself. */
  inline: string | null;
}

/** Reads a Distribution, as productbuild and PackageMaker write it. Throws a Refusal where it is none. */
export function readDistribution(bytes: Uint8Array, file: string): Distribution {
  const root = parseXmlTree(bytes, file);
  if (!ROOTS.has(root.name)) {
    const wanted = '"installer-gui-script" or "installer-script"';
    throw refusal('package.xml-root', { found: quote(root.name), wanted }, file);
  }
  const product = childrenOf(root, 'product')[0];
  const options = childrenOf(root, 'options')[0];
  return {
    title: textOf(root, 'title') || null,
    product: product ? { id: attributeOf(product, 'id'), version: attributeOf(product, 'version') } : null,
    panes: root.children.flatMap(paneOf),
    choices: choicesOf(root),
    packages: packageRefsOf(root),
    hostArchitectures: listOf(options && attributeOf(options, 'hostArchitectures')),
    osVersions: descendants(root)
      .filter(({ name }) => name === 'os-version')
      .map((one) => ({ min: attributeOf(one, 'min'), before: attributeOf(one, 'before') })),
    javascript: descendants(root).some(holdsJavaScript),
  };
}

const ROOTS = new Set(['installer-gui-script', 'installer-script']);

const PANES = new Map<string, Pane['kind']>([
  ['welcome', 'welcome'],
  ['readme', 'readme'],
  ['license', 'license'],
  ['conclusion', 'conclusion'],
]);

function paneOf(element: Element): Pane[] {
  const kind = PANES.get(element.name);
  if (!kind) return [];
  return [
    {
      kind,
      file: attributeOf(element, 'file'),
      mimeType: attributeOf(element, 'mime-type'),
      uti: attributeOf(element, 'uti'),
      language: attributeOf(element, 'language'),
      inline: element.text.trim() || null,
    },
  ];
}

function listOf(said: string | null | undefined): string[] {
  return (said ?? '').split(',').flatMap((one) => one.trim() || []);
}

/** With the element itself; its depth is bounded by the reader. */
function descendants(element: Element): Element[] {
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
