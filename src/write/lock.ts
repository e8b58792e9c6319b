import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { diagnostic, Refusal } from '../diagnostics/diagnostic.ts';
import { errno } from './failure.ts';
import { endOwner, isOwner, NOBODY, newOwner, pidOf, stateOf } from './owner.ts';
import { Halfway, settle } from './settle.ts';
import type { Ground, Site } from './site.ts';
import { lockFolder, retire, type Stage } from './stage.ts';

/** How long one build waits for another. Only the burst is locked, so it seldom waits a second. */
export const PATIENCE = 60_000;

/**
 * Gives a stage the name of the lock, which only one can bear: so lock, journal and staged files are one thing, which
 * a kill cannot part. Waits for a living holder, but not for ever; takes over from a dead one and ends its burst. A
 * holder of whom nobody can tell whether it lives (another container) counts as dead when all that time has gone by.
 * `wanted` is asked while waiting: false ends it.
 */
export async function takeLock(
  stage: Stage,
  ground: Ground,
  patience: number,
  wanted: () => boolean,
): Promise<boolean> {
  const since = performance.now();
  while (wanted()) {
    if (enter(stage)) return true;
    const holder = holderOf(stage.site);
    const late = performance.now() - since > patience;
    const state = holder === undefined ? 'alive' : stateOf(holder);
    if (holder !== undefined && (state === 'dead' || (late && state === 'unknown'))) {
      takeOver(stage.site, holder, ground);
    } else if (late) {
      throw locked(stage.site, holder, ground, patience);
    } else {
      await setTimeout(5 + Math.random() * 20);
    }
  }
  return false;
}

/** Ends the burst of a dead build, if there is one; a living one is left alone. */
export function clearLock(site: Site, ground: Ground): void {
  const holder = holderOf(site);
  if (holder !== undefined && stateOf(holder) === 'dead') takeOver(site, holder, ground);
}

/** Leaves a burst that could not be ended to whoever comes next. */
export function leaveLock(site: Site, owner: string): void {
  endOwner(owner);
  try {
    renameSync(join(lockFolder(site), owner), join(lockFolder(site), NOBODY));
  } catch {
    // It then falls to whoever finds us dead.
  }
}

/** A folder cannot be renamed onto one that holds something, and a lock always holds the name of its owner. */
function enter(stage: Stage): boolean {
  const lock = lockFolder(stage.site);
  try {
    renameSync(stage.folder, lock);
  } catch (error) {
    const busy = ['ENOTEMPTY', 'EEXIST'].includes(errno(error) ?? '');
    // Windows says EPERM for it.
    if (busy || (errno(error) === 'EPERM' && existsSync(lock))) return false;
    throw error;
  }
  stage.folder = lock;
  return true;
}

function holderOf(site: Site): string | undefined {
  try {
    return readdirSync(lockFolder(site)).find(isOwner);
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Of many that find the same dead holder, one renames its name in the lock; the others find it gone and look again. */
function takeOver(site: Site, holder: string, ground: Ground): void {
  const lock = lockFolder(site);
  const owner = newOwner();
  try {
    renameSync(join(lock, holder), join(lock, owner));
  } catch (error) {
    if (errno(error) === 'ENOENT') return;
    throw error;
  }
  try {
    settle(lock, ground);
  } catch (error) {
    if (error instanceof Halfway) {
      leaveLock(site, owner);
      throw error;
    }
    // Taken back: the folder is as it was before that build, whose trouble is not ours to report.
  }
  retire(site, owner);
}

function locked(site: Site, holder: string | undefined, ground: Ground, patience: number): Refusal {
  const pid = holder && pidOf(holder);
  const seconds = Math.round(patience / 1000);
  const name = pid === undefined ? 'of an unknown process' : `process ${pid}`;
  return new Refusal(
    diagnostic('write.locked', { out: ground.shown, holder: name, lock: lockFolder(site), seconds }),
  );
}
