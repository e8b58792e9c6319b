import { createHash, randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, realpathSync, renameSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { diagnostic, Refusal } from '../diagnostics/diagnostic.ts';
import { attempt, errno, failure } from './failure.ts';
import { lookAt } from './look.ts';

/** Where stages of an output folder stand, and how their names begin. */
export interface Site {
  folder: string;
  prefix: string;
}

/** An output folder and the place of its stages. */
export interface Ground {
  /** The real path: links resolved, so that all builds into the folder meet at one lock. */
  out: string;
  /** The folder as the user named it, for messages. */
  shown: string;
  site: Site;
  /** Every site where an earlier build may have left a stage. */
  sites: Site[];
  /** The outermost folder that had to be made above `out`, if any. */
  made?: string | undefined;
}

/**
 * Finds out where a build can stage: beside the output folder, which then never shows anything but output; inside it
 * where the folder above is on another disk or closed to us. Only the state of the disk decides, so two builds of one
 * user always choose alike. Refuses a folder that cannot be written before any work is done for it.
 */
export function findGround(shown: string): Ground {
  if (shown === '') throw new Refusal(diagnostic('write.path', { path: shown, flaw: 'empty' }));
  if (shown.includes('\0')) throw new Refusal(diagnostic('write.path', { path: shown, flaw: 'nul' }));
  const path = resolve(shown);
  return attempt(shown, () => (isFolder(path) ? groundOf(path, shown) : newGround(path, shown)));
}

/** Removes the folders that were made above an output folder which never came to be. */
export function unmake(ground: Ground): void {
  if (!ground.made) return;
  try {
    for (let folder = dirname(ground.out); folder.length >= ground.made.length; folder = dirname(folder)) {
      rmdirSync(folder);
    }
  } catch {
    // Somebody uses it by now: then it is theirs.
  }
}

/** True for a folder, false where there is nothing yet; a file in the way is refused by its name. */
function isFolder(path: string): boolean {
  try {
    if (statSync(path).isDirectory()) return true;
  } catch (error) {
    // A link to nothing is neither a folder nor free.
    if (errno(error) === 'ENOENT' && !lookAt(path)) return false;
    if (errno(error) === 'ENOTDIR') return isFolder(dirname(path));
    if (errno(error) !== 'ENOENT') throw error;
  }
  throw new Refusal(diagnostic('write.not-a-folder', { path }));
}

function groundOf(path: string, shown: string): Ground {
  accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  const out = realpathSync(path);
  const [beside, inside] = [siteBeside(out), { folder: out, prefix: '.kextguide-' }];
  const site = sameDisk(beside.folder, out) && isOpen(beside.folder) ? beside : inside;
  return { out, shown, site, sites: [beside, inside] };
}

function newGround(path: string, shown: string): Ground {
  const parent = dirname(path);
  let made: string | undefined;
  try {
    made = mkdirSync(parent, { recursive: true });
    accessSync(parent, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw failure(dirname(shown), error);
  }
  const out = join(realpathSync(parent), basename(path));
  return { out, shown, site: siteBeside(out), sites: [siteBeside(out)], made: made && realpathSync(made) };
}

function siteBeside(out: string): Site {
  // A name needs room for what a stage adds to it: 255 bytes is all that most disks allow.
  const name = basename(out);
  const short = Buffer.byteLength(name) <= 160 ? name : createHash('sha256').update(name).digest('hex');
  return { folder: dirname(out), prefix: `.${short}.kextguide-` };
}

/**
 * Whether a file can be renamed from one folder into the other. The device number alone does not tell (a folder bound
 * into a container has that of its origin), so the system is asked to rename what does not exist: it finds out whether
 * it could before it looks for the file.
 */
function sameDisk(folder: string, out: string): boolean {
  if (folder === out || statSync(folder).dev !== statSync(out).dev) return false;
  const nothing = `.kextguide-${randomUUID()}`;
  try {
    renameSync(join(out, nothing), join(folder, nothing));
  } catch (error) {
    return errno(error) !== 'EXDEV';
  }
  return true;
}

function isOpen(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
