import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

export type Env = Readonly<Record<string, string | undefined>>;

/** Where this tool keeps what it can make again. An empty or relative XDG_CACHE_HOME counts as none (XDG Base Directory). */
export function cacheFolder(env: Env): string {
  const xdg = env.XDG_CACHE_HOME;
  return xdg && isAbsolute(xdg) ? join(xdg, 'kextguide') : join(env.HOME || homedir(), '.cache', 'kextguide');
}

/**
 * Makes a folder whole or not at all: `fill` fills one beside it, which is then renamed. Two processes may do so at
 * once (the first one wins, both use its folder), and what a killed process left behind is removed by a later one.
 */
export async function privateFolder(
  folder: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  if (await isWhole(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  await removeLeftovers(folder);

  const draft = `${folder}${DRAFT}${randomUUID()}`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await fill(draft);
    await writeFile(join(draft, MARKER), JSON.stringify(await sizes(draft, await readdir(draft))));
    await put(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/** Written last, so that a folder without it, or with a file that changed its size since, is made anew. */
const MARKER = 'complete.json';
const DRAFT = '.draft-';
const OLD = 60 * 60 * 1000;

/** What a program adds to its folder does not matter: Chromium makes a folder `locales` beside itself. */
async function isWhole(folder: string): Promise<boolean> {
  try {
    const whole = JSON.parse(await readFile(join(folder, MARKER), 'utf8'));
    return isDeepStrictEqual(whole, await sizes(folder, Object.keys(whole)));
  } catch {
    return false;
  }
}

/** The sizes of files at the top of a folder; null for folders. */
async function sizes(folder: string, names: readonly string[]): Promise<Record<string, number | null>> {
  const entries = names.map(async (name) => {
    const found = await stat(join(folder, name));
    return [name, found.isFile() ? found.size : null] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** An hour is far longer than filling takes, so that nobody else's draft is taken away from under them. */
async function removeLeftovers(folder: string): Promise<void> {
  const beside = dirname(folder);
  for (const name of await readdir(beside)) {
    if (!name.startsWith(`${basename(folder)}${DRAFT}`)) continue;
    const found = await stat(join(beside, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > OLD)
      await rm(join(beside, name), { recursive: true, force: true });
  }
}

/** A folder cannot be renamed onto one that holds something: either somebody was faster, or it is broken and makes way. */
async function put(draft: string, folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(draft, folder);
    } catch (error) {
      if (await isWhole(folder)) return;
      if (attempt === 3) throw error;
      await rm(folder, { recursive: true, force: true });
    }
  }
}
