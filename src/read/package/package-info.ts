import { type Diagnostic, diagnostic, type Place, type Result } from '../../diagnostics/diagnostic.ts';
import { placeholderIn } from '../bundle/placeholder.ts';
import { quote } from '../bundle/quote.ts';
import { bundlesIn, type ListedBundle } from './listed-bundle.ts';
import { refusal } from './refusal.ts';
import { attributeOf, childrenOf, type Element, parseXmlTree, type XmlBudget } from './xml-tree.ts';

/** What a PackageInfo tells of the package that it belongs to. null: it does not say. */
export interface PackageInfo {
  id: string | null;
  version: string | null;
  /** Where the payload goes; "/" where nothing is said. */
  installLocation: string;
  /** none, logout, restart, shutdown. */
  postinstallAction: string | null;
  /** Whose rights it asks for: root. */
  auth: string | null;
  /** The bundles that it lists with a path; others only refer to them. */
  bundles: ListedBundle[];
  /** The scripts that it names: preinstall, postinstall. */
  scripts: string[];
  /** Of its outermost element. */
  place: Place;
}

/** Reads a PackageInfo, as pkgbuild and PackageMaker write it. Throws a Refusal where it is none. */
export function readPackageInfo(bytes: Uint8Array, file: string, budget?: XmlBudget): Result<PackageInfo> {
  const { root } = parseXmlTree(bytes, file, budget);
  if (root.name !== 'pkg-info') {
    throw refusal('package.xml-root', { found: quote(root.name), wanted: '"pkg-info"' }, root.place);
  }
  const diagnostics: Diagnostic[] = [];
  const value: PackageInfo = {
    id: attributeOf(root, 'identifier'),
    version: attributeOf(root, 'version'),
    installLocation: locationOf(root, diagnostics),
    postinstallAction: attributeOf(root, 'postinstall-action'),
    auth: attributeOf(root, 'auth'),
    bundles: bundlesIn(root),
    scripts: childrenOf(root, 'scripts').flatMap(({ children }) => children.map(({ name }) => name)),
    place: root.place,
  };
  return { value, diagnostics };
}

function locationOf(root: Element, diagnostics: Diagnostic[]): string {
  const said = attributeOf(root, 'install-location');
  if (said === null) return '/';
  const isWhole = said.startsWith('/') && !said.split('/').includes('..') && !/\p{Cc}/u.test(said);
  if (isWhole && placeholderIn(said) === undefined) return said;
  diagnostics.push(diagnostic('package.install-location', { found: quote(said) }, root.place));
  return '/';
}
