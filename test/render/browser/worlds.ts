import type { World } from '../../../src/render/browser/world.ts';

/** A machine that exists in a test alone: its executable files (with the text of those that are scripts) and its packages. */
export interface Machine
  extends Partial<Pick<World, 'platform' | 'arch' | 'home' | 'glibc' | 'isGlobal' | 'env'>> {
  files?: readonly string[];
  /** Executables that lead to another path, or hold a text. */
  links?: Readonly<Record<string, string>>;
  scripts?: Readonly<Record<string, string>>;
  sparticuz?: string;
}

export function world(machine: Machine = {}): World {
  const { files = [], links = {}, scripts = {}, sparticuz, ...rest } = machine;
  const all = [...files, ...Object.keys(links), ...Object.keys(scripts)];
  return {
    env: {},
    platform: 'linux',
    arch: 'x64',
    home: '/home/me',
    glibc: true,
    isGlobal: false,
    ...rest,
    executable: async (path) => {
      if (!all.includes(path)) return undefined;
      const real = links[path] ?? path;
      return { path: real, size: scripts[real]?.length ?? 200_000_000, modified: '2026-11-24T12:00:00.000Z' };
    },
    list: async (folder) => {
      const below = all
        .filter((file) => file.startsWith(`${folder}/`))
        .map((file) => file.slice(folder.length + 1));
      return [...new Set(below.map((file) => file.split('/')[0] as string))];
    },
    head: async (path) => scripts[path] ?? '',
    npm: async (name) =>
      sparticuz && name === '@sparticuz/chromium'
        ? { folder: `/app/node_modules/${name}`, version: sparticuz }
        : undefined,
  };
}
