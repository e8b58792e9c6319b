import type { Browser } from 'puppeteer';
import { type Diagnostic, diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import { startFailure } from './failure.ts';
import { flags } from './flags.ts';
import type { Found } from './found.ts';
import { lastWords } from './last-words.ts';
import type { Env } from './private-folder.ts';
import { profileFolder, removeProfile } from './profile-folder.ts';
import { isSandboxFailure, sandboxObstacle } from './sandbox.ts';
import { systemFont } from './system-font.ts';
import { unpackChromium } from './unpack.ts';

export interface LaunchOptions {
  env: Env;
  /** True insists on the sandbox; else it is left out where it cannot be had, and that is said. */
  sandbox?: boolean | undefined;
}

/** A browser that runs. */
export interface Running extends AsyncDisposable {
  browser: Browser;
  /** What the user should know about how it runs. */
  notes: readonly Diagnostic[];
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** Starts the browser that was found, or throws a Refusal that says why it cannot be started. */
export async function launch(found: Found, { env, sandbox }: LaunchOptions): Promise<Running> {
  if (found.kind === 'remote') return await connect(found.path);
  if (found.archives) await unpackChromium(found.archives, found.path);
  const browserEnv = { ...env, ...found.env, ...(await systemFont(env)) };

  const obstacle = await sandboxObstacle();
  if (obstacle && sandbox) throw new Refusal(diagnostic('browser.sandbox', { reason: obstacle }));
  const first = await start(found, browserEnv, !obstacle);
  if ('browser' in first) return obstacle ? { ...first, notes: [withoutSandbox(obstacle)] } : first;

  if (obstacle || !isSandboxFailure(first.words)) throw new Refusal(startFailure(found.path, first.words));
  const reason = 'this system does not let it build one';
  if (sandbox) throw new Refusal(diagnostic('browser.sandbox', { reason }));
  const second = await start(found, browserEnv, false);
  if ('browser' in second) return { ...second, notes: [withoutSandbox(reason)] };
  throw new Refusal(startFailure(found.path, second.words));
}

/** Time for a start on a slow and busy machine; it takes a tenth of a second on a fast one. */
const PATIENCE = 60_000;
/** A browser that hangs is not waited for. */
const CLOSING = 5_000;

async function start(found: Found, env: Env, sandbox: boolean): Promise<Running | { words: string }> {
  const { default: puppeteer } = await import('puppeteer');
  const userDataDir = await profileFolder();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  const options = {
    headless: found.kind === 'shell' ? ('shell' as const) : true,
    args: flags(sandbox),
    userDataDir,
  };
  try {
    const browser = await puppeteer.launch({
      ...options,
      executablePath: found.path,
      env: { ...env },
      // It dies with us, even when we are killed. Over a WebSocket ten processes were left behind (research/real.md 5).
      pipe: true,
      // What Ctrl-C does is for the command to say, not for Puppeteer.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // Each document has its own deadline.
      protocolTimeout: 0,
      signal: patience.signal,
    });
    return running(browser, userDataDir);
  } catch (error) {
    const late = patience.signal.aborted;
    const args = await puppeteer.defaultArgs(options);
    const words = late
      ? `it did not answer within ${PATIENCE / 1000} seconds`
      : await lastWords(found.path, args, env);
    await removeProfile(userDataDir);
    return { words: words || (error as Error).message };
  } finally {
    clearTimeout(timer);
  }
}

function running(browser: Browser, userDataDir: string): Running {
  const kill = () => {
    browser.process()?.kill('SIGKILL');
  };
  const close = async () => {
    const impatience = setTimeout(kill, CLOSING);
    await browser.close().catch(kill);
    clearTimeout(impatience);
    await removeProfile(userDataDir);
  };
  return { browser, notes: [], kill, [Symbol.asyncDispose]: close };
}

/** A browser that others started: it is left running, and its flags are theirs. */
async function connect(address: string): Promise<Running> {
  const { default: puppeteer } = await import('puppeteer');
  const where = /^ws/.test(address) ? { browserWSEndpoint: address } : { browserURL: address };
  try {
    const browser = await puppeteer.connect({ ...where, protocolTimeout: 0 });
    const leave = () => browser.disconnect();
    return { browser, notes: [], kill: () => void leave(), [Symbol.asyncDispose]: leave };
  } catch (error) {
    throw new Refusal(diagnostic('browser.unreachable', { address, reason: (error as Error).message }));
  }
}

function withoutSandbox(reason: string): Diagnostic {
  return diagnostic('browser.no-sandbox', { reason });
}
