import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Templates } from './content.ts';
import { list } from './folder.ts';

const FOLDERS = ['', 'styles', 'pictures'];

/** Reads the Handlebars templates and style sheets; a later folder overrides a file of an earlier one by its name. */
export async function readTemplates(roots: readonly string[]): Promise<Templates> {
  const templates = new Map<string, string>();
  for (const root of roots) {
    for (const folder of FOLDERS) {
      for (const entry of await list(path.join(root, folder))) {
        if (!/\.(hbs|css)$/.test(entry)) continue;
        templates.set(path.posix.join(folder, entry), await readFile(path.join(root, folder, entry), 'utf8'));
      }
    }
  }
  return templates;
}
