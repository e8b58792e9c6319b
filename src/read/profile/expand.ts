import { glob } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { kindAt } from './read-bytes.ts';

/**
 * The profiles that a command's arguments name: files, packages and `.kext` folders as they are, patterns such as
 * `examples/*.yaml` as the sorted list of what they fit. Each once, in the order of the arguments; what is missing
 * is told, and the others stay.
 */
export async function expandProfiles(named: readonly string[]): Promise<Result<string[]>> {
  const diagnostics: Diagnostic[] = [];
  const paths = new Map<string, string>();
  for (const argument of named) {
    const found = await expand(argument);
    if (found.length === 0) diagnostics.push(tellNothing(argument));
    for (const path of found) {
      if (!paths.has(resolve(path))) paths.set(resolve(path), path);
    }
  }
  return { value: [...paths.values()], diagnostics };
}

/** A name with brackets in it may well be that of a file. */
async function expand(argument: string): Promise<string[]> {
  if ((await kindAt(argument)) !== 'missing') return [argument];
  if (!isPattern(argument)) return [];
  const found: string[] = [];
  for await (const path of glob(argument)) found.push(path);
  return found.sort();
}

function isPattern(argument: string): boolean {
  return /[*?[\]{}]/.test(argument);
}

function tellNothing(argument: string): Diagnostic {
  return isPattern(argument)
    ? diagnostic('profile.no-match', { pattern: argument })
    : diagnostic('profile.missing', { path: argument });
}
