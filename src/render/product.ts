import type { SaidProduct } from '../compose/compose.ts';
import type { GuideDocument } from '../compose/document.ts';
import type { Profile } from '../read/profile/profile.ts';
import type { Artifact } from './artifact.ts';
import type { Format } from './formats.ts';
import type { Draw } from './html/templates.ts';
import { guideJson } from './json/guide.ts';
import { drawDistribution } from './pane/distribution.ts';
import { drawPane } from './pane/pane.ts';
import { guideText } from './text/text.ts';

/** Draws everything of one product in one language that needs no browser. */
export function* drawProduct(
  said: SaidProduct,
  profile: Profile,
  locale: string,
  formats: ReadonlySet<Format>,
  draw: Draw,
): Generator<Artifact> {
  const product = profile.product.id;
  const folder = `${product}/${locale}`;
  const of = { product, locale };
  if (formats.has('html')) {
    yield { path: `${folder}/index.html`, kind: 'overview', ...of, bytes: draw('overview', said.overview) };
  }
  for (const document of said.guides) {
    const guide = document.guide.id;
    const file = `${folder}/${guide}`;
    const its = { ...of, guide };
    if (formats.has('html'))
      yield { path: `${file}.html`, kind: 'guide-html', ...its, bytes: draw('guide', document) };
    if (formats.has('text'))
      yield { path: `${file}.txt`, kind: 'guide-text', ...its, bytes: guideText(document) };
    if (formats.has('json'))
      yield { path: `${file}.json`, kind: 'guide-json', ...its, bytes: guideJson(document) };
  }
  if (!formats.has('panes') || said.panes.length === 0) return;
  for (const pane of said.panes) {
    const path = `${product}/installer/Resources/${locale}.lproj/${pane.name}.html`;
    yield { path, kind: 'pane', ...of, bytes: drawPane(pane, draw) };
  }
}

/** The starter for productbuild: one for all languages, since it names the panes and the Installer picks theirs. */
export function distributionOf(profile: Profile, draw: Draw): Artifact {
  const product = profile.product.id;
  const path = `${product}/installer/distribution.xml`;
  return { path, kind: 'distribution', product, bytes: drawDistribution(profile, draw) };
}

/** What a guide's PDF will be, but for its bytes. */
export function pdfOf(document: GuideDocument): Omit<Artifact, 'bytes'> {
  const { product, locale, guide } = document;
  const path = `${product.id}/${locale}/${guide.id}.pdf`;
  return { path, kind: 'guide-pdf', product: product.id, locale, guide: guide.id };
}
