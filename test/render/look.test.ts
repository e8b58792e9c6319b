import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeIndex } from '../../src/compose/site.ts';
import { contentReader, planProfile, sayPlanned } from '../../src/prepare.ts';
import { fontCss } from '../../src/render/pdf/fonts.ts';
import { printPage } from '../../src/render/pdf/page.ts';
import { found } from './pdf/printing.ts';
import { content, draw, indexPage, overviewPage } from './said.ts';
import { ask, type Showing, show, showing } from './showing.ts';

const EXAMPLE = path.join(import.meta.dirname, '..', '..', 'examples', 'halden-vault.yaml');
const planned = (await planProfile(EXAMPLE, contentReader())).value!;
const { guides, overview } = sayPlanned(planned).said.get('en')!;
const managed = guides.filter(({ guide }) => guide.management !== 'none');
const { document: index } = composeIndex(
  [
    {
      ...planned.profile.product,
      locales: [{ locale: 'en', guides: guides.map(({ guide, title }) => ({ id: guide.id, title })) }],
    },
  ],
  content.languages.get('en')!,
);

describe.skipIf(!found)('pages as they are seen', () => {
  let tab: Showing;
  beforeAll(async () => {
    tab = await showing();
  });
  afterAll(() => tab.close());

  it('keep the name of a printable form in one line, however narrow they are', async () => {
    await show(tab.page, overviewPage(overview), 320);
    for (let width = 320; width < 900; width += 10) {
      await tab.page.setViewport({ width, height: 800 });
      const lines = await ask<number[]>(
        tab.page,
        `[...document.querySelectorAll('.other')].map((link) => {
        const range = document.createRange();
        range.selectNodeContents(link);
        return range.getClientRects().length;
      })`,
      );
      expect(lines.length).toBeGreaterThan(40);
      expect(new Set(lines), `${width} px`).toEqual(new Set([1]));
    }
  });

  it('leave air between the name of a language and the line below it', async () => {
    await show(tab.page, indexPage(index), 1200);
    const gap = await ask<number>(
      tab.page,
      `(() => {
        const name = document.querySelector('main section section h3');
        return name.nextElementSibling.getBoundingClientRect().top - name.getBoundingClientRect().bottom;
      })()`,
    );
    expect(gap).toBeGreaterThanOrEqual(6);
  });

  it('set the title of a guide for managed Macs in two lines, on screen and on paper', async () => {
    const lines = `Math.round(document.querySelector('h1').getBoundingClientRect().height / parseFloat(getComputedStyle(document.querySelector('h1')).lineHeight))`;
    expect(managed.length).toBeGreaterThan(10);
    for (const guide of managed) {
      await show(tab.page, draw('guide', guide), 1200);
      expect(await ask(tab.page, lines), guide.guide.id).toBeLessThanOrEqual(2);
    }
    await tab.page.emulateMediaType('print');
    // Letter without its margins, at 96 px an inch.
    await show(tab.page, printPage(managed[0]!, draw, fontCss()), Math.floor((8.5 - 40 / 25.4) * 96));
    expect(await ask(tab.page, lines)).toBeLessThanOrEqual(2);
    await tab.page.emulateMediaType('screen');
  });

  it('set the facts of the first screen side by side where there is room', async () => {
    const tops = `new Set([...document.querySelectorAll('.summary dt')].map((fact) => fact.getBoundingClientRect().top)).size`;
    const wide = managed.filter(({ guide }) => guide.id.startsWith('install-apple-silicon'));
    expect(wide.length).toBe(4);
    for (const guide of wide) {
      // Whom to ask stands beside them.
      const facts = guide.summary.length + 1;
      expect(facts).toBeGreaterThan(3);
      await show(tab.page, draw('guide', guide), 1200);
      expect(await ask(tab.page, tops), guide.guide.id).toBeLessThan(facts);
      await show(tab.page, draw('guide', guide), 390);
      expect(await ask(tab.page, tops), guide.guide.id).toBe(facts);
    }
  });

  it('show the way in one line where there is room, down the page where there is not', async () => {
    const way = `[...document.querySelectorAll('.way li')].map((part) => {
      const { left, top, right } = part.getBoundingClientRect();
      return { left, top, right, hollow: part.classList.contains('maybe'), text: part.textContent };
    })`;
    const guide = guides.find(({ guide }) => guide.id === 'install-apple-silicon-macos-13')!;
    type Part = { left: number; top: number; right: number; hollow: boolean; text: string };
    for (const dir of ['ltr', 'rtl'] as const) {
      await show(tab.page, draw('guide', { ...guide, dir }), 1200);
      const side = await ask<Part[]>(tab.page, way);
      expect(side.map(({ hollow }) => hollow)).toEqual([false, false, true, false, false, false]);
      expect(side[2]!.text).toMatch(/macOS Recovery.*2 restarts.*if needed/s);
      expect(new Set(side.map(({ top }) => top)).size).toBe(1);
      const lefts = side.map(({ left }) => left);
      expect(lefts).toEqual(lefts.toSorted((a, b) => (dir === 'ltr' ? a - b : b - a)));
      await show(tab.page, draw('guide', { ...guide, dir }), 360);
      const down = await ask<Part[]>(tab.page, way);
      expect(new Set(down.map(({ left }) => left)).size).toBe(1);
      expect(down.every(({ right }) => right <= 360)).toBe(true);
    }
  });

  it('have a box to check at each numbered step on paper, and at no other', async () => {
    await tab.page.emulateMediaType('print');
    for (const guide of [guides[0]!, managed[0]!]) {
      await show(tab.page, printPage(guide, draw, fontCss()), 665);
      const boxes = await ask<boolean[]>(
        tab.page,
        `[...document.querySelectorAll('.phase .step > h3')].map((title) =>
          parseFloat(getComputedStyle(title, '::after').width) > 10)`,
      );
      // The words of a title run on, stressed ones among them: a box beside them may not make columns of them.
      const flow = `new Set([...document.querySelectorAll('.phase .step > h3')].map((title) => getComputedStyle(title).display))`;
      expect(await ask(tab.page, `[...${flow}]`)).toEqual(['block']);
      const steps = guide.phases.flatMap((phase) => phase.steps);
      expect(boxes).toEqual(steps.map(({ number }) => number !== undefined));
    }
    await tab.page.emulateMediaType('screen');
  });

  it('answer on the first screen: whom to call, and what if it is a company’s Mac', async () => {
    const facts = `document.querySelector('.summary').innerText`;
    for (const guide of guides.filter(({ guide }) => guide.management === 'none')) {
      await show(tab.page, draw('guide', guide), 1200);
      const said = await ask<string>(tab.page, facts);
      expect(said, guide.guide.id).toContain('help@halden-storage.example');
      expect(said, guide.guide.id).toContain('Ask its IT department first');
      for (const { id } of guide.answers)
        expect(await ask(tab.page, `!!document.querySelector('.summary a[href="#about-${id}"]')`)).toBe(true);
    }
  });

  it.each([
    ['overview', () => overviewPage(overview)],
    ['index', () => indexPage(index)],
  ])('keep guides for managed Macs apart in the %s, under a heading that says for whom', async (_, page) => {
    await show(tab.page, page(), 1200);
    const links = await ask<{ href: string; apart: string | null }[]>(
      tab.page,
      `[...document.querySelectorAll('a.guide')].map((link) => ({
        href: link.getAttribute('href').replace(/^.*\\/|\\.html$/g, ''),
        apart: link.closest('.managed')?.querySelector('h3, summary').textContent ?? null,
      }))`,
    );
    expect(links.map(({ href }) => href).sort()).toEqual(guides.map(({ guide }) => guide.id).sort());
    for (const { href, apart } of links) {
      const { management } = guides.find(({ guide }) => guide.id === href)!.guide;
      expect(apart, href).toBe(management === 'none' ? null : 'Only for Macs that an organization manages');
    }
  });

  it('name each guide in full to those who hear its link alone', async () => {
    await show(tab.page, overviewPage(overview), 1200);
    const names = await ask<Record<string, string>>(
      tab.page,
      `Object.fromEntries([...document.querySelectorAll('a.guide')].map((link) => [
        link.getAttribute('href').replace('.html', ''),
        link.getAttribute('aria-label') ?? link.textContent,
      ]))`,
    );
    for (const { guide, title } of guides) expect(names[guide.id]).toBe(title);
  });
});
