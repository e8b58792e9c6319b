import type { SaidProduct } from '../../compose/compose.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { encodeLike } from '../../read/bundle/xml-decode.ts';
import type { GivenDistribution, Installer } from '../../read/installer/installer.ts';
import type { Profile } from '../../read/profile/profile.ts';
import type { Artifact } from '../artifact.ts';
import type { Draw } from '../html/templates.ts';
import { drawDistribution } from '../pane/distribution.ts';
import { type PaneFormat, paneFile } from '../pane/format.ts';
import { drawPane } from '../pane/pane.ts';
import { carry } from './carry.ts';
import { folderFor, languageFolders } from './folders.ts';
import { outsideRefs } from './package-refs.ts';
import { postinstallOf, undecided } from './postinstall.ts';
import { putPanes } from './put-panes.ts';
import { type Replaced, replacedPanes } from './replaced.ts';
import { asides, editsFor, tellAsides } from './step-aside.ts';
import { tellInsideRefs, tellNamedFiles } from './tell-distribution.ts';
import { tellResources } from './tell-resources.ts';

/**
 * Draws the folder `installer/` of a product, from which productbuild makes the installer: the Distribution, the panes in
 * each language with the vendor's own resources beside them, and the end of a postinstall script. `said` may hold some
 * of the profile's languages only: names are chosen for all of them, so that builds of some fit together.
 */
export function drawInstaller(
  said: ReadonlyMap<string, SaidProduct>,
  profile: Profile,
  installer: Installer,
  draw: Draw,
  format: PaneFormat = 'html',
): { artifacts: Artifact[]; diagnostics: Diagnostic[] } {
  if ([...said.values()].every(({ panes }) => panes.length === 0)) {
    // A package is named for its facts, too.
    const isWanted = profile.installer?.distribution ?? profile.installer?.resources;
    const told = isWanted ? [diagnostic('installer.no-panes', {}, { file: profile.source })] : [];
    return { artifacts: [], diagnostics: told };
  }
  const { distribution, resources, component } = installer;
  const paths = resources.map(({ path }) => path);
  const present = languageFolders(paths);
  const folders = new Map(profile.locales.map((locale) => [locale, folderFor(locale, present)]));
  const carried = carry(resources, format);
  const replaced = distribution ? replacedPanes(distribution, carried, format) : NOTHING;
  const aside = distribution ? asides(distribution.root, carried, format) : [];
  const told = new Set([...replaced.kept, ...aside.flatMap(({ paths }) => paths)]);
  const product = profile.product.id;
  const file = (path: string) => ({ path: `${product}/installer/${path}`, product });
  const bytes = distribution
    ? withPanes(distribution, format, aside)
    : drawDistribution(profile, draw, format, component);
  const script = postinstallOf(profile);
  return {
    artifacts: [
      { ...file('distribution.xml'), kind: 'distribution', bytes },
      ...[...said].flatMap(([locale, { panes }]) =>
        panes.map((pane): Artifact => {
          const path = `Resources/${folders.get(locale)}/${paneFile(pane.name, format)}`;
          return { ...file(path), kind: 'pane', locale, bytes: drawPane(pane, draw, format) };
        }),
      ),
      ...[...carried.files, ...replaced.texts].map(
        ({ path, bytes, isExecutable }): Artifact => ({
          ...file(`Resources/${path}`),
          kind: 'asset',
          bytes,
          isExecutable,
        }),
      ),
      ...(script === undefined
        ? []
        : [{ ...file('postinstall.sh'), kind: 'asset', bytes: script, isExecutable: true } as const]),
    ],
    diagnostics: [
      ...tellUndecided(profile),
      ...tellAsides(aside),
      ...(distribution ? tellNamedFiles(distribution, paths) : []),
      ...installer.closings.map(({ place, ...args }) => diagnostic('installer.restart', args, place)),
      ...(distribution ? tellInsideRefs(distribution) : []),
      ...replaced.diagnostics,
      ...tellResources(installer, folders, carried, { ...replaced, kept: told }, profile.source),
    ],
  };
}

function tellUndecided(profile: Profile): Diagnostic[] {
  if (profile.loads.by !== 'installer') return [];
  return undecided(profile).map(({ id, variants = [] }) =>
    diagnostic(
      'installer.undecided',
      { id, paths: variants.map(({ path }) => path) },
      { file: profile.source },
    ),
  );
}

const NOTHING: Replaced = { texts: [], kept: new Set(), languages: new Set(), diagnostics: [] };

function withPanes(
  { text, root, bytes, file, packages, isBuilt }: GivenDistribution,
  format: PaneFormat,
  aside: ReturnType<typeof asides>,
): Uint8Array {
  const changes = [...(isBuilt ? outsideRefs(text, packages) : []), ...editsFor(text, aside)];
  return encodeLike(putPanes(text, root, format, changes), bytes, file);
}
