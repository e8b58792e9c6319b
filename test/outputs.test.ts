import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'puppeteer';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../src/render/browser/find.ts';
import { launch, type Running } from '../src/render/browser/launch.ts';
import { copyExample, kextguide, leave, workplace } from './cli/run.ts';

/** The examples as a user builds them, opened by the programs that will open them. */
let folder: string;
let out: string;

beforeAll(async () => {
  folder = await workplace();
  out = path.join(folder, 'dist');
  for (const name of ['halden-vault.yaml', 'brightlane-tablet.yaml', 'orrin-audio.yaml'])
    await copyExample(name, folder);
  const { code } = await kextguide(folder, ['build', '*.yaml']);
  expect(code).toBe(0);
});

afterAll(() => leave(folder));

function files(pattern: string): string[] {
  return globSync(pattern, { cwd: out }).sort();
}

interface GuideJson {
  title: string;
  locale: string;
  product: { name: string };
  phases: { title: string; steps: { title: string; text: string }[] }[];
}

async function json(file: string): Promise<GuideJson> {
  return JSON.parse(await readFile(path.join(out, file), 'utf8'));
}

/** Letters and digits alone: line ends, hyphens and marks of lists differ from reader to reader. */
function letters(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
}

describe('each PDF, opened by pdf.js', () => {
  it('has title, language, tags and outline, and every step in order', async () => {
    const pdfs = files('*/*/*.pdf');
    expect(pdfs.length).toBeGreaterThan(20);
    for (const file of pdfs) {
      const guide = await json(file.replace(/pdf$/, 'json'));
      const task = getDocument({ data: new Uint8Array(await readFile(path.join(out, file))), verbosity: 0 });
      const pdf = await task.promise;
      const { info } = (await pdf.getMetadata()) as { info: { Title: string; Language: string } };
      expect(info.Title).toBe(`${guide.product.name}: ${guide.title}`);
      expect(info.Language).toBe('en');
      expect(((await pdf.getMarkInfo()) as unknown as Map<string, boolean>).get('Marked')).toBe(true);
      const outline = JSON.stringify(await pdf.getOutline());
      for (const { title } of guide.phases) expect(outline, file).toContain(title);
      let text = '';
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        expect(page.view.slice(2)).toEqual([612, 792]);
        const content = await page.getTextContent();
        text += letters(content.items.map((item) => ('str' in item ? item.str : '')).join(''));
      }
      let at = text.indexOf(letters('What you do'));
      for (const step of guide.phases.flatMap((phase) => phase.steps)) {
        at = text.indexOf(letters(step.title), at);
        expect(at, `${file}: ${step.title}`).toBeGreaterThanOrEqual(0);
      }
      await task.destroy();
    }
  });
});

describe('each distribution.xml, read by an XML parser', () => {
  it('is well-formed and names each pane with its media type', async () => {
    const found = files('*/installer/distribution.xml');
    expect(found).toHaveLength(3);
    for (const file of found) {
      const panes: Record<string, string> = {};
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.on('opentag', ({ name, attributes }) => {
        if (['welcome', 'readme', 'conclusion'].includes(name))
          panes[String(attributes.file)] = String(attributes['mime-type']);
      });
      parser.write(await readFile(path.join(out, file), 'utf8')).close();
      expect(Object.keys(panes).sort()).toEqual(['conclusion.html', 'readme.html', 'welcome.html']);
      for (const [pane, type] of Object.entries(panes)) {
        expect(type).toBe('text/html');
        expect(existsSync(path.join(out, path.dirname(file), 'Resources/en.lproj', pane))).toBe(true);
      }
    }
  });
});

describe('each page, opened by a browser from disk', () => {
  let running: Running;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    const found = await findBrowser({ env: process.env });
    running = await launch(found.value!, { env: process.env });
    page = await running.browser.newPage();
    page.on('console', (message) => complaints.push(`${page.url()}: ${message.text()}`));
    page.on('requestfailed', (request) => complaints.push(`${page.url()}: ${request.url()}`));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(`${page.url()}: asks for ${request.url()}`);
    });
  });

  afterAll(() => running[Symbol.asyncDispose]());

  it('shows without a complaint, asks for nothing, and links only what is there', async () => {
    const pages = files('**/*.html').filter((file) => !file.includes('.lproj'));
    expect(pages.length).toBeGreaterThan(40);
    for (const file of pages) {
      await page.goto(pathToFileURL(path.join(out, file)).href);
      const seen = (await page.evaluate(`({
        title: document.title,
        lang: document.documentElement.lang,
        dir: document.documentElement.dir,
        headings: document.querySelectorAll('h1').length,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        links: [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')),
        ids: [...document.querySelectorAll('[id]')].map((e) => e.id),
      })`)) as Record<'title' | 'lang' | 'dir', string> & {
        headings: number;
        overflow: number;
        links: string[];
        ids: string[];
      };
      expect(seen).toMatchObject({ lang: 'en', dir: 'ltr', headings: 1, overflow: 0 });
      expect(seen.title.length, file).toBeGreaterThan(5);
      expect(new Set(seen.ids).size, file).toBe(seen.ids.length);
      for (const link of seen.links.filter((href) => !/^(https?|mailto|tel):/.test(href))) {
        if (link.startsWith('#')) expect(seen.ids, `${file}: ${link}`).toContain(link.slice(1));
        else expect(existsSync(path.join(out, path.dirname(file), link)), `${file}: ${link}`).toBe(true);
      }
    }
    expect(complaints).toEqual([]);
  });

  it('fits a phone and the Installer without sideways scrolling', async () => {
    const cases: [string[], number][] = [
      [files('*/en/install-*.html'), 360],
      [files('**/*.lproj/*.html'), 418],
    ];
    for (const [pages, width] of cases) {
      expect(pages.length).toBeGreaterThan(5);
      await page.setViewport({ width, height: 600 });
      for (const file of pages) {
        await page.goto(pathToFileURL(path.join(out, file)).href);
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(overflow, `${file} at ${width}`).toBe(0);
      }
    }
  });

  it('shows panes in the reader’s colors, light and dark', async () => {
    const [pane] = files('halden-vault/installer/**/readme.html');
    await page.goto(pathToFileURL(path.join(out, pane!)).href);
    const colors = await page.evaluate(
      `[...document.querySelectorAll('body, body *')].filter((e) => getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)').length`,
    );
    expect(colors).toBe(0);
  });
});

describe('the same input', () => {
  it('gives the same bytes in another folder and time zone, without the cache', async () => {
    const elsewhere = await workplace();
    for (const name of ['halden-vault.yaml', 'brightlane-tablet.yaml', 'orrin-audio.yaml'])
      await copyExample(name, elsewhere);
    const env = { TZ: 'Pacific/Auckland', XDG_CACHE_HOME: path.join(elsewhere, 'cache'), LC_ALL: 'C' };
    const { code } = await kextguide(elsewhere, ['build', '*.yaml', '--out', 'other/place'], env);
    expect(code).toBe(0);
    const manifest = (root: string) => readFile(path.join(root, 'manifest.json'), 'utf8');
    expect(await manifest(path.join(elsewhere, 'other/place'))).toBe(await manifest(out));
    await leave(elsewhere);
  });
});
