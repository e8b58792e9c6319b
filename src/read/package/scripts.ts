import { type Diagnostic, diagnostic, type Place, Refusal } from '../../diagnostics/diagnostic.ts';
import { harmless } from '../../diagnostics/harmless.ts';
import { type Budget, MAX_SCRIPT_BYTES } from './budget.ts';
import type { CpioEntry } from './cpio.ts';
import type { KextKeeper } from './payload-kexts.ts';

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
 * The names and texts of scripts. They are read for what stands in them and never run; kexts that lie beside them go to
 * the keeper. Where they cannot be read on, that is told, and what came before is given.
 */
export async function readScripts(
  entries: AsyncIterable<CpioEntry>,
  file: string,
  budget: Budget,
  keeper: KextKeeper,
  diagnostics: Diagnostic[],
): Promise<Script[]> {
  const scripts: Script[] = [];
  try {
    for await (const entry of entries) {
      if (keeper.isInKext(entry.path)) {
        await keeper.keep(entry);
        continue;
      }
      if (entry.kind !== 'file') continue;
      budget.countScript(file);
      const script = await readScript(entry, budget, file);
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

const RUN_BY_INSTALLER = /(^|\/)(pre|post)(install|flight|upgrade)$/;

async function readScript(entry: CpioEntry, budget: Budget, file: string): Promise<Script> {
  const script: Script = {
    name: entry.path,
    text: null,
    unknown: 'large',
    place: { file: `${file}/${entry.path}` },
  };
  if (!budget.hasRoomForScript(entry.size)) return script;
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
