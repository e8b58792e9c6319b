import type { SaidProduct } from '../compose/compose.ts';
import type { GuideDocument } from '../compose/document.ts';
import type { Artifact, Kind } from './artifact.ts';
import type { Draw } from './html/templates.ts';
import { guideJson } from './json/guide.ts';
import { drawPane } from './pane/pane.ts';
import { guideText } from './text/text.ts';

/** A file that a product has, not made yet. */
export interface ProductFile {
  artifact: Omit<Artifact, 'bytes'>;
  /** Draws it; absent for a PDF, which a browser makes. */
  bytes?: () => string;
}

/** Every file of one product in one language, in all formats, but for those that lead to them (signposts.ts). */
export function filesOf({ guides, panes }: SaidProduct, draw: Draw): ProductFile[] {
  return [
    ...guides.flatMap((guide) => guideFiles(guide, draw)),
    ...panes.map((pane): ProductFile => {
      const { product, locale, name } = pane;
      const path = `${paneFolder(product.id)}${locale}.lproj/${name}.html`;
      return {
        artifact: { path, kind: 'pane', product: product.id, locale },
        bytes: () => drawPane(pane, draw),
      };
    }),
  ];
}

/** Where the panes of a product stand, in all languages. */
export function paneFolder(product: string): string {
  return `${product}/installer/Resources/`;
}

/** What a guide's PDF will be, but for its bytes. */
export function pdfOf(document: GuideDocument): Omit<Artifact, 'bytes'> {
  return guideArtifact(document, 'guide-pdf', '.pdf');
}

function guideFiles(document: GuideDocument, draw: Draw): ProductFile[] {
  return [
    { artifact: guideArtifact(document, 'guide-html', '.html'), bytes: () => draw('guide', document) },
    { artifact: guideArtifact(document, 'guide-text', '.txt'), bytes: () => guideText(document) },
    { artifact: guideArtifact(document, 'guide-json', '.json'), bytes: () => guideJson(document) },
    { artifact: pdfOf(document) },
  ];
}

function guideArtifact(
  { product, locale, guide }: GuideDocument,
  kind: Kind,
  ending: string,
): Omit<Artifact, 'bytes'> {
  const path = `${product.id}/${locale}/${guide.id}${ending}`;
  return { path, kind, product: product.id, locale, guide: guide.id };
}
