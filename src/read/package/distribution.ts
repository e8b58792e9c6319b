import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { type Choice, choicesOf } from './distribution-choices.ts';
import { type Background, backgroundsOf, type Pane, panesOf } from './distribution-files.ts';
import { type PackageRef, packageRefsOf } from './distribution-refs.ts';
import { descendants, javascriptIn } from './javascript.ts';
import { refusal } from './refusal.ts';
import { languagesIn } from './shown-files.ts';
import { attributeOf, childrenOf, type Element, parseXmlTree, textOf, type XmlBudget } from './xml-tree.ts';

/** What a Distribution tells. null: it does not say. */
export interface Distribution {
  file: string;
  /** As it stands there, without a byte order mark; the elements of the tree say where in it they are. */
  text: string;
  root: Element;
  title: string | null;
  /** productbuild's `<product>`. */
  product: { id: string | null; version: string | null; place: Place } | null;
  panes: Pane[];
  backgrounds: Background[];
  choices: Choice[];
  packages: PackageRef[];
  options: Options;
  osVersions: { min: string | null; before: string | null }[];
  /** Where it decides anything by JavaScript, which is never run: what that gives is not known. */
  javascript: Place[];
}

/** The attributes of `<options>`. null: not said. */
export interface Options {
  /** always, allow, never. */
  customize: string | null;
  requireScripts: string | null;
  rootVolumeOnly: string | null;
  allowExternalScripts: string | null;
  /** Without arm64 in it, Macs with Apple silicon run the installer under Rosetta. */
  hostArchitectures: string[] | null;
  place: Place | null;
}

/**
 * Reads a Distribution, as productbuild and PackageMaker write it; `resources` are the paths of what lies beside it in
 * Resources. Throws a Refusal where it is none.
 */
export function readDistribution(
  bytes: Uint8Array,
  file: string,
  resources: readonly string[] = [],
  budget?: XmlBudget,
): Distribution {
  const { root, text } = parseXmlTree(bytes, file, budget);
  if (!ROOTS.has(root.name)) {
    const wanted = '"installer-gui-script" or "installer-script"';
    throw refusal('package.xml-root', { found: quote(root.name), wanted }, root.place);
  }
  const languagesOf = languagesIn(resources);
  return {
    file,
    text,
    root,
    title: textOf(root, 'title') || null,
    product: productOf(root),
    panes: panesOf(root, languagesOf),
    backgrounds: backgroundsOf(root, languagesOf),
    choices: choicesOf(root),
    packages: packageRefsOf(root),
    options: optionsOf(root),
    osVersions: descendants(root)
      .filter(({ name }) => name === 'os-version')
      .map((one) => ({ min: attributeOf(one, 'min'), before: attributeOf(one, 'before') })),
    javascript: javascriptIn(root).map(({ place }) => place),
  };
}

const ROOTS = new Set(['installer-gui-script', 'installer-script']);

function productOf(root: Element): Distribution['product'] {
  const product = childrenOf(root, 'product')[0];
  if (!product) return null;
  return {
    id: attributeOf(product, 'id'),
    version: attributeOf(product, 'version'),
    place: product.place,
  };
}

function optionsOf(root: Element): Options {
  const options = childrenOf(root, 'options');
  const said = (name: string) => options.map((one) => attributeOf(one, name)).find((value) => value) ?? null;
  return {
    customize: said('customize'),
    requireScripts: said('require-scripts'),
    rootVolumeOnly: said('rootVolumeOnly'),
    allowExternalScripts: said('allow-external-scripts'),
    hostArchitectures: listOf(said('hostArchitectures')),
    place: options[0]?.place ?? null,
  };
}

function listOf(said: string | null): string[] | null {
  return said === null ? null : said.split(',').flatMap((one) => one.trim() || []);
}
