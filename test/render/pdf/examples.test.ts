import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuideDocument } from '../../../src/compose/document.ts';
import { fontCss } from '../../../src/render/pdf/fonts.ts';
import { printPage } from '../../../src/render/pdf/page.ts';
import { inline, plain } from '../../../src/render/text/text.ts';
import { hasTool } from '../../tools.ts';
import { draw } from '../said.ts';
import { cardLines, examples, longer, longNamed, nameOf } from './examples.ts';
import { found, prints } from './printing.ts';
import { open, type Tag, tagsOf } from './structure.ts';

/** The limit for a guide with all its pictures. */
const LARGEST = 160_000;

const withCard = examples.filter(({ card }) => card);

async function printed(guides: Readonly<Record<string, GuideDocument>>): Promise<Map<string, Uint8Array>> {
  const pages = Object.entries(guides).map(([name, guide]) => [name, printPage(guide, draw, fontCss())]);
  return (await prints(Object.fromEntries(pages))).pdfs;
}

/** What stands on each page, without any space: lines are broken anywhere. */
async function pagesOf(pdf: PDFDocumentProxy): Promise<string[]> {
  return await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return squeezed(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }),
  );
}

const squeezed = (text: string) => text.normalize('NFKC').replaceAll(/[\s“”]/g, '');

describe.skipIf(!found)('the PDFs of the examples', () => {
  let pdfs: Map<string, Uint8Array>;
  let opened: Map<string, PDFDocumentProxy>;
  let texts: Map<string, string[]>;
  beforeAll(async () => {
    pdfs = await printed(Object.fromEntries(examples.map((guide) => [nameOf(guide), guide])));
    const all = [...pdfs].map(async ([name, bytes]) => [name, await open(bytes)] as const);
    opened = new Map(await Promise.all(all));
    texts = new Map();
    for (const [name, pdf] of opened) texts.set(name, await pagesOf(pdf));
  });

  it('are all there, and none is larger than it may be', () => {
    expect(pdfs.size).toBe(examples.length);
    const large = [...pdfs].filter(([, bytes]) => bytes.length > LARGEST);
    expect(large.map(([name, bytes]) => `${name}: ${bytes.length}`)).toEqual([]);
  });

  it('say on each page which guide and which page it is', async () => {
    for (const guide of examples) {
      const pages = texts.get(nameOf(guide))!;
      for (const [index, text] of pages.entries()) {
        expect(text, nameOf(guide)).toContain(squeezed(`${guide.product.name} · ${guide.title}`));
        expect(text, nameOf(guide)).toContain(`Page${index + 1}of${pages.length}`);
      }
    }
  });

  it('say on the first page whom to ask', () => {
    for (const guide of examples) {
      const { url, email, phone } = guide.product.support;
      const contacts = [url, email, phone].flatMap((contact) => contact ?? []);
      expect(contacts.length).toBeGreaterThan(1);
      for (const contact of contacts)
        expect(texts.get(nameOf(guide))![0], nameOf(guide)).toContain(squeezed(contact));
    }
  });

  it('leave no heading at the foot of a page, and break no step', async () => {
    for (const guide of examples) {
      const pdf = opened.get(nameOf(guide))!;
      for (let page = 1; page <= pdf.numPages; page += 1) {
        const roles = await rolesOf(pdf, page);
        expect(
          roles.at(-1)!.filter((role) => /^H\d$/.test(role)),
          `${nameOf(guide)}, page ${page}`,
        ).toEqual([]);
      }
      const pages = texts.get(nameOf(guide))!;
      for (const { title, body } of guide.phases.flatMap(({ steps }) => steps)) {
        const last = squeezed(
          plain(body)
            .split('\n')
            .at(-1)!
            .replace(/^\s*(\d+\.|[-•]) /, '')
            .slice(0, 60),
        );
        const together = pages.some((text) => {
          const start = text.indexOf(squeezed(inline(title)));
          return start >= 0 && text.indexOf(last, start) >= 0;
        });
        expect(together, `${nameOf(guide)}: ${inline(title)}`).toBe(true);
      }
    }
  });

  it('have headings in their order, and each figure with words of its own, once', async () => {
    for (const guide of examples) {
      const tags = await tagsOf(opened.get(nameOf(guide))!);
      const levels = tags
        .flatMap(({ tag }) => Number(/^H(\d)$/.exec(tag.role!)?.[1] ?? Number.NaN))
        .filter(Number.isFinite);
      expect(levels[0], nameOf(guide)).toBe(1);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [index, level] of levels.entries())
        expect(level - (levels[index - 1] ?? 0), nameOf(guide)).toBeLessThanOrEqual(1);
      for (const { tag, within } of tags.filter(({ tag }) => tag.role === 'Figure')) {
        expect(tag.alt, nameOf(guide)).toMatch(/\w{3}/);
        expect(within.some(({ role }) => role === 'Figure')).toBe(false);
      }
    }
  });

  it('have lists of labels and bodies alone', async () => {
    for (const guide of examples) {
      for (const { tag, within } of await tagsOf(opened.get(nameOf(guide))!)) {
        const children = (tag.children ?? []).flatMap(({ role }) => role ?? []);
        if (tag.role === 'L') for (const role of children) expect(role, nameOf(guide)).toBe('LI');
        if (tag.role === 'LI')
          for (const role of children) expect(role, nameOf(guide)).toMatch(/^(Lbl|LBody)$/);
        if (tag.role === 'LI') expect(within[0]?.role).toBe('L');
      }
    }
  });

  it('end in a card of one page where they go through macOS Recovery, and have none elsewhere', async () => {
    expect(withCard.length).toBeGreaterThan(5);
    for (const guide of examples) {
      const goes = guide.phases.some(({ id }) => id === 'recovery');
      expect(guide.card !== undefined, nameOf(guide)).toBe(goes);
      if (goes) expectOneCard(texts.get(nameOf(guide))!, guide);
    }
  });

  it('have the card in the outline, its steps below it', async () => {
    for (const guide of withCard) {
      const outline = (await opened.get(nameOf(guide))!.getOutline()) as { items: Entry[] }[];
      const card = outline[0]!.items.at(-1)!;
      expect(squeezed(card.title)).toBe(squeezed(inline(guide.card!.title)));
      const steps = guide.card!.steps.map(({ number, title }) => squeezed(`${number}. ${inline(title)}`));
      expect(card.items.map(({ title }) => squeezed(title))).toEqual(expect.arrayContaining(steps));
    }
  });

  describe.skipIf(!hasTool('pdftoppm', '-v'))('rasterised', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'code-test-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    /** What a phone reads on a page of paper, printed at 110 dots an inch. */
    async function read(bytes: Uint8Array, page: number): Promise<string | undefined> {
      await writeFile(join(folder, 'guide.pdf'), bytes);
      const options = ['-r', '110', '-f', `${page}`, '-l', `${page}`, '-singlefile', '-gray', '-png'];
      expect(spawnSync('pdftoppm', [...options, 'guide.pdf', 'page'], { cwd: folder }).status).toBe(0);
      const { data, width, height } = PNG.sync.read(await readFile(join(folder, 'page.png')));
      const code = jsqr.default(new Uint8ClampedArray(data), width, height);
      if (!code) return undefined;
      const { topLeftCorner: left, topRightCorner: right } = code.location;
      const millimetres = (Math.hypot(right.x - left.x, right.y - left.y) / 110) * 25.4;
      // A dot is a quarter of a millimetre.
      expect(millimetres).toBeGreaterThan(24.5);
      expect(millimetres / modulesOf(code.version)).toBeGreaterThan(0.49);
      return code.data;
    }

    it('show a code that leads to this very guide, on the first page and on the card', async () => {
      const hosted = examples.filter(({ address }) => address);
      expect(hosted.length).toBeGreaterThan(10);
      for (const guide of [hosted[0]!, ...hosted.filter(({ card }, index) => card && index % 2 === 0)]) {
        const name = nameOf(guide);
        const file = `${guide.product.id}/en/${guide.guide.id}.html`;
        expect(guide.address, name).toBe(`${guide.product.support.guides}/${file}`);
        expect(await read(pdfs.get(name)!, 1), name).toBe(guide.address);
        if (guide.card)
          expect(await read(pdfs.get(name)!, opened.get(name)!.numPages), name).toBe(guide.address);
        expect(texts.get(name)![0]).toContain(guide.address);
      }
    });

    it('show none where nobody says where the guides will be', async () => {
      const guide = examples.find(({ address, card }) => address === undefined && card)!;
      expect(await read(pdfs.get(nameOf(guide))!, 1)).toBeUndefined();
    });

    it('show one that is read however long the address is', async () => {
      const guide = longNamed(withCard[0]!);
      const bytes = (await printed({ guide })).get('guide')!;
      expect(guide.address!.length).toBeGreaterThan(240);
      expect(await read(bytes, 1)).toBe(guide.address);
    });
  });
});

describe.skipIf(!found)('the Recovery card', () => {
  it.each([
    ['on A4', (guide: GuideDocument) => ({ ...guide, locale: 'en-GB' }), 'en-GB'],
    ['in a language 40 % longer', longer, 'en'],
    ['in a language 40 % longer, on A4', longer, 'en-GB'],
    ['with long names', longNamed, 'en'],
    ['with long names, on A4', longNamed, 'en-GB'],
    ['with long names in a language 40 % longer', (guide: GuideDocument) => longer(longNamed(guide)), 'en'],
  ])('is one page %s', async (_, change, locale) => {
    // What differs between the families of macOS is on no card.
    const newest = withCard.filter(({ guide }) => guide.id.includes('macos-13'));
    const guides = newest.map((guide) => ({ ...change(guide), locale }));
    const pdfs = await printed(Object.fromEntries(guides.map((guide) => [nameOf(guide), guide])));
    for (const guide of guides) expectOneCard(await pagesOf(await open(pdfs.get(nameOf(guide))!)), guide);
  });
});

/** ISO/IEC 18004, table 1. */
function modulesOf(version: number): number {
  return 17 + 4 * version;
}

interface Entry {
  title: string;
  items: Entry[];
}

/** All of the card stands on the last page, and no page before it has its title. */
function expectOneCard(pages: readonly string[], guide: GuideDocument): void {
  const last = pages.at(-1)!;
  for (const line of cardLines(guide)) expect(last, nameOf(guide)).toContain(squeezed(line));
  const title = squeezed(inline(guide.card!.title));
  expect(pages.slice(0, -1).filter((text) => text.includes(title))).toEqual([]);
  const { phone, email, url } = guide.product.support;
  for (const contact of [phone, email, url]) if (contact) expect(last).toContain(squeezed(contact));
}

/** For each thing that is marked on a page, in reading order, what it is within, the nearest first. */
async function rolesOf(pdf: PDFDocumentProxy, page: number): Promise<string[][]> {
  const found: string[][] = [];
  const walk = (tag: Tag, within: string[]) => {
    if (!tag.role && tag.id) found.push(within);
    for (const child of tag.children ?? []) walk(child, tag.role ? [tag.role, ...within] : within);
  };
  walk((await (await pdf.getPage(page)).getStructTree()) as Tag, []);
  return found;
}
