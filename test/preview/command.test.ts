import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kextguide, leave, PROFILE, workplace } from '../cli/run.ts';
import { found } from '../render/pdf/printing.ts';

let folder: string;
let command: ChildProcess | undefined;

beforeEach(async () => {
  folder = await workplace({ 'disk.yaml': PROFILE });
  await mkdir(path.join(folder, 'tmp'));
});

afterEach(async () => {
  command?.kill('SIGKILL');
  command = undefined;
  await leave(folder);
});

interface Started {
  address: string;
  ended: Promise<{ code: number | null; signal: string | null }>;
}

/** Runs it as a user does, with a temporary folder of its own, by which its browsers can be told from all others. */
function start(...args: string[]): Promise<Started> {
  const bin = path.join(import.meta.dirname, '..', '..', 'bin', 'kextguide.js');
  const env = {
    ...process.env,
    TMPDIR: path.join(folder, 'tmp'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
  };
  const child = spawn(process.execPath, [bin, 'preview', 'disk.yaml', ...args], { cwd: folder, env });
  command = child;
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (text) => resolve({ address: String(text).trim(), ended }));
    child.once('exit', () => reject(new Error('it ended before it said its address')));
  });
}

describe('kextguide preview', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says its address, answers there, and ends whole with %s',
    async (signal) => {
      const { address, ended } = await start('--port', '0');
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      expect(await (await fetch(address)).text()).toContain('preview.js');
      // A page that is open does not keep it.
      const events = await fetch(`${address}events`);
      command!.kill(signal);
      expect(await ended).toEqual({ code: 0, signal: null });
      await events.text().catch(() => undefined);
      await expect(fetch(address)).rejects.toThrow();
      expect(globSync('*', { cwd: folder }).sort()).toEqual(['disk.yaml', 'tmp']);
    },
  );

  it.skipIf(!found || !existsSync('/proc'))(
    'leaves no browser behind when it is ended while one prints',
    async () => {
      const { address, ended } = await start('--port', '0');
      const pdf = fetch(`${address}pages/test-disk/en/install-intel-macos-13.pdf`).then(
        (response) => response.status,
        () => 'broken off',
      );
      let isPrinted = false;
      void pdf.then(() => {
        isPrinted = true;
      });
      while (!isPrinted && browsers().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      command!.kill('SIGINT');
      expect((await ended).code).toBe(0);
      await pdf;
      // It sees that its pipe is closed, and ends. The test's own limit is the only one.
      while (browsers().length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  );

  it('says in one line that a port is taken, and that a number is none', async () => {
    const { address } = await start('--port', '0');
    const { port } = new URL(address);
    const taken = await kextguide(folder, ['preview', 'disk.yaml', '--port', port]);
    expect(taken.code).toBe(3);
    expect(taken.stderr.trim().split('\n')).toHaveLength(1);
    expect(taken.stderr).toContain(`Port ${port} is taken`);
    for (const wrong of ['65536', 'many', '-1', '80.5']) {
      expect((await kextguide(folder, ['preview', 'disk.yaml', '--port', wrong])).code, wrong).toBe(2);
    }
  });
});

describe('a PDF', () => {
  it.skipIf(!found)('is printed when it is asked for, and says why where it cannot be', async () => {
    const { address } = await start('--port', '0');
    const guide = `${address}pages/test-disk/en/install-intel-macos-13.pdf`;
    const asked = await fetch(guide, { method: 'HEAD' });
    expect(existsSync(path.join(folder, 'cache'))).toBe(false);
    const printed = await fetch(guide);
    expect(printed.headers.get('content-type')).toBe('application/pdf');
    expect(printed.headers.get('etag')).toBe(asked.headers.get('etag'));
    expect(Buffer.from(await printed.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-/);
    command!.kill('SIGKILL');

    const without = await start('--port', '0', '--browser', path.join(folder, 'none'));
    const failed = await fetch(`${without.address}pages/test-disk/en/update-intel-macos-13.pdf`);
    expect(failed.status).toBe(503);
    const { findings } = (await failed.json()) as { findings: { code: string; message: string }[] };
    expect(findings.map(({ code }) => code)).toEqual(['browser.missing']);
  });
});

/** Processes of browsers that were started with our temporary folder. */
function browsers(): string[] {
  return globSync('/proc/[0-9]*/cmdline').filter((file) => {
    try {
      return readFileSync(file, 'utf8').includes(path.join(folder, 'tmp', 'kextguide-browser-'));
    } catch {
      return false;
    }
  });
}
