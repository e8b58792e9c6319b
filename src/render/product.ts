import type { SaidProduct } from '../compose/compose.ts';
import type { GuideDocument } from '../compose/document.ts';
import type { Artifact, Kind } from './artifact.ts';
import type { Draw } from './html/templates.ts';
import { guideJson } from './json/guide.ts';
import { guideText } from './text/text.ts';

/** A file that a product has, not made yet. */
export interface ProductFile {
  artifact: Omit<Artifact, 'bytes'>;
  /** Draws it; absent for a PDF, which a browser makes. */
  bytes?: () => string;
}

/** Every file of one product's guides in one language, in all formats, but for those that lead to them (signposts.ts). */
export function filesOf({ guides }: Pick<SaidProduct, 'guides'>, draw: Draw): ProductFile[] {
  return guides.flatMap((guide) => guideFiles(guide, draw));
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
