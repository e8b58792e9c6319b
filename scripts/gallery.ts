import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer';
import { startPreview } from '../src/preview/preview.ts';
import { findBrowser } from '../src/render/browser/find.ts';
import { launch } from '../src/render/browser/launch.ts';
import { fontCss } from '../src/render/pdf/fonts.ts';

/**
 * Takes the pictures of docs/gallery/ that the README shows: pages by the browser, paper by pdftoppm (poppler-utils).
 *
 *     npm run build && node scripts/gallery.ts
 */
const ROOT = path.join(import.meta.dirname, '..');
const GALLERY = path.join(ROOT, 'docs', 'gallery');
const PROFILE = path.join(ROOT, 'examples', 'halden-vault.yaml');
const GUIDE = 'halden-vault/en/install-apple-silicon-macos-13';

const out = await mkdtemp(path.join(tmpdir(), 'kextguide-gallery-'));
await mkdir(GALLERY, { recursive: true });
const command = [
  path.join(ROOT, 'bin', 'kextguide.js'),
  'build',
  PROFILE,
  '--out',
  out,
  '--format',
  'html,pdf',
];
await promisify(execFile)(process.execPath, command);

const { value: found } = await findBrowser({ env: process.env });
if (!found) throw new Error('There is no browser: see "kextguide doctor".');
await using running = await launch(found, { env: process.env });
const page = await running.browser.newPage();

await take('first-screen', { width: 1000, height: 760 }, { address: at(`${GUIDE}.html`) });
await take('recovery', { width: 1000, height: 1060 }, { address: at(`${GUIDE}.html#part-recovery`) });
await take('phone', { width: 390, height: 844 }, { address: at(`${GUIDE}.html#allow`), dark: true });
await take('overview', { width: 1000, height: 760 }, { address: at('halden-vault/en/index.html') });

for (const [name, number] of [
  ['paper', '4'],
  ['recovery-card', 'last'],
] as const) {
  const pdf = path.join(out, `${GUIDE}.pdf`);
  const { stdout } = await promisify(execFile)('pdfinfo', [pdf]);
  const which = number === 'last' ? /Pages:\s+(\d+)/.exec(stdout)![1]! : number;
  const options = ['-png', '-r', '90', '-f', which, '-l', which, '-singlefile', pdf];
  await promisify(execFile)('pdftoppm', [...options, path.join(GALLERY, name)]);
}

// The launched browser reaches nothing, the loopback included; one without those flags looks at the preview.
// The page names the profile as it was given.
process.chdir(ROOT);
const preview = await startPreview(path.relative(ROOT, PROFILE), { port: 0 });
const { default: puppeteer } = await import('puppeteer');
const env = { ...process.env, ...found.env };
const browser = await puppeteer.launch({
  executablePath: found.path,
  headless: 'shell',
  args: ['--no-sandbox', '--font-render-hinting=none', '--force-color-profile=srgb'],
  env,
});
await take(
  'preview',
  { width: 1240, height: 760 },
  { address: preview.address, on: await browser.newPage() },
);
await browser.close();
await preview.close();
await rm(out, { recursive: true });

function at(address: string): string {
  const [file = '', part] = address.split('#');
  return pathToFileURL(path.join(out, file)).href + (part ? `#${part}` : '');
}

async function take(
  name: string,
  size: { width: number; height: number },
  { address, dark = false, on = page }: { address: string; dark?: boolean; on?: Page },
): Promise<void> {
  await on.setBypassCSP(true);
  await on.setViewport({ ...size, deviceScaleFactor: 1.5 });
  await on.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await on.goto(address, { waitUntil: 'load' });
  // The fonts of this machine are not those of a Mac; the paper's are near.
  for (const frame of on.frames()) {
    await frame
      .addStyleTag({ content: `${fontCss()} html, body { font-family: "Kextguide Sans" !important }` })
      .catch(() => {});
  }
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await on.screenshot({
    path: path.join(GALLERY, `${name}.png`) as `${string}.png`,
    captureBeyondViewport: false,
  });
}
