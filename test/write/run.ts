import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { openOutput, type Report } from '../../src/write/output.ts';
import type { Scenario } from './scenarios.ts';

/** What a build in another process is to do; without a scenario it only opens the folder, as any next run does. */
export interface Order {
  out: string;
  scenario?: string;
  /** The number of the call that changes the disk at which the process dies or the disk fails. */
  killAt?: number;
  failAt?: number;
  uid?: number;
  patience?: number;
}

export interface Outcome {
  calls: number;
  /** The call with which the build became final. */
  journal: number;
  report?: Report;
  codes?: string[];
  message?: string;
}

const BUILDER = fileURLToPath(new URL('builder.ts', import.meta.url));

export function start(order: Order): { child: ChildProcess; done: Promise<Outcome | undefined> } {
  const args = ['--disable-warning=ExperimentalWarning', BUILDER, JSON.stringify(order)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [told, errors] = ['', ''];
  child.stdout.on('data', (data) => {
    told += data;
  });
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const done = new Promise<Outcome | undefined>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(JSON.parse(told) as Outcome);
      else if (signal === 'SIGKILL') resolve(undefined);
      else reject(new Error(`builder: ${code} ${signal}\n${errors}`));
    });
  });
  return { child, done };
}

/** Runs a build in another process to its end; nothing where it was killed. */
export function run(order: Order): Promise<Outcome | undefined> {
  return start(order).done;
}

/** Builds in this process. */
export async function build(out: string, { artifacts, commit }: Scenario): Promise<Report> {
  const output = await openOutput(out, { patience: 2000 });
  try {
    for (const artifact of artifacts) await output.add(artifact);
    return await output.commit(commit);
  } finally {
    await output.abandon();
  }
}

/** A folder of its own for a test, removed after it. Anybody may enter it. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kextguide-write-'));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file and every folder below, with the bytes of the files. */
export function snapshot(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const what = entry.isFile() ? readFileSync(path, 'utf8') : entry.isDirectory() ? '(folder)' : '(link)';
    return [relative(folder, path), what] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
