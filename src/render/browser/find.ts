import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { FINDERS } from './finders.ts';
import type { Found } from './found.ts';
import { mendingCommands } from './mend.ts';
import type { Env } from './private-folder.ts';
import { thisWorld, type World } from './world.ts';

export interface Wanted {
  /** The value of `--browser`: a path, or the address of a browser that runs already. */
  browser?: string | undefined;
  env: Env;
}

/** The browser that prints: the first that a finder finds. Nothing is started, unpacked or loaded for it. */
export async function findBrowser(
  { browser, env }: Wanted,
  world: World = thisWorld(env),
): Promise<Result<Found>> {
  const tried: string[] = [];
  for (const finder of FINDERS) {
    const { found, wrong, looked } = await finder.find(world, browser);
    if (found) return { value: { by: finder.name, ...found }, diagnostics: [] };
    if (wrong) return { diagnostics: [wrong] };
    tried.push(`${finder.name}: ${looked.join(', ')}`);
  }
  return { diagnostics: [diagnostic('browser.none', { tried, command: mendingCommands(world)[0] })] };
}
