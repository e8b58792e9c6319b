import { constants, existsSync } from 'node:fs';
import { access, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Env } from './private-folder.ts';

/** This file is three folders deep in it, in `src/` as in `lib/`. */
const PACKAGE = fileURLToPath(new URL('../../..', import.meta.url));

/** All that the finders may look at, so that a test can give them another machine. */
export interface World {
  env: Env;
  platform: NodeJS.Platform;
  arch: NodeJS.Architecture;
  home: string;
  /** False on Alpine, whose C library cannot run a Chromium that was built for another one. */
  glibc: boolean;
  /** Whether kextguide is installed for the whole machine (`npm install --global`), not in a folder of somebody's. */
  isGlobal: boolean;
  /** The real path of a file that can be run, its size and time; undefined where there is none. */
  executable(path: string): Promise<Executable | undefined>;
  /** The names in a folder; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** The first 64 KB of a file, for scripts that start a browser. */
  head(path: string): Promise<string>;
  /** Folder and version of an npm package that our own can see. */
  npm(name: string): Promise<{ folder: string; version: string } | undefined>;
}

export interface Executable {
  path: string;
  size: number;
  modified: string;
}

/** The machine that this runs on. */
export function thisWorld(env: Env): World {
  return {
    env,
    platform: process.platform,
    arch: process.arch,
    home: (process.platform === 'win32' ? env.USERPROFILE : env.HOME) || homedir(),
    glibc: hasGlibc(),
    isGlobal: isGlobal(),
    executable,
    list: async (folder) => await readdir(folder).catch(() => []),
    head: async (path) => (await readFile(path)).toString('latin1', 0, 65536),
    npm,
  };
}

async function executable(path: string): Promise<Executable | undefined> {
  try {
    const real = await realpath(path);
    await access(real, constants.X_OK);
    const found = await stat(real);
    return found.isFile() ? { path: real, size: found.size, modified: found.mtime.toISOString() } : undefined;
  } catch {
    return undefined;
  }
}

async function npm(name: string): Promise<{ folder: string; version: string } | undefined> {
  for (const modules of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const folder = join(modules, name);
    try {
      return { folder, version: JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')).version };
    } catch {
      // It may stand in a node_modules further up.
    }
  }
  return undefined;
}

/** npm has its own folder `lib/node_modules` for it, which is no package; a folder of that name in one is. */
function isGlobal(): boolean {
  const modules = dirname(PACKAGE);
  return /[\\/]lib[\\/]node_modules$/.test(modules) && !existsSync(join(modules, '..', 'package.json'));
}

/** The report names the C library of Node itself; looking at the network for it would take a second. */
function hasGlibc(): boolean {
  if (process.platform !== 'linux') return false;
  const report = process.report as NodeJS.ProcessReport & { excludeNetwork: boolean };
  report.excludeNetwork = true;
  const { header } = report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}
