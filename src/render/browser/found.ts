import { basename } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Executable, World } from './world.ts';

/** A browser that can print. */
export interface Found {
  /** The finder that found it. */
  by: string;
  /** `shell` is chrome-headless-shell, which prints in half the time; `remote` runs elsewhere already. */
  kind: 'shell' | 'chrome' | 'remote';
  /** The executable, or the address of a remote one. */
  path: string;
  /** Names the build without starting it: for cache keys and the manifest. */
  identity: string;
  /** What the browser's environment needs besides. */
  env: Readonly<Record<string, string>>;
  /** The folder of archives from which `path` is unpacked first. */
  archives?: string;
}

/** What a finder saw. `wrong` ends the search: the user named a browser, and it cannot be had. */
export interface Sighting {
  found?: Omit<Found, 'by'>;
  wrong?: Diagnostic;
  /** Where it looked, or why it did not. */
  looked: readonly string[];
}

/** Looks in one kind of place. `asked` is the value of `--browser`. */
export interface Finder {
  name: string;
  find(world: World, asked: string | undefined): Promise<Sighting>;
}

/** A browser of this machine, told from the others by its real path, size and time. */
export function localBrowser({ path, size, modified }: Executable): Omit<Found, 'by'> {
  const kind = /headless[-_]shell/i.test(basename(path)) ? 'shell' : 'chrome';
  return { kind, path, identity: `${path} (${size} bytes, ${modified})`, env: {} };
}
