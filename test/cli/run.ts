import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command as a user does, in a folder of its own. */
export function kextguide(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const bin = path.join(env.KEXTGUIDE_TEST_ROOT ?? ROOT, 'bin', 'kextguide.js');
    const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 2 ** 26 };
    execFile(process.execPath, [bin, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

/** A scratch folder with a profile in it, gone after the test. */
export async function workplace(files: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kextguide-test-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

export async function leave(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

export async function copyExample(name: string, folder: string): Promise<void> {
  await cp(path.join(ROOT, 'examples', name), path.join(folder, name));
}

/** The tool as it is installed where nothing can print: its own files, its dependencies, and no browser among them. */
export async function installWithoutBrowser(): Promise<Record<string, string>> {
  const root = await mkdtemp(path.join(tmpdir(), 'kextguide-bare-'));
  for (const part of ['bin', 'lib', 'content', 'templates', 'package.json']) {
    await cp(path.join(ROOT, part), path.join(root, part), { recursive: true });
  }
  const modules = path.join(ROOT, 'node_modules');
  await mkdir(path.join(root, 'node_modules'));
  for (const name of await readdir(modules)) {
    if (name !== '@sparticuz') await symlink(path.join(modules, name), path.join(root, 'node_modules', name));
  }
  return { KEXTGUIDE_TEST_ROOT: root, PATH: '', HOME: root, XDG_CACHE_HOME: path.join(root, 'cache') };
}

/** A small profile that is right. */
export const PROFILE = `product:
  name: Test Disk
  version: "1.0"
  vendor: Test Works
signing:
  developer: Test Works GmbH
explain:
  what: It makes disks.
  why: Disks need it.
kexts:
  - id: com.example.disk
    name: TestDisk
    architectures: [arm64e, x86_64]
`;
