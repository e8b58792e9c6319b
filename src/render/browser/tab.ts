import type { Browser, CDPSession, Page } from 'puppeteer';
import { takeApart } from './frame.ts';
import { settleDocument, swapDocument } from './page-scripts.ts';

/** One tab of the browser, kept open from print to print: scripts off, network closed. */
export class Tab {
  readonly #page: Page;
  readonly #session: CDPSession;
  /** The styles that are loaded; documents that share them are swapped in, at about 0.8 of the time of a load. */
  #frame: string | undefined;

  /** Rejects when the page's process dies; a print that runs then would never end. */
  readonly crashed: Promise<never>;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
    this.crashed = new Promise((_, reject) =>
      session.once('Inspector.targetCrashed', () => reject(new TabCrash())),
    );
    this.crashed.catch(() => undefined);
  }

  static async open(browser: Browser): Promise<Tab> {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await page.setJavaScriptEnabled(false);
    // Fonts are chosen and loaded by the layout on screen; it must be the one that is printed.
    await page.emulateMediaType('print');
    await closeNetwork(session);
    return new Tab(page, session);
  }

  /** A complete HTML document as PDF, as Chromium wrote it. */
  async print(html: string): Promise<Uint8Array> {
    await this.#show(html);
    await this.#page.evaluate(settleDocument);
    const { data } = await this.#session.send('Page.printToPDF', {
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      transferMode: 'ReturnAsBase64',
    });
    return Buffer.from(data, 'base64');
  }

  async close(): Promise<void> {
    await this.#page.close().catch(() => undefined);
  }

  async #show(html: string): Promise<void> {
    const parts = takeApart(html);
    if (parts && parts.frame === this.#frame) return await this.#page.evaluate(swapDocument, parts.rest);
    this.#frame = undefined;
    // A new window: policies of the document before would stay in force, since setContent only opens the document anew.
    await this.#page.goto('about:blank');
    await this.#page.setContent(withPolicy(html), { timeout: 0 });
    this.#frame = parts?.frame;
  }
}

class TabCrash extends Error {
  override readonly name = 'TabCrash';
}

/**
 * Refuses every request of the page. It is one of four locks, since each alone leaks (research/real.md 5): the policy
 * below, this, no scripts, and the dead proxy of flags.ts. `Aborted` leaves the page as it is; other reasons show an
 * error page in its place.
 */
async function closeNetwork(session: CDPSession): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

/** Behind the doctype the parser opens the head by itself, so that the policy holds before anything can be loaded. */
function withPolicy(html: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
  return `${doctype}${POLICY}${html.slice(doctype.length)}`;
}

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'">`;
