import { localBrowser, type Sighting } from './found.ts';
import { onPath, type Product, usualPlaces } from './places.ts';
import { isSnap } from './snap.ts';
import type { World } from './world.ts';

/** A browser that is installed on the system. */
export async function findInstalled(world: World, product: Product): Promise<Sighting> {
  const { paths, names } = usualPlaces(product, world);
  const looked = [...paths, ...names.map((name) => `${name} on the PATH`)];
  for (const place of [...paths, ...names.flatMap((name) => onPath(name, world))]) {
    const executable = await world.executable(place);
    if (!executable) continue;
    if (!(await isSnap(world, executable))) return { found: localBrowser(executable), looked };
    looked.push(`${place} is a snap, which may not read our fonts`);
  }
  return { looked };
}
