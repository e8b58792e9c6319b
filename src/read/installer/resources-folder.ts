import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { readBytes } from '../profile/read-bytes.ts';
import { Budget } from './budget.ts';
import type { ResourceFile } from './installer.ts';
import { LIMITS } from './limits.ts';
import { isLeftByFinder } from './names.ts';

/**
 * All files of a Resources folder, bounded. Links are followed within the folder and never out of it. What cannot be
 * read is told; throws a Refusal where there is too much.
 */
export async function readResourcesFolder(folder: string): Promise<Result<ResourceFile[]>> {
  const walk: Walk = { root: '', budget: new Budget(folder), files: [], diagnostics: [] };
  const done = await attempt(async () => {
    walk.root = await realpath(folder);
    await readFolder(walk, { file: folder, path: '', above: [walk.root] });
  });
  if ('code' in done) return { diagnostics: [unreadable(done.code, quote(folder), folder)] };
  return { value: walk.files, diagnostics: walk.diagnostics };
}

interface Walk {
  /** The real path of the folder. */
  root: string;
  budget: Budget;
  files: ResourceFile[];
  diagnostics: Diagnostic[];
}

interface Folder {
  file: string;
  /** Below Resources; "" is Resources itself. */
  path: string;
  /** Real paths of the folders that it lies in, and its own. */
  above: readonly string[];
}

async function readFolder(walk: Walk, folder: Folder): Promise<void> {
  // No file system promises an order.
  const names = (await readdir(folder.file)).filter((name) => !isLeftByFinder(name)).sort();
  for (const name of names) {
    walk.budget.enter(folder.above.length);
    const file = join(folder.file, name);
    const told = await readEntry(walk, folder, file, folder.path === '' ? name : `${folder.path}/${name}`);
    if (told) walk.diagnostics.push(told);
  }
}

/** Reads a file or folder, or says what keeps it from being read. */
async function readEntry(
  walk: Walk,
  { above }: Folder,
  file: string,
  path: string,
): Promise<Diagnostic | undefined> {
  const name = quote(path);
  if (path.includes('\\')) return diagnostic('installer.backslash', { name }, { file });
  const real = await attempt(() => realpath(file));
  if ('code' in real) return unreadable(real.code, name, file);
  if (!real.value.startsWith(walk.root + sep) && real.value !== walk.root) {
    return diagnostic('installer.link-out', { name }, { file });
  }
  const found = await attempt(() => stat(real.value));
  if ('code' in found) return unreadable(found.code, name, file);
  if (found.value.isDirectory()) {
    if (above.includes(real.value)) return diagnostic('installer.link-circle', { name }, { file });
    const inner = await attempt(() => readFolder(walk, { file, path, above: [...above, real.value] }));
    return 'code' in inner ? unreadable(inner.code, name, file) : undefined;
  }
  if (!found.value.isFile()) return diagnostic('installer.no-file', { name }, { file });
  walk.budget.spend(found.value.size);
  const read = await readBytes(real.value, LIMITS.bytes);
  if (!('bytes' in read)) {
    const reason = read.problem === 'unreadable' ? read.reason : 'it changed meanwhile';
    return diagnostic('installer.unreadable', { name, reason }, { file });
  }
  const isExecutable = (found.value.mode & 0o100) !== 0;
  walk.files.push({ path, bytes: read.bytes, isExecutable, file });
  return undefined;
}

function unreadable(code: string, name: string, file: string): Diagnostic {
  const reason = REASONS.get(code) ?? `the system says ${code}`;
  return diagnostic('installer.unreadable', { name, reason }, { file });
}

const REASONS = new Map([
  ['EACCES', 'you are not permitted to'],
  ['EPERM', 'you are not permitted to'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENOENT', 'it is a link to what is not there'],
]);

/** What the system refuses, by its code; any other error stays one. */
async function attempt<T>(act: () => Promise<T>): Promise<{ value: T } | { code: string }> {
  try {
    return { value: await act() };
  } catch (error) {
    if (error instanceof Error && 'errno' in error && 'code' in error) return { code: String(error.code) };
    throw error;
  }
}
