import { sentence } from '../../diagnostics/diagnostic.ts';
import type { Wanted } from './find.ts';
import { FINDERS } from './finders.ts';
import { mendingCommands } from './mend.ts';
import { thisWorld, type World } from './world.ts';

/** What `doctor` shows about browsers. */
export interface BrowserReport {
  /** Every finder in its order. The first with `found` is the one that prints, unless one before it has `wrong`. */
  finders: { name: string; looked: readonly string[]; found?: string; wrong?: string }[];
  /** Identity of the browser that prints; absent where there is none. */
  uses?: string;
  /** Commands that bring a browser to this machine, best first. */
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
