import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeIndex } from '../../src/compose/site.ts';
import type { Profile } from '../../src/read/profile/profile.ts';
import { drawPane } from '../../src/render/pane/pane.ts';
import { fontCss } from '../../src/render/pdf/fonts.ts';
import { printPage } from '../../src/render/pdf/page.ts';
import { ONE_CODE } from '../plan/profiles.ts';
import { found, prints } from './pdf/printing.ts';
import { content, draw, explained, indexPage, overviewPage, say } from './said.ts';
import { ask, type Showing, show, showing } from './showing.ts';

const LONG =
  'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftsverwaltungsrat';

/** Everything that a profile can name, in one word that is as long as a name may be. */
function endless(): Profile {
  const name = (letter: string) => letter + LONG;
  const { profile } = ONE_CODE;
  const [kext] = profile.kexts;
  const text = `${name('w')}\n\n\`${name('c')}\`\n\n    ${name('kmutil')}\n\n- ${name('l')}\n\n# ${name('h')}`;
  return {
    ...explained(profile, text, text),
    product: {
      ...profile.product,
      name: name('P'),
      version: '1'.repeat(50),
      vendor: name('V'),
      support: { url: `https://${name('u')}.example/${name('p')}`, email: `${name('e')}@works.example` },
    },
    kexts: [
      {
        ...kext!,
        name: name('K'),
        id: name('i'),
        path: `/Library/Extensions/${name('K')}.kext`,
        developer: name('D'),
      },
      {
        ...kext!,
        name: name('L'),
        id: name('j'),
        path: `/Library/Extensions/${name('L')}.kext`,
        developer: name('E'),
      },
    ],
    loads: { by: 'app', name: name('A'), reconnect: true, oneCall: false },
    uninstall: { how: 'terminal', name: name('U') },
  };
}

const said = say(endless());
const guides = said.guides.filter(({ guide }) => /macos-13(-enrolled)?$/.test(guide.id));
const { document: index } = composeIndex(
  [
    {
      id: 'p',
      name: `P${LONG}`,
      vendor: `V${LONG}`,
      locales: [{ locale: 'en', guides: guides.map(({ guide, title }) => ({ id: guide.id, title })) }],
    },
  ],
  content.languages.get('en')!,
);

describe.skipIf(!found)('a name that is one long word', () => {
  let tab: Showing;
  beforeAll(async () => {
    tab = await showing();
  });
  afterAll(() => tab.close());

  async function overflow(html: string, width: number): Promise<number> {
    await show(tab.page, html, width);
    return await ask(tab.page, 'document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  it.each([320, 768, 1200])('widens no page of %i pixels', async (width) => {
    expect(guides.length).toBeGreaterThan(5);
    for (const guide of guides) expect(await overflow(draw('guide', guide), width), guide.guide.id).toBe(0);
    expect(await overflow(overviewPage(said.overview), width), 'overview').toBe(0);
    expect(await overflow(indexPage(index), width), 'index').toBe(0);
  });

  it('widens no pane of the Installer', async () => {
    for (const pane of said.panes) expect(await overflow(drawPane(pane, draw), 418), pane.name).toBe(0);
  });

  it('stays on the paper, page header and commands included', async () => {
    const pages = guides.map((guide) => [guide.guide.id, printPage(guide, draw, fontCss())]);
    const { pdfs } = await prints(Object.fromEntries(pages));
    expect(pdfs.size).toBe(guides.length);
    for (const [id, data] of pdfs) {
      const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const card = guides.find(({ guide }) => guide.id === id)!.card;
        const margin = card && number === pdf.numPages ? CARD_MARGIN : MARGIN;
        const right = page.view[2]! - margin;
        const { items } = await page.getTextContent();
        for (const item of items) {
          if (!('str' in item) || item.str.trim() === '') continue;
          const [, , , , x = 0, y = 0] = item.transform as number[];
          expect(x, `${id}: ${item.str}`).toBeGreaterThanOrEqual(margin - 1);
          expect(x + item.width, `${id}: ${item.str}`).toBeLessThanOrEqual(right + 1);
          expect(y, `${id}: ${item.str}`).toBeLessThan(page.view[3]!);
        }
      }
    }
  });
});

/** 20 mm, in points; the Recovery card has 14 mm. */
const MARGIN = (20 / 25.4) * 72;
const CARD_MARGIN = (14 / 25.4) * 72;
