import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Frame, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOM } from '../../src/render/pane/room.ts';
import { leave, PROFILE, workplace } from '../cli/run.ts';
import { found } from '../render/pdf/printing.ts';
import { ask } from '../render/showing.ts';
import { type Browsing, browsing } from './browsing.ts';
import { isDone, type Previewing, previewing } from './previewing.ts';

const WHOLE = `${PROFILE}guides:
  actions: [install, update, uninstall]
  management: [none, enrolled]
`;

describe.skipIf(!found)('the page of a preview, in a browser', () => {
  let tab: Browsing;
  let page: Page;
  let folder: string;
  let preview: Previewing;
  let complaints: string[];

  beforeAll(async () => {
    tab = await browsing();
    page = tab.page;
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) =>
      complaints.push(`${request.url()}: ${request.failure()?.errorText}`),
    );
  });
  afterAll(() => tab.close());

  beforeEach(async () => {
    complaints = [];
    folder = await workplace({ 'disk.yaml': WHOLE });
    preview = await previewing(path.join(folder, 'disk.yaml'));
    await page.setViewport({ width: 1280, height: 800 });
  });
  afterEach(async () => {
    await page.goto('about:blank');
    await preview[Symbol.asyncDispose]();
    await leave(folder);
  });

  const save = (text: string) => writeFile(path.join(folder, 'disk.yaml'), text);

  /** Opens it at what is chosen, and waits until that is shown. */
  async function open(choice: Record<string, string>): Promise<void> {
    await page.goto('about:blank');
    await page.goto(`${preview.address}#${new URLSearchParams(choice)}`);
    await page.waitForSelector('html[data-seen]');
  }

  /** Waits until the frame that is shown says these words. */
  async function says(words: string): Promise<Frame> {
    const shown =
      '[...document.querySelectorAll(".stage iframe:not(.coming)")].find((frame) => frame.checkVisibility())';
    await page.waitForFunction(
      `${shown}?.contentDocument?.body?.textContent.includes(${JSON.stringify(words)})`,
    );
    const handle = (await page.evaluateHandle(shown)).asElement();
    return (await (handle as NonNullable<typeof handle>).contentFrame()) as Frame;
  }

  it('shows each page of the Installer in its window, by its sections and its buttons', async () => {
    await open({ view: 'installer' });
    await says('It makes disks.');
    const box = await ask<number[]>(
      page,
      '(({ width, height }) => [width, height])(document.querySelector(".inside").getBoundingClientRect())',
    );
    expect(box).toEqual([620, 418]);
    const room = await ask<number[]>(
      page,
      '(({ width, height }) => [width, height])(document.querySelector("#pane iframe").getBoundingClientRect())',
    );
    expect(room).toEqual([ROOM.width, ROOM.height]);
    expect(
      await ask(page, '[...document.querySelectorAll("#sections li")].map((each) => each.textContent)'),
    ).toEqual([
      'Introduction',
      'Read Me',
      'Destination Select',
      'Installation Type',
      'Installation',
      'Summary',
    ]);
    await page.click('#continue');
    await says('Before you go on');
    expect(await ask(page, 'document.querySelector("[aria-current=step]").textContent')).toBe('Read Me');
    await page.click('#sections li:last-child button');
    await page.waitForSelector('#continue:disabled');
    await page.click('#back');
    await says('Before you go on');
    expect(complaints).toEqual([]);
  });

  it('shows the guide for what is chosen, and says why there is none', async () => {
    await open({ view: 'guide', chip: 'intel', macos: '26', action: 'update' });
    await says('Update on an Intel-based Mac');
    await page.click('input[value=apple-silicon]');
    await says('Update on a Mac with Apple silicon');
    await page.select('select[name=management]', 'enrolled');
    await says('Only for Macs that an organization manages');
    await page.click('input[value=uninstall]');
    await says('Remove');
    await page.click('input[value=intel]');
    await page.select('select[name=macos]', '27');
    await page.waitForSelector('#notice:not([hidden])');
    expect(await ask(page, 'document.getElementById("notice").textContent')).toContain(
      'does not run on Intel-based Macs',
    );
    expect(complaints).toEqual([]);
  });

  it('follows what is saved, where the reader is', async () => {
    await open({ view: 'guide' });
    const before = await says('It makes disks.');
    await before.evaluate('scrollTo(0, 900)');
    await save(WHOLE.replace('It makes disks.', 'It spins disks.'));
    const after = await says('It spins disks.');
    expect(await after.evaluate('scrollY')).toBe(900);
    expect(await ask(page, 'document.querySelectorAll(".stage iframe").length')).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('puts what is wrong over the last good pages, and takes it away when it is right again', async () => {
    await open({ view: 'guide' });
    await says('It makes disks.');
    await save(WHOLE.replace('vendor:', 'vendro:'));
    await page.waitForSelector('#issues:not([hidden])');
    const text = await ask<string>(page, 'document.getElementById("issues").innerText');
    expect(text).toContain('Did you mean "vendor"?');
    expect(text).toMatch(/> 4 \| {3}vendro: Test Works/);
    expect(text).toContain('Behind this stand the last good pages.');
    await says('It makes disks.');
    await save(WHOLE.replace('It makes disks.', 'It spins disks.'));
    await says('It spins disks.');
    await page.waitForSelector('#issues[hidden]', { hidden: true });
    expect(complaints).toEqual([]);
  });

  it('shows pages in the appearance that is chosen, whatever the system’s is', async () => {
    const paper = 'getComputedStyle(document.body).backgroundColor';
    for (const system of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: system }]);
      await open({ view: 'guide', scheme: 'dark' });
      const frame = await says('It makes disks.');
      expect(await frame.evaluate(paper), system).toBe('rgb(28, 28, 30)');
      await page.click('input[value=light]');
      expect(await frame.evaluate(paper), system).toBe('rgb(255, 255, 255)');
    }
    await page.emulateMediaFeatures([]);
  });

  it('does so in a browser whose frames do not take on the color scheme of their element', async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await open({ view: 'guide', scheme: 'light' });
    // WebKit is one; here it is made one.
    await page.evaluate(
      'document.styleSheets[0].insertRule(".stage iframe { color-scheme: only light !important }", 0)',
    );
    const frame = await says('It makes disks.');
    const looks =
      '[getComputedStyle(document.body).backgroundColor, matchMedia("(prefers-color-scheme: dark)").matches]';
    await page.click('input[value=dark]');
    expect(await frame.evaluate(looks)).toEqual(['rgb(28, 28, 30)', false]);
    await page.click('input[value=light]');
    expect(await frame.evaluate(looks)).toEqual(['rgb(255, 255, 255)', false]);
    await page.emulateMediaFeatures([]);
  });

  it('goes where a link in a page leads, and the switches go along', async () => {
    await open({ view: 'overview' });
    const overview = await says('Update');
    await overview.evaluate('document.querySelector(`a[href="update-intel-macos-11.html"]`).click()');
    await page.waitForFunction('document.querySelector("[name=view]:checked").value === "guide"');
    await says('Update on an Intel-based Mac, macOS 11 or 12');
    expect(await ask(page, 'document.querySelector("[name=chip]:checked").value')).toBe('intel');
    expect(await ask(page, 'document.querySelector("select[name=macos]").value')).toBe('11');
    expect(complaints).toEqual([]);
  });

  it('can be used by keys alone', async () => {
    await open({ view: 'installer' });
    await says('It makes disks.');
    await page.focus('input[value=installer]');
    await page.keyboard.press('ArrowRight');
    await says('Install on');
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      if (await ask(page, 'document.activeElement.name === "action"')) break;
    }
    await page.keyboard.press('ArrowRight');
    await says('Update on');
    expect(await ask(page, 'document.activeElement.value')).toBe('update');
  });

  it('prints a PDF when its tab is opened, and says when it has become old', async () => {
    await open({ view: 'pdf' });
    expect(
      await ask(
        page,
        'document.querySelector("#paper a, #paper iframe").getAttribute("href") ?? document.querySelector("#paper iframe").src',
      ),
    ).toMatch(/\.pdf$/);
    await preview.until(isDone);
    await save(WHOLE.replace('It makes disks.', 'It spins disks.'));
    await page.waitForSelector('#stale:not([hidden])');
    await page.click('#again');
    await page.waitForSelector('#stale', { hidden: true });
    await page.waitForSelector('#paper a, #paper iframe');
  });

  it.each(['light', 'dark'])('has nothing that axe finds fault with, %s', async (scheme) => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const check = async (name: string) => {
      await page.evaluate(axe);
      const run =
        'axe.run({ iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))';
      expect(await ask(page, run), name).toEqual([]);
    };
    for (const width of [1280, 700, 360]) {
      await page.setViewport({ width, height: 800 });
      for (const view of ['installer', 'guide', 'pdf', 'overview']) {
        await open({ view, scheme });
        await check(`${view} at ${width}`);
      }
      await open({ view: 'installer', pane: 'readme', scheme: scheme === 'dark' ? 'light' : 'dark' });
      await check(`the other appearance at ${width}`);
    }
    await open({ view: 'guide', scheme });
    await save(WHOLE.replace('vendor:', 'vendro:'));
    await page.waitForSelector('#issues:not([hidden])');
    await check('errors');
    await save(WHOLE);
    await page.waitForSelector('#issues', { hidden: true });
    await page.emulateMediaFeatures([]);
  });
});
