import type { Running } from './launch.ts';
import { Tab } from './tab.ts';

/** How a print ended. */
export type Outcome = { pdf: Uint8Array } | Failure;
export type Failure = { failure: 'late' | 'crashed' } | { failure: 'refused'; reason: string };

/** One run of the browser with its open tabs, from its launch until it breaks or has printed enough. */
export class Session implements AsyncDisposable {
  printed = 0;
  /** Nothing more can be printed with it. */
  broken = false;
  readonly #running: Running;
  readonly #idle: Tab[] = [];
  readonly #busy = new Set<Promise<Outcome>>();

  constructor(running: Running) {
    this.#running = running;
  }

  /** Prints in a tab that is free, or in a new one. Ends within `deadline` milliseconds, whatever the browser does. */
  async print(html: string, deadline: number): Promise<Outcome> {
    const print = this.#print(html, deadline);
    this.#busy.add(print);
    try {
      return await print;
    } finally {
      this.#busy.delete(print);
    }
  }

  /** Waits for what is being printed, and ends the browser. A remote one stays, without our tabs. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#busy);
    if (!this.broken) await Promise.all(this.#idle.map((tab) => tab.close()));
    await this.#running[Symbol.asyncDispose]();
  }

  async #print(html: string, deadline: number): Promise<Outcome> {
    const late = Promise.withResolvers<Outcome>();
    const timer = setTimeout(() => late.resolve({ failure: 'late' }), deadline);
    const outcome = await Promise.race([this.#printInTab(html), late.promise]);
    clearTimeout(timer);
    this.printed += 1;
    // After a deadline the tab may be stuck for ever, and with it what it shares with the others.
    if ('failure' in outcome && outcome.failure !== 'refused') this.#break();
    return outcome;
  }

  async #printInTab(html: string): Promise<Outcome> {
    try {
      const tab = this.#idle.pop() ?? (await Tab.open(this.#running.browser));
      const pdf = await Promise.race([tab.print(html), tab.crashed]);
      this.#idle.push(tab);
      return { pdf };
    } catch (error) {
      const { name, message } = error as Error;
      const isGone = !this.#running.browser.connected || /Close|Crash/.test(name);
      return isGone ? { failure: 'crashed' } : { failure: 'refused', reason: message };
    }
  }

  #break(): void {
    this.broken = true;
    this.#running.kill();
  }
}
