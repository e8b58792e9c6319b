import { join, relative, sep } from 'node:path';
import { diagnostic, Refusal } from '../diagnostics/diagnostic.ts';
import { finish, undo } from './burst.ts';
import { failure } from './failure.ts';
import { type Journal, readJournal, turnBack } from './journal.ts';
import type { Ground } from './site.ts';

/**
 * Ends what the journal of a stage began: finishes it, or, where that fails, takes it back and says why it failed.
 * After it the output folder is whole and the stage can go, journal and all, unless it throws `Halfway`.
 */
export function settle(stage: string, ground: Ground): void {
  const forth = open(stage, ground);
  if (!forth) return;
  try {
    finish(forth, stage, ground.out);
  } catch (error) {
    takeBack(forth, stage, ground, () => turnBack(stage));
    throw failure(placeOf(error, ground), error);
  }
}

/** The output folder is neither old nor new: the stage must stay, until a later run can mend it. */
export class Halfway extends Refusal {
  constructor(ground: Ground, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(diagnostic('write.halfway', { out: ground.shown, reason }));
    this.name = 'Halfway';
  }
}

/** The journal that is still to be finished; one that was being undone is undone first. */
function open(stage: string, ground: Ground): Journal | undefined {
  let back: Journal | undefined;
  let forth: Journal | undefined;
  try {
    back = readJournal(stage, 'back');
    forth = readJournal(stage, 'forth');
  } catch (error) {
    throw new Halfway(ground, error);
  }
  if (back) takeBack(back, stage, ground);
  return back ? undefined : forth;
}

function takeBack(journal: Journal, stage: string, ground: Ground, turn: () => void = () => {}): void {
  try {
    turn();
    undo(journal, stage, ground.out);
  } catch (error) {
    throw new Halfway(ground, error);
  }
}

/** The file of the output that an error is about, as the user knows it; the other end of a rename is in the stage. */
function placeOf(error: unknown, { out, shown }: Ground): string {
  const { path, dest } = error as { path?: unknown; dest?: unknown };
  const place = [dest, path].find((end) => typeof end === 'string' && end.startsWith(out + sep));
  return typeof place === 'string' ? join(shown, relative(out, place)) : shown;
}
