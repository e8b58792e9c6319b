import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A user data folder for one run of the browser. Private, because two browsers cannot share one
 * (https://github.com/puppeteer/puppeteer/issues/13581). A killed process leaves its folder behind: a later
 * one removes it.
 */
export async function profileFolder(): Promise<string> {
  await removeLeftovers();
  return await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

/** The browser may still be writing while it closes. */
export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => undefined);
}

const PREFIX = 'kextguide-browser-';
const OLD = 60 * 60 * 1000;

/** Only old ones of dead processes: where containers share the folder, their process numbers mean nothing here. */
async function removeLeftovers(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const found = await stat(folder).catch(() => undefined);
    const isOld = found !== undefined && Date.now() - found.mtimeMs > OLD;
    if (isOld && !isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) await removeProfile(folder);
  }
}

/** EPERM: it lives, and belongs to somebody else. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
