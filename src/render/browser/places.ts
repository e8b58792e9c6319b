import { posix, win32 } from 'node:path';
import type { World } from './world.ts';

export type Product = 'chrome-headless-shell' | 'chrome' | 'chromium' | 'edge';

/**
 * Where a product usually stands, best first: its usual folders, then its names in every folder of the PATH. The
 * folders come first because on the PATH Debian has scripts that add flags of the machine's own.
 */
export function usualPlaces(product: Product, world: World): { paths: string[]; names: readonly string[] } {
  const { names, linux, darwin, win32: windows } = PLACES[product];
  if (world.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => world.env[name]);
    return {
      paths: roots.flatMap((root) => (root ? windows.map((app) => win32.join(root, app)) : [])),
      names: [],
    };
  }
  const roots = ['/Applications', posix.join(world.home, 'Applications')];
  const apps = roots.flatMap((root) => darwin.map((app) => posix.join(root, app)));
  return { paths: world.platform === 'darwin' ? apps : [...linux], names };
}

/** A name in every folder of the PATH; relative folders are passed over, since a build may stand anywhere. */
export function onPath(name: string, { env }: World): string[] {
  const folders = (env.PATH ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  return folders.map((folder) => posix.join(folder, name));
}

interface Places {
  names: readonly string[];
  linux: readonly string[];
  darwin: readonly string[];
  win32: readonly string[];
}

const PLACES: Record<Product, Places> = {
  'chrome-headless-shell': {
    names: ['chrome-headless-shell', 'chromium-headless-shell', 'headless_shell'],
    linux: ['/usr/lib/chromium/chromium-headless-shell', '/usr/lib64/chromium-browser/headless_shell'],
    darwin: [],
    win32: [],
  },
  chrome: {
    names: ['google-chrome-stable', 'google-chrome'],
    linux: ['/opt/google/chrome/chrome'],
    darwin: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
    win32: ['Google\\Chrome\\Application\\chrome.exe'],
  },
  chromium: {
    names: ['chromium', 'chromium-browser'],
    linux: ['/usr/lib/chromium/chromium', '/usr/lib64/chromium-browser/chromium-browser'],
    darwin: ['Chromium.app/Contents/MacOS/Chromium'],
    win32: ['Chromium\\Application\\chrome.exe'],
  },
  edge: {
    names: ['microsoft-edge-stable', 'microsoft-edge'],
    linux: ['/opt/microsoft/msedge/msedge'],
    darwin: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    win32: ['Microsoft\\Edge\\Application\\msedge.exe'],
  },
};
