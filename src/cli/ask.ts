import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { harmless } from '../diagnostics/harmless.ts';
import { Interruption } from './interruption.ts';

/** What one is asked, and what an answer must be. */
export interface Question {
  asks: string;
  /** What an empty answer stands for. */
  preset?: string | undefined;
  /** What is wrong with an answer, in a sentence; undefined where nothing is. */
  wrong?(answer: string): Promise<string | undefined> | string | undefined;
}

/** Asks one question; undefined where nothing is said, and there is no preset. */
export type Ask = (question: Question) => Promise<string | undefined>;

/** Asks at a terminal for as long as `use` takes. Ctrl-C and Ctrl-D end it with an Interruption. */
export async function asking<T>(
  { input, output }: { input: Readable; output: Writable },
  use: (ask: Ask) => Promise<T>,
): Promise<T> {
  const terminal = createInterface({ input, output });
  const gone = new AbortController();
  terminal.once('close', () => gone.abort());
  terminal.once('SIGINT', () => terminal.close());
  try {
    return await use((question) => ask(terminal, output, gone.signal, question));
  } finally {
    terminal.close();
  }
}

async function ask(
  terminal: Interface,
  output: Writable,
  signal: AbortSignal,
  { asks, preset, wrong }: Question,
): Promise<string | undefined> {
  const shown = preset === undefined ? '' : ` [${harmless(preset)}]`;
  for (;;) {
    const answer = (await said(terminal, `${asks}${shown} `, signal)).trim() || preset;
    const complaint = answer === undefined ? undefined : await wrong?.(answer);
    if (complaint === undefined) return answer;
    output.write(`${complaint}\n`);
  }
}

async function said(terminal: Interface, text: string, signal: AbortSignal): Promise<string> {
  try {
    return await terminal.question(text, { signal });
  } catch (error) {
    if (signal.aborted || (error as NodeJS.ErrnoException).code === 'ERR_USE_AFTER_CLOSE')
      throw new Interruption();
    throw error;
  }
}
