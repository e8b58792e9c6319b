import type { Running } from './launch.ts';
import { type Outcome, Session } from './session.ts';

export interface PrinterOptions {
  /** Milliseconds for one document. */
  deadline: number;
  /** After so many documents the browser is started anew, so that what it keeps cannot grow for ever. */
  recycleAfter: number;
}

/**
 * Prints documents with a browser that is started when the first one comes. Where the browser dies, the documents that
 * were in it are printed again, each in a browser of its own: the one that killed it then harms nobody else.
 */
export class Printer implements AsyncDisposable {
  readonly #launch: () => Promise<Running>;
  readonly #options: PrinterOptions;
  #shared: Promise<Session> | undefined;
  readonly #retired: Promise<void>[] = [];

  constructor(launch: () => Promise<Running>, options: PrinterOptions) {
    this.#launch = launch;
    this.#options = options;
  }

  /** Throws a Refusal where no browser can be started. */
  async print(html: string): Promise<Outcome> {
    const { deadline } = this.#options;
    const first = await (await this.#session()).print(html, deadline);
    if (!isCrash(first)) return first;
    for (let again = 1; again < ATTEMPTS; again += 1) {
      await using own = new Session(await this.#launch());
      const outcome = await own.print(html, deadline);
      if (!isCrash(outcome)) return outcome;
    }
    return first;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#shared) this.#retire(this.#shared);
    await Promise.all(this.#retired);
  }

  async #session(): Promise<Session> {
    const shared = this.#shared;
    const session = await shared;
    if (session && !session.broken && session.printed < this.#options.recycleAfter) return session;
    // Another document may have replaced it while this one waited.
    if (shared !== this.#shared) return await this.#session();
    if (shared) this.#retire(shared);
    this.#shared = this.#launch().then((running) => new Session(running));
    return await this.#shared;
  }

  #retire(session: Promise<Session>): void {
    this.#retired.push(session.then((each) => each[Symbol.asyncDispose]()).catch(() => undefined));
  }
}

/** How often a document is tried in all before it is the one to blame. */
export const ATTEMPTS = 3;

function isCrash(outcome: Outcome): boolean {
  return 'failure' in outcome && outcome.failure === 'crashed';
}
