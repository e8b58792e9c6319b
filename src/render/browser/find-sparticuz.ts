import { join } from 'node:path';
import type { Sighting } from './found.ts';
import { cacheFolder } from './private-folder.ts';
import type { World } from './world.ts';

/** The Chromium that comes as an npm package, for Linux on x64. It is unpacked into our cache when it is first needed. */
export async function findSparticuz(world: World): Promise<Sighting> {
  if (world.platform !== 'linux' || world.arch !== 'x64')
    return { looked: ['not for this system: Linux on x64 only'] };
  if (!world.glibc) return { looked: ['not for this system: its C library is musl'] };
  const found = await world.npm('@sparticuz/chromium');
  if (!found) return { looked: ['not installed'] };

  const folder = join(cacheFolder(world.env), `chromium-${found.version}`);
  return {
    found: {
      kind: 'shell',
      path: join(folder, 'chromium'),
      identity: `@sparticuz/chromium ${found.version}`,
      env: (await hasLibraries(world)) ? {} : { LD_LIBRARY_PATH: libraryPath(world, join(folder, 'lib')) },
      archives: join(found.folder, 'bin'),
    },
    looked: [found.folder],
  };
}

/** What the executable is linked with besides the C library; all of it comes along in the archive al2023.tar.br. */
const LIBRARIES = ['libnss3.so', 'libnssutil3.so', 'libnspr4.so', 'libexpat.so.1'];

/** The system's own are better kept up to date, so ours serve only where one of them is missing. */
async function hasLibraries(world: World): Promise<boolean> {
  const folders = [...(world.env.LD_LIBRARY_PATH ?? '').split(':'), ...LIBRARY_FOLDERS].filter(Boolean);
  const present = new Set((await Promise.all(folders.map((folder) => world.list(folder)))).flat());
  return LIBRARIES.every((library) => present.has(library));
}

const LIBRARY_FOLDERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/lib/x86_64-linux-gnu',
  '/usr/lib64',
  '/lib64',
  '/usr/lib',
  '/usr/local/lib',
];

function libraryPath(world: World, ours: string): string {
  return [ours, world.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
}
