import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPane } from '../../src/render/pane/pane.ts';
import { fontCss } from '../../src/render/pdf/fonts.ts';
import { printPage } from '../../src/render/pdf/page.ts';
import { products, sitePage } from './examples.ts';
import { found } from './pdf/printing.ts';
import { draw, overviewPage } from './said.ts';
import { ask, type Showing, show, showing } from './showing.ts';

/**
 * What pages look like, beside pictures of what they looked like when somebody last looked at them. Only in the browser
 * that the lock file pins, with the fonts of the paper: elsewhere letters differ, and other tests measure.
 * `npm run pictures` takes them anew; look at each that changed before it is committed.
 */
const FOLDER = path.join(import.meta.dirname, 'reference');
const IS_NEW = process.env.KEXTGUIDE_PICTURES === 'new';

const [vault, tablet] = products;
const guide = (id: string, of = vault!) => of.guides.find(({ guide }) => guide.id === id)!;
const page = (id: string, of = vault!) => draw('guide', guide(id, of));
const mirrored = draw('guide', { ...guide('install-apple-silicon-macos-13'), dir: 'rtl' as const });
const pane = (name: string) => drawPane(vault!.panes.find((pane) => pane.name === name)!, draw);

interface Shot {
  html: string;
  width: number;
  height: number;
  dark?: boolean;
  print?: boolean;
  /** What stands at the top of the picture; the top of the page by itself. */
  from?: string;
}

const WIDE = { width: 900, height: 1000 };
const PHONE = { width: 360, height: 780 };
/** The text area of the Installer (domain research 5.2). */
const PANE = { width: 418, height: 330 };

const SHOTS: Record<string, Shot> = {
  'install-top': { html: page('install-apple-silicon-macos-13'), ...WIDE },
  'install-top-dark': { html: page('install-apple-silicon-macos-13'), ...WIDE, dark: true },
  'install-top-mirrored': { html: mirrored, ...WIDE },
  'install-top-phone': { html: page('install-apple-silicon-macos-13'), ...PHONE },
  'install-top-phone-dark': { html: page('install-apple-silicon-macos-13'), ...PHONE, dark: true },
  recovery: { html: page('install-apple-silicon-macos-13'), ...WIDE, from: '#part-recovery' },
  'recovery-dark': {
    html: page('install-apple-silicon-macos-13'),
    ...WIDE,
    from: '#part-recovery',
    dark: true,
  },
  'recovery-mirrored': { html: mirrored, ...WIDE, from: '#part-recovery' },
  'recovery-phone': { html: page('install-apple-silicon-macos-13'), ...PHONE, from: '#part-recovery' },
  policy: { html: page('install-apple-silicon-macos-13'), ...WIDE, from: '#choose-disk' },
  'approve-13': { html: page('install-apple-silicon-macos-13'), ...WIDE, from: '#part-approve' },
  'approve-11': { html: page('install-intel-macos-11'), ...WIDE, from: '#part-approve' },
  'enrolled-top': { html: page('install-apple-silicon-macos-13-enrolled'), ...WIDE },
  'update-top': { html: page('update-intel-macos-13'), ...WIDE },
  'uninstall-top': { html: page('uninstall-apple-silicon-macos-13'), ...WIDE },
  'codeless-top': { html: page('install-intel-macos-13', tablet), ...WIDE },
  overview: { html: overviewPage(vault!.overview), ...WIDE },
  'overview-dark': { html: overviewPage(vault!.overview), ...WIDE, dark: true },
  'overview-phone': { html: overviewPage(vault!.overview), ...PHONE },
  index: { html: sitePage(), ...WIDE },
  'pane-welcome': { html: pane('welcome'), ...PANE },
  'pane-readme': { html: pane('readme'), ...PANE },
  'pane-conclusion': { html: pane('conclusion'), ...PANE },
  'paper-top': {
    html: printPage(guide('install-apple-silicon-macos-13'), draw, fontCss()),
    width: 665,
    height: 900,
    print: true,
  },
  'paper-recovery': {
    html: printPage(guide('install-apple-silicon-macos-13'), draw, fontCss()),
    width: 665,
    height: 900,
    print: true,
    from: '#part-recovery',
  },
};

describe.skipIf(!found?.archives)('pages look as they did', () => {
  let tab: Showing;
  let changed: string | undefined;
  beforeAll(async () => {
    tab = await showing();
  });
  afterAll(() => tab.close());

  it.each(Object.entries(SHOTS))('%s', async (name, shot) => {
    const file = path.join(FOLDER, `${name}.png`);
    const bytes = await take(tab, shot);
    if (IS_NEW) {
      if (!existsSync(file) || difference(bytes, readFileSync(file)).part > 0) writeFileSync(file, bytes);
      return;
    }
    const { part, picture } = difference(bytes, readFileSync(file));
    if (part > TOLERANCE) {
      changed ??= mkdtempSync(path.join(tmpdir(), 'kextguide-pictures-'));
      writeFileSync(path.join(changed, `${name}.png`), bytes);
      writeFileSync(path.join(changed, `${name}-difference.png`), picture);
    }
    expect(part, `look into ${changed}, then perhaps "npm run pictures"`).toBeLessThanOrEqual(TOLERANCE);
  });

  it('and are few and small enough to be looked at', () => {
    const files = readdirSync(FOLDER);
    expect(files.sort()).toEqual(
      Object.keys(SHOTS)
        .map((name) => `${name}.png`)
        .sort(),
    );
    expect(files.length).toBeLessThanOrEqual(60);
    const size = files.reduce((sum, file) => sum + statSync(path.join(FOLDER, file)).size, 0);
    expect(size).toBeLessThan(6_000_000);
  });
});

/** The part of a picture that may differ: edges of letters do, from processor to processor. */
const TOLERANCE = 0.002;

async function take({ page }: Showing, { html, width, height, dark, print, from }: Shot): Promise<Buffer> {
  // Each of the two takes back what the other has set.
  if (print) await page.emulateMediaType('print');
  else await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await show(page, html.replace('</head>', `<style>${FONTS}</style></head>`), width, height);
  await ask(page, 'document.fonts.ready.then(() => true)');
  await ask(page, `document.querySelector(${JSON.stringify(from ?? 'html')}).scrollIntoView()`);
  return Buffer.from(await page.screenshot({ captureBeyondViewport: false }));
}

const FONTS = `${fontCss()}
html, body { font-family: "Kextguide Sans" !important }
code, pre { font-family: "Kextguide Mono" !important }`;

/** How large a part differs, and a picture of it. Pictures of two sizes differ as a whole. */
function difference(one: Buffer, other: Buffer): { part: number; picture: Buffer } {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return { part: 1, picture: one };
  const out = new PNG({ width: a.width, height: a.height });
  const count = pixelmatch(a.data, b.data, out.data, a.width, a.height, { threshold: 0.15 });
  return { part: count / (a.width * a.height), picture: PNG.sync.write(out) };
}
