import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, constants } from 'node:zlib';
import { pack } from 'tar-fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/diagnostics/diagnostic.ts';
import { unpackChromium } from '../../../src/render/browser/unpack.ts';

/** Archives of the package's form, small and made up. */
let root: string;
let archives: string;
const executable = randomBytes(3_000_000);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'unpack-'));
  archives = join(root, 'bin');
  await mkdir(join(root, 'tree', 'lib'), { recursive: true });
  await mkdir(archives);
  await writeFile(join(root, 'tree', 'lib', 'libnss3.so'), 'library');
  await writeFile(join(archives, 'chromium.br'), brotli(executable));
  await writeFile(join(archives, 'al2023.tar.br'), brotli(await buffer(pack(join(root, 'tree')))));
});
afterAll(() => rm(root, { recursive: true }));

function brotli(data: Uint8Array): Buffer {
  return brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
}

const child = (path: string) => {
  const module = new URL('../../../src/render/browser/unpack.ts', import.meta.url).href;
  const code = `const { unpackChromium } = await import(${JSON.stringify(module)}); console.log('go'); await unpackChromium(${JSON.stringify(archives)}, ${JSON.stringify(path)});`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};

describe('the archive', () => {
  it('becomes an executable with its libraries', async () => {
    const path = join(root, 'one', 'chromium-1', 'chromium');
    await unpackChromium(archives, path);
    expect(executable.equals(await readFile(path))).toBe(true);
    expect((await stat(path)).mode & 0o755).toBe(0o755);
    expect(await readFile(join(path, '..', 'lib', 'libnss3.so'), 'utf8')).toBe('library');
  });

  it('is unpacked whole by two processes at once', async () => {
    const path = join(root, 'two', 'chromium-1', 'chromium');
    const codes = [child(path), child(path), child(path)].map(
      (process) => new Promise((resolve) => process.once('close', resolve)),
    );
    expect(await Promise.all(codes)).toEqual([0, 0, 0]);
    expect(executable.equals(await readFile(path))).toBe(true);
    expect(await readdir(join(root, 'two'))).toEqual(['chromium-1']);
  });

  it('is unpacked whole after a kill, whenever that came', async () => {
    const path = join(root, 'three', 'chromium-1', 'chromium');
    for (const wait of [0, 5, 20, 60, 500]) {
      const killed = child(path);
      // Listened for from the start: on a fast machine the child may be done, and closed, before the kill.
      const closed = new Promise((resolve) => killed.once('close', resolve));
      await Promise.race([closed, new Promise((resolve) => killed.stdout.once('data', resolve))]);
      await new Promise((resolve) => setTimeout(resolve, wait));
      killed.kill('SIGKILL');
      await closed;
      await unpackChromium(archives, path);
      expect(executable.equals(await readFile(path))).toBe(true);
      await rm(join(root, 'three', 'chromium-1'), { recursive: true });
    }
  });

  it('that is damaged, and a folder that cannot be written, are one finding each', async () => {
    const damaged = join(root, 'damaged');
    await mkdir(damaged);
    await writeFile(join(damaged, 'chromium.br'), 'no brotli');
    await writeFile(join(damaged, 'al2023.tar.br'), brotli(new Uint8Array(1024)));
    await expect(
      unpackChromium(damaged, join(root, 'four', 'chromium-1', 'chromium')),
    ).rejects.toBeInstanceOf(Refusal);
    await writeFile(join(root, 'file'), '');
    const error = await unpackChromium(archives, join(root, 'file', 'chromium-1', 'chromium')).catch(
      (caught) => caught,
    );
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).diagnostics).toMatchObject([{ code: 'browser.unpack', severity: 'error' }]);
  });
});
