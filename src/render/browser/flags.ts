/**
 * What the browser is started with, besides Puppeteer's own defaults. Meanings:
 * https://peter.sh/experiments/chromium-command-line-switches/
 */
export function flags(sandbox: boolean): string[] {
  return [...NETWORK, ...SAME_EVERYWHERE, ...SMALL, ...(sandbox ? [] : ['--no-sandbox'])];
}

/** No page and no part of the browser reaches anything, the loopback included (research/real.md 5: 0 of 15 ways out). */
const NETWORK = [
  '--proxy-server=127.0.0.1:1', // nobody listens there
  '--proxy-bypass-list=<-loopback>', // by default the loopback is reached without the proxy
  '--host-resolver-rules=MAP * ~NOTFOUND', // prefetches of names do not ask the proxy
  '--disable-background-networking',
  '--disable-component-update', // https://github.com/puppeteer/puppeteer/pull/13201
  '--disable-domain-reliability', // reports to Google
  '--no-pings',
];

/** The print depends on the page alone. */
const SAME_EVERYWHERE = [
  '--font-render-hinting=none', // with hinting, widths are rounded to pixels: https://github.com/puppeteer/puppeteer/issues/2410
  '--force-color-profile=srgb',
  '--lang=en-US', // else what the browser adds by itself follows the machine's language
];

/** Containers have little. */
const SMALL = [
  '--disable-dev-shm-usage', // 64 MB in Docker: https://github.com/puppeteer/puppeteer/issues/1834
  '--disable-gpu', // nothing is drawn on a screen,
  '--disable-software-rasterizer', // and a stand-in for the GPU would only be tried three times, and fail
];
