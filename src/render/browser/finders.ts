import { findInPuppeteerCache } from './find-in-puppeteer-cache.ts';
import { findInstalled } from './find-installed.ts';
import { findNamed } from './find-named.ts';
import { findSparticuz } from './find-sparticuz.ts';
import type { Finder } from './found.ts';

/** In the order in which they are asked. */
export const FINDERS: readonly Finder[] = [
  { name: '--browser', find: (world, asked) => findNamed(world, asked) },
  {
    name: 'PUPPETEER_EXECUTABLE_PATH',
    find: (world) => findNamed(world, world.env.PUPPETEER_EXECUTABLE_PATH),
  },
  { name: 'chrome-headless-shell', find: (world) => findInstalled(world, 'chrome-headless-shell') },
  { name: 'Chrome', find: (world) => findInstalled(world, 'chrome') },
  { name: 'Chromium', find: (world) => findInstalled(world, 'chromium') },
  { name: 'Edge', find: (world) => findInstalled(world, 'edge') },
  { name: "Puppeteer's cache", find: findInPuppeteerCache },
  { name: '@sparticuz/chromium', find: findSparticuz },
];
