import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import { cacheFolder, type Env, privateFolder } from './private-folder.ts';
import { woffToTrueType } from './woff.ts';

/**
 * What the browser's environment must hold so that it sees one font of the system's, and always the same: Inter, from
 * our package. (Linux alone: elsewhere the system's fonts cannot be hidden.)
 *
 * Without any, as in a slim container, Chromium loads no web font either and prints pages without text, and says
 * nothing (seen with 153: every FontFace ends in "error"). With the system's own, a character that our fonts
 * lack would come out differently on every machine.
 */
export async function systemFont(env: Env): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  const folder = join(cacheFolder(env), `system-font-${systemFontVersion()}`);
  try {
    await privateFolder(folder, async (draft) => {
      const woff = await readFile(join(inter(), 'files', 'inter-latin-400-normal.woff'));
      await writeFile(join(draft, 'inter.ttf'), woffToTrueType(woff));
      await writeFile(join(draft, 'fonts.conf'), CONFIG);
    });
  } catch (error) {
    throw new Refusal(diagnostic('browser.unpack', { folder, reason: (error as Error).message }));
  }
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
}

/** Names the font for cache keys. */
export function systemFontVersion(): string {
  return JSON.parse(readFileSync(join(inter(), 'package.json'), 'utf8')).version;
}

/** A relative folder starts at the folder of this file. */
const CONFIG = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
</fontconfig>
`;

function inter(): string {
  return dirname(createRequire(import.meta.url).resolve('@fontsource/inter/package.json'));
}
