import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clearLock } from './lock.ts';
import { stateOf } from './owner.ts';
import type { Ground } from './site.ts';
import { discard, ownerOf, type Stage } from './stage.ts';

const DAY = 24 * 3600 * 1000;

/** Ends what killed builds began: a burst under the lock is finished or undone; other stages have nothing to do. */
export function recover(ground: Ground, mine: Stage): void {
  for (const site of ground.sites) {
    clearLock(site, ground);
    for (const name of namesIn(site.folder)) {
      const owner = ownerOf(site, name);
      if (owner !== undefined && isLeft(join(site.folder, name), owner, mine))
        discard(join(site.folder, name));
    }
  }
}

/**
 * Where nobody can tell whether the owner lives (another container), a stage counts as left behind when it is a day
 * older than ours: both times come from the same disk's clock.
 */
function isLeft(folder: string, owner: string, mine: Stage): boolean {
  const state = stateOf(owner);
  return state === 'dead' || (state === 'unknown' && madeAt(mine.folder) - madeAt(folder) > DAY);
}

function madeAt(folder: string): number {
  try {
    return statSync(folder).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** A folder that may be written but not listed shows us nothing to clear. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
