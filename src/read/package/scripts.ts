import { type Diagnostic, diagnostic, type Place, Refusal } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import type { CpioEntry } from './cpio.ts';
import { refusal } from './refusal.ts';

/** A file of a package's Scripts. */
export interface Script {
  /** Its path there: postinstall, tools/load.sh. */
  name: string;
  /** null: not known, and `unknown` says why. */
  text: string | null;
  /** Too large to be held, or no text in UTF-8. */
  unknown: 'large' | 'binary' | null;
  place: Place;
}

/**
 * The names and texts of scripts. They are read for what stands in them and never run. Where they cannot be read on, that
 * is told, and what came before is given.
 */
export async function readScripts(
  entries: AsyncIterable<CpioEntry>,
  file: string,
  diagnostics: Diagnostic[],
): Promise<Script[]> {
  const scripts: Script[] = [];
  let left = MAX_BYTES;
  try {
    for await (const entry of entries) {
      if (entry.kind !== 'file') continue;
      if (scripts.length >= MAX_SCRIPTS) throw refusal('package.scripts', { limit: MAX_SCRIPTS }, file);
      const script = await readScript(entry, Math.min(left, MAX_SCRIPT_BYTES), file);
      left -= script.text === null ? 0 : entry.size;
      scripts.push(script);
      if (script.unknown === 'large' && RUN_BY_INSTALLER.test(script.name)) {
        const args = { name: harmless(script.name), limit: MAX_SCRIPT_BYTES };
        diagnostics.push(diagnostic('package.script-large', args, script.place));
      }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    diagnostics.push(...error.diagnostics);
  }
  return scripts;
}

const MAX_SCRIPT_BYTES = 1024 * 1024;
const MAX_BYTES = 16 * 1024 * 1024;
/** Scripts come with tools, pictures and helpers of theirs. */
const MAX_SCRIPTS = 2000;
const RUN_BY_INSTALLER = /(^|\/)(pre|post)(install|flight|upgrade)$/;

async function readScript(entry: CpioEntry, limit: number, file: string): Promise<Script> {
  const script: Script = {
    name: entry.path,
    text: null,
    unknown: 'large',
    place: { file: `${file}/${entry.path}` },
  };
  if (entry.size > limit) return script;
  const text = textOf(await entry.body());
  return text === null
    ? { ...script, unknown: 'binary' }
    : { ...script, text, unknown: null, place: { ...script.place, text } };
}

/** null: no text. A NUL is in no script, and in nearly all that is none. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
