import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPane } from '../../src/render/pane/pane.ts';
import { index, products } from './examples.ts';
import { longer } from './longer.ts';
import { found } from './pdf/printing.ts';
import { draw, indexPage, overviewPage } from './said.ts';
import { ask, type Showing, show, showing } from './showing.ts';

type Change = <T>(document: T) => T;

/** Everything that the examples show to readers, page by page. */
function pages(change: Change): [name: string, html: string][] {
  return [
    ['index', indexPage(change(index))],
    ...products.flatMap(({ product, guides, overview, panes }): [string, string][] => [
      [`${product.id}/overview`, overviewPage(change(overview))],
      ...guides.map((guide): [string, string] => [
        `${product.id}/${guide.guide.id}`,
        draw('guide', change(guide)),
      ]),
      ...panes.map((pane): [string, string] => [`${product.id}/${pane.name}`, drawPane(change(pane), draw)]),
    ]),
    // What is folded is looked at, too.
  ].map(([name = '', html = '']) => [name, html.replaceAll('<details', '<details open')]);
}

const asTheyAre: Change = (document) => document;
const mirrored: Change = (document) => ({ ...document, dir: 'rtl' });

describe.skipIf(!found)('for every reader', () => {
  let tab: Showing;
  beforeAll(async () => {
    tab = await showing();
  });
  afterAll(() => tab.close());

  it('axe finds fault with no page and no pane, light and dark', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const all = pages(asTheyAre);
    expect(all.length).toBeGreaterThan(60);
    for (const [name, html] of all) {
      await show(tab.page, html, 1000);
      await ask(tab.page, axe);
      // A pane begins with a paragraph, since the Installer cuts a heading off, and has its own above it (domain research 5.2).
      const options = html.includes('name="generator"')
        ? `{ rules: { 'page-has-heading-one': { enabled: false } } }`
        : '';
      expect(await violations(tab.page, options), name).toEqual([]);
      // Only colors differ in the dark.
      await dark(tab.page, true);
      expect(await violations(tab.page, `{ runOnly: ['color-contrast'] }`), `${name}, dark`).toEqual([]);
      await dark(tab.page, false);
    }
  });

  it.each([
    ['as they are', asTheyAre],
    ['in a language that needs two fifths more room', longer],
    ['from right to left', mirrored],
    ['from right to left, with more room', ((document) => mirrored(longer(document))) as Change],
  ])('pages fit a phone and a desktop, and text of twice the size, %s', async (_, change) => {
    for (const [name, html] of pages(change)) {
      for (const [width, size] of [
        [360, 100],
        [1200, 100],
        [1200, 200],
        [640, 200],
      ] as const) {
        await show(tab.page, html, width);
        await ask(tab.page, `document.documentElement.style.fontSize = '${size}%'`);
        expect(await ask(tab.page, MISPLACED), `${name}, ${width} px, ${size} %`).toEqual([]);
      }
    }
  });

  it('what is heard and what the keyboard reaches comes in the order in which it is seen', async () => {
    for (const change of [asTheyAre, mirrored]) {
      for (const [name, html] of pages(change)) {
        await show(tab.page, html, 1000);
        expect(await ask(tab.page, REORDERED), name).toEqual([]);
      }
    }
  });
});

async function dark(page: Page, isDark: boolean): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' }]);
}

async function violations(page: Page, options: string): Promise<unknown> {
  return await ask(
    page,
    `axe.run(${options}).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))`,
  );
}

/** What stands outside the page, or is cut off by the box that it is in. The stop of a number is there for ears. */
const MISPLACED = `[...document.querySelectorAll('body *')].filter((part) => {
  if (part.closest('.stop') || part.closest('.picture svg')) return false;
  const { left, right, width } = part.getBoundingClientRect();
  const style = getComputedStyle(part);
  return (
    (width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1)) ||
    (part.scrollWidth > part.clientWidth + 1 && /hidden|clip/.test(style.overflowX))
  );
}).map((part) => part.outerHTML.slice(0, 120))`;

/** Headings, paragraphs and items that begin above the one before them, beside columns and pictures, and whatever is put in another order by style or by a tab index. */
const REORDERED = `(() => {
  const out = [...document.querySelectorAll('body *')].filter((part) => {
    const style = getComputedStyle(part);
    return part.tabIndex > 0 || style.order !== '0' || /reverse/.test(style.flexDirection + style.flexWrap);
  });
  let above = -Infinity;
  for (const part of document.querySelectorAll('h1, h2, h3, .step > p, .step > ol > li, .step > ul > li')) {
    if (part.closest('.columns, .explain, .way, .summary dl, .picture')) continue;
    const { top } = part.getBoundingClientRect();
    if (top < above - 1) out.push(part);
    above = top;
  }
  return out.map((part) => part.outerHTML.slice(0, 120));
})()`;
