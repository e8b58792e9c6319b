import { type ChildProcess, spawn } from 'node:child_process';

/** A program that was started, and what it said if it ended before it was asked to. */
export interface Child {
  process: ChildProcess;
  /** Rejects as soon as the program ends by itself or cannot be started. */
  ended: Promise<never>;
}

/** Programs that end together: in any case when this process does, and then with all that they started. */
export class Children {
  readonly #running: ChildProcess[] = [];
  readonly #end = () => this.#running.splice(0).reverse().forEach(end);

  constructor() {
    process.once('exit', this.#end);
  }

  /** Its third stream is a pipe from it. */
  start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Child {
    // Detached: a group of its own, with the processes that it starts.
    const child = spawn('sh', ['-c', GUARDED, 'sh', command, ...args], {
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.#running.push(child);
    let said = '';
    child.stderr!.on('data', (text) => {
      said += text;
    });
    const ended = new Promise<never>((_, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) =>
        reject(new Error(`${command} ended (${code ?? signal}): ${said}`)),
      );
    });
    // Whoever waits for something of it waits for this, too; once nobody does, its end is no news.
    ended.catch(() => {});
    return { process: child, ended };
  }

  close(): void {
    process.off('exit', this.#end);
    this.#end();
  }
}

/** The program; and beside it somebody who ends the group when this process is gone, however that came. */
const GUARDED = '(cat <&4; kill -KILL 0) >/dev/null 2>&1 3>&- & exec "$@" 4<&-';

function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
