import puppeteer, { type Page } from 'puppeteer';
import { sandboxObstacle } from '../../src/render/browser/sandbox.ts';
import { systemFont } from '../../src/render/browser/system-font.ts';
import { unpackChromium } from '../../src/render/browser/unpack.ts';
import { found } from '../render/pdf/printing.ts';

/** A tab as a reader has one. The browser that prints reaches no address at all; this one reaches this machine's. */
export interface Browsing {
  page: Page;
  close(): Promise<void>;
}

/** In milliseconds: a machine may be slow, and busy. */
const PATIENCE = 300_000;

export async function browsing(): Promise<Browsing> {
  if (found!.archives) await unpackChromium(found!.archives, found!.path);
  const args = [
    '--no-proxy-server',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-background-networking',
  ];
  const browser = await puppeteer.launch({
    executablePath: found!.path,
    headless: found!.kind === 'shell' ? 'shell' : true,
    args: [...args, ...((await sandboxObstacle()) ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...found!.env, ...(await systemFont(process.env)) },
    pipe: true,
    timeout: PATIENCE,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  return { page, close: () => browser.close() };
}
