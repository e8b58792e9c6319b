import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errno } from './failure.ts';
import { flawOf } from './path.ts';

const PATH = z.string().refine((path) => path === 'manifest.json' || flawOf(path) === undefined);

// It is read again after a kill, perhaps by a newer release, and tells us what to remove: checked like any input.
const SHAPE = z.strictObject({
  /** Folders that come to be, outermost first, for the way back; '.' is the output folder itself. */
  folders: z.array(z.union([z.literal('.'), PATH])),
  steps: z.array(z.strictObject({ do: z.enum(['create', 'replace', 'remove']), path: PATH })),
});

/** What a burst does, in order. While it stands in the stage, the build counts as made. */
export type Journal = z.infer<typeof SHAPE>;
export type Step = Journal['steps'][number];

/** `forth`: to be finished. `back`: to be undone. A stage without either has changed nothing. */
export type Direction = 'forth' | 'back';

/** The decision: from this rename on the next run finishes what we do not. */
export function writeJournal(stage: string, journal: Journal): void {
  const draft = join(stage, 'journal.draft');
  writeFileSync(draft, JSON.stringify(journal));
  renameSync(draft, file(stage, 'forth'));
}

export function readJournal(stage: string, direction: Direction): Journal | undefined {
  let text: string;
  try {
    text = readFileSync(file(stage, direction), 'utf8');
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw error;
  }
  return SHAPE.parse(JSON.parse(text));
}

/** From this rename on the next run undoes what we do not. */
export function turnBack(stage: string): void {
  renameSync(file(stage, 'forth'), file(stage, 'back'));
}

function file(stage: string, direction: Direction): string {
  return join(stage, `journal.${direction}.json`);
}
