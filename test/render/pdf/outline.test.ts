import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GuideDocument } from '../../../src/compose/document.ts';
import { fontCss } from '../../../src/render/pdf/fonts.ts';
import { printPage } from '../../../src/render/pdf/page.ts';
import { inline } from '../../../src/render/text/text.ts';
import { ONE_CODE } from '../../plan/profiles.ts';
import { draw, say } from '../said.ts';
import { found, prints } from './printing.ts';

interface Entry {
  title: string;
  items: Entry[];
}

const GUIDES = ['install-apple-silicon-macos-13', 'update-intel-macos-11'];

describe.skipIf(!found)('the outline of a guide, read by pdf.js', () => {
  let guides: GuideDocument[];
  let pdfs: Map<string, Uint8Array>;

  beforeAll(async () => {
    guides = say(ONE_CODE.profile).guides.filter(({ guide }) => GUIDES.includes(guide.id));
    const pages = guides.map((guide) => [guide.guide.id, printPage(guide, draw, fontCss())]);
    ({ pdfs } = await prints(Object.fromEntries(pages)));
  });

  it('sets the number of a step apart from its title', async () => {
    for (const { guide, phases } of guides) {
      const pdf = getDocument({ data: new Uint8Array(pdfs.get(guide.id)!), verbosity: 0 });
      const entries = flat((await (await pdf.promise).getOutline()) as Entry[]);
      const steps = phases.flatMap((phase) => phase.steps);
      expect(steps.length).toBeGreaterThan(5);
      for (const { number, title } of steps) {
        const heading = number === undefined ? inline(title) : `${number}. ${inline(title)}`;
        expect(entries).toContain(heading);
      }
      await pdf.destroy();
    }
  });
});

function flat(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ title, items }) => [title.replaceAll('\u00a0', ' '), ...flat(items)]);
}
