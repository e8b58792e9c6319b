import { copyFileSync, linkSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errno } from './failure.ts';
import type { Journal, Step } from './journal.ts';
import { lookAt } from './look.ts';
import { foldersOf } from './path.ts';
import { NEW, OLD } from './stage.ts';

/**
 * Puts the files of a stage into the output folder. Every step can be met again after a kill (done, half done or not
 * begun) and comes to the same; no byte is overwritten or removed that is not kept in the stage.
 */
export function finish(journal: Journal, stage: string, out: string): void {
  for (const step of journal.steps) take(step, stage, out);
}

/** Takes back what `finish` did, wherever it stopped; can itself be stopped and met again. */
export function undo(journal: Journal, stage: string, out: string): void {
  const steps = journal.steps.toReversed();
  for (const step of steps) if (step.do !== 'remove') takeBack(step, stage, out);
  // Before old files come back: one of them may have stood where a folder is now.
  for (const folder of journal.folders.toReversed()) removeEmpty(join(out, folder));
  for (const step of steps) if (step.do === 'remove') takeBack(step, stage, out);
}

function take({ do: what, path }: Step, stage: string, out: string): void {
  const [fresh, old, target] = [join(stage, NEW, path), join(stage, OLD, path), join(out, path)];
  if (what === 'remove') {
    // A file of the same name may have come since: only the first time counts.
    if (!lookAt(old) && lookAt(target)) move(target, old);
    for (const folder of foldersOf(path).toReversed()) if (!removeEmpty(join(out, folder))) break;
  } else if (lookAt(fresh)) {
    if (what === 'replace' && !lookAt(old)) keep(target, old, stage);
    move(fresh, target);
  }
}

function takeBack({ do: what, path }: Step, stage: string, out: string): void {
  const [fresh, old, target] = [join(stage, NEW, path), join(stage, OLD, path), join(out, path)];
  if (what !== 'create') {
    if (lookAt(old)) move(old, target);
  } else if (!lookAt(fresh) && lookAt(target)) {
    move(target, fresh);
  }
}

/** A second name for the same bytes, so that the first is never missing; a copy where the disk knows no such names. */
function keep(file: string, old: string, stage: string): void {
  if (!lookAt(file)) return;
  mkdirSync(dirname(old), { recursive: true });
  try {
    linkSync(file, old);
  } catch (error) {
    if (errno(error) === 'ENOSPC') throw error;
    const copy = join(stage, 'copy');
    copyFileSync(file, copy);
    renameSync(copy, old);
  }
}

/** A folder is made when its first file comes: until then an old file may stand in its place. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }
}

function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
