import { join } from 'node:path';
import { localBrowser, type Sighting } from './found.ts';
import type { World } from './world.ts';

/**
 * A browser that `npx puppeteer browsers install` downloaded: the newest chrome-headless-shell, else the newest Chrome.
 * The folders are read by us, since asking Puppeteer would load it in every build that prints nothing.
 * They are `CACHE/chrome/linux-153.0.8010.0/chrome-linux64/chrome` (@puppeteer/browsers, browser-data/chrome.ts).
 */
export async function findInPuppeteerCache(world: World): Promise<Sighting> {
  const cache = world.env.PUPPETEER_CACHE_DIR || join(world.home, '.cache', 'puppeteer');
  const looked: string[] = [];
  for (const product of ['chrome-headless-shell', 'chrome'] as const) {
    const folder = join(cache, product);
    looked.push(folder);
    for (const version of newestFirst(await world.list(folder))) {
      for (const build of await world.list(join(folder, version))) {
        const executable = await world.executable(join(folder, version, build, fileName(product, world)));
        if (executable) return { found: localBrowser(executable), looked };
      }
    }
  }
  return { looked };
}

/** `linux-153.0.8010.0`: compared by their numbers. */
function newestFirst(versions: readonly string[]): string[] {
  return [...versions].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

function fileName(product: 'chrome-headless-shell' | 'chrome', world: World): string {
  if (world.platform === 'win32') return `${product}.exe`;
  if (product === 'chrome' && world.platform === 'darwin') {
    return 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';
  }
  return product;
}
