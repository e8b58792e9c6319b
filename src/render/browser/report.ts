import { sentence } from '../../diagnostics/diagnostic.ts';
import type { Wanted } from './find.ts';
import { FINDERS } from './finders.ts';
import { thisWorld, type World } from './world.ts';

/** What `doctor` shows about browsers. */
export interface BrowserReport {
  /** Every finder in its order. The first with `found` is the one that prints, unless one before it has `wrong`. */
  finders: { name: string; looked: readonly string[]; found?: string; wrong?: string }[];
  /** Identity of the browser that prints; absent where there is none. */
  uses?: string;
  /** Commands that bring a browser to this machine, best first; the first one needs npm alone. */
  mend: readonly string[];
}

/** Asks every finder, also those behind the first that found something. */
export async function browserReport(
  { browser, env }: Wanted,
  world: World = thisWorld(env),
): Promise<BrowserReport> {
  const sightings = await Promise.all(FINDERS.map((finder) => finder.find(world, browser)));
  const finders = sightings.map(({ found, wrong, looked }, index) => ({
    name: (FINDERS[index] as (typeof FINDERS)[number]).name,
    looked,
    ...(found && { found: found.identity }),
    ...(wrong && { wrong: sentence(wrong) }),
  }));
  const first = sightings.find(({ found, wrong }) => found || wrong);
  return { finders, ...(first?.found && { uses: first.found.identity }), mend: mendingCommands(world) };
}

/** Chrome for Testing has no build for Linux on arm64 before 153, and none for musl. */
function mendingCommands({ platform, arch, glibc }: World): string[] {
  const puppeteer = 'npx puppeteer browsers install chrome-headless-shell';
  if (platform === 'darwin') return [puppeteer, 'brew install --cask google-chrome'];
  if (platform === 'win32') return [puppeteer, 'winget install Google.Chrome'];
  if (!glibc) return ['apk add chromium'];
  const npm = arch === 'x64' ? ['npm install @sparticuz/chromium'] : [];
  return [...npm, puppeteer, 'apt-get install chromium', 'dnf install chromium-headless'];
}
