import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { found } from '../pdf/printing.ts';

/** A process of ours that starts a browser, says its number, and goes on for ever. */
const OURS = `
const { launch } = await import(process.env.LAUNCH);
const { browser } = await launch(JSON.parse(process.env.FOUND), { env: process.env });
await browser.newPage();
console.log(browser.process().pid);
setInterval(() => {}, 1000);
`;

it.skipIf(!found || process.platform === 'win32')(
  'no process is left behind when we are killed',
  async () => {
    const temporary = await mkdtemp(join(tmpdir(), 'orphans-'));
    const ours = spawn(process.execPath, ['--input-type=module', '-e', OURS], {
      env: {
        ...process.env,
        TMPDIR: temporary,
        LAUNCH: new URL('../../../src/render/browser/launch.ts', import.meta.url).href,
        FOUND: JSON.stringify(found),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = Number(await new Promise((resolve) => ours.stdout.once('data', resolve)));
    expect(isGroupAlive(pid)).toBe(true);
    ours.kill('SIGKILL');
    // The browser sees that the pipe is closed, and ends. The test's own limit is the only one.
    while (isGroupAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await readdir(temporary)).toHaveLength(1);
    await rm(temporary, { recursive: true, force: true });
  },
);

/** The browser leads a group of all its processes. */
function isGroupAlive(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}
