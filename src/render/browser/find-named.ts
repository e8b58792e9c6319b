import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { localBrowser, type Sighting } from './found.ts';
import { isAddress, remoteBrowser } from './remote.ts';
import { isSnap } from './snap.ts';
import type { World } from './world.ts';

/** The browser that the user named, by path or address. One that is not there is an error: never another in its place. */
export async function findNamed(world: World, named: string | undefined): Promise<Sighting> {
  if (!named) return { looked: ['not set'] };
  if (isAddress(named)) return await remoteBrowser(named);
  const executable = await world.executable(named);
  if (!executable) return { wrong: diagnostic('browser.missing', { path: named }), looked: [named] };
  if (await isSnap(world, executable))
    return { wrong: diagnostic('browser.snap', { path: named }), looked: [named] };
  return { found: localBrowser(executable), looked: [named] };
}
