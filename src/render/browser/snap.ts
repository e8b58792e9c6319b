import type { Executable, World } from './world.ts';

/**
 * Whether an executable starts a snap. A snap may read neither hidden folders nor the machine's temporary folder, so
 * it sees no font of ours, and it closes the pipe that it is spoken to through (marp-cli starts it without:
 * https://github.com/marp-team/marp-cli/issues/728). Ubuntu's /usr/bin/chromium-browser is a script that calls one.
 */
export async function isSnap(world: World, { path, size }: Executable): Promise<boolean> {
  if (path.startsWith('/snap/') || path === '/usr/bin/snap') return true;
  return size < 65536 && /\/snap\/bin\/|requires the chromium snap/.test(await world.head(path));
}
