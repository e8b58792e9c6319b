// Tries the Info.plist reader on a folder of loose .plist files: node scripts/inspect-corpus.ts FOLDER

import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sentence } from '../src/diagnostics/diagnostic.ts';
import { harmless } from '../src/diagnostics/harmless.ts';
import { readInfoPlist } from '../src/read/bundle/info-plist.ts';

/** One line a file: what it is, or why it is refused; below it what was found on the way. */
async function inspectCorpus(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.plist')).sort();
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = await Promise.all(names.map((name) => inspectFile(join(folder, name), width)));
  return lines.join('\n');
}

async function inspectFile(path: string, width: number): Promise<string> {
  const name = basename(path);
  // A loose file has no bundle around it: its own name stands for the folder's.
  const { value, diagnostics } = readInfoPlist(await readFile(path), path, basename(name, '.plist'));
  const findings = diagnostics.map((finding) => {
    const line = finding.place?.line === undefined ? '' : `line ${finding.place.line}: `;
    return `\n  ${finding.severity}: ${line}${sentence(finding)}`;
  });
  const isRefused = !value || diagnostics.some(({ severity }) => severity === 'error');
  const kind = value?.codeless ? 'codeless ' : 'with code';
  const what = value
    ? `${kind}  id ${value.id ?? '?'}  name ${value.name ?? '?'}  version ${value.version ?? '?'}`
    : '';
  return harmless(`${name.padEnd(width)}  ${isRefused ? 'REFUSED' : 'read   '}  ${what}`) + findings.join('');
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Name a folder of .plist files: node scripts/inspect-corpus.ts FOLDER\n');
  process.exitCode = 2;
} else {
  try {
    process.stdout.write(`${await inspectCorpus(folder)}\n`);
  } catch (error) {
    process.stderr.write(`Cannot read ${folder}: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
