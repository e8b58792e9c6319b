import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SHELL } from '../read/content/ours.ts';

/** The files of the preview's own page: these and no others are read, so that no address leads anywhere else. */
const FILES: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/preview.css': 'preview.css',
  '/preview.js': 'preview.js',
  '/switches.js': 'switches.js',
  '/installer.js': 'installer.js',
  '/frames.js': 'frames.js',
  '/pdf.js': 'pdf.js',
  '/findings.js': 'findings.js',
};

export interface ShellFile {
  name: string;
  bytes: Uint8Array;
}

export async function shellFile(path: string): Promise<ShellFile | undefined> {
  const name = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
  return name === undefined ? undefined : { name, bytes: await readFile(join(SHELL, name)) };
}
