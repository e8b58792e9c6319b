import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import type { CpioEntry } from './cpio.ts';

/** A file of a package's Scripts. */
export interface Script {
  /** Its path there: postinstall, tools/load.sh. */
  name: string;
  /** null: too large to be looked at. */
  text: string | null;
}

/** The names and texts of scripts. They are read for what stands in them and never run. */
export async function readScripts(
  entries: AsyncIterable<CpioEntry>,
  file: string,
  diagnostics: Diagnostic[],
): Promise<Script[]> {
  const scripts: Script[] = [];
  let left = MAX_BYTES;
  for await (const entry of entries) {
    if (entry.kind !== 'file') continue;
    if (scripts.length >= MAX_SCRIPTS) break;
    if (entry.size <= Math.min(left, MAX_SCRIPT_BYTES)) {
      left -= entry.size;
      scripts.push({ name: entry.path, text: Buffer.from(await entry.body()).toString('utf8') });
      continue;
    }
    scripts.push({ name: entry.path, text: null });
    if (/(^|\/)(pre|post)(install|flight|upgrade)$/.test(entry.path)) {
      const args = { name: harmless(entry.path), limit: MAX_SCRIPT_BYTES };
      diagnostics.push(diagnostic('package.script-large', args, { file: `${file}/${entry.path}` }));
    }
  }
  return scripts;
}

const MAX_SCRIPT_BYTES = 1024 * 1024;
const MAX_BYTES = 16 * 1024 * 1024;
/** Scripts come with tools, pictures and helpers of theirs. */
const MAX_SCRIPTS = 2000;
