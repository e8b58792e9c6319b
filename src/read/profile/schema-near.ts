import { dirname, join, relative, resolve, sep } from 'node:path';
import { kindAt } from './read-bytes.ts';

const SCHEMA = join('node_modules', 'kextguide', 'schema', 'kextguide.schema.json');

/**
 * The path from a folder to the JSON Schema of profiles, where the tool is installed in it or above it; undefined where it
 * is not: a path into somebody's global folder or cache leads nowhere for others.
 */
export async function schemaNear(folder: string): Promise<string | undefined> {
  const start = resolve(folder);
  for (let at = start; ; at = dirname(at)) {
    if ((await kindAt(join(at, SCHEMA))) === 'file') {
      const path = relative(start, join(at, SCHEMA)).split(sep).join('/');
      return path.startsWith('.') ? path : `./${path}`;
    }
    if (at === dirname(at)) return undefined;
  }
}
