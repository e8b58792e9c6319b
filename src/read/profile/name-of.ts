import type { Path } from '../yaml/places.ts';
import { shorten } from './found.ts';

/** The name of a part in a message: `kexts[].id`. The place tells which one of a list it is. */
export function nameOf(path: Path): string {
  const name = path.reduce<string>((above, step) => {
    if (typeof step === 'number') return `${above}[]`;
    return above === '' ? String(step) : `${above}.${String(step)}`;
  }, '');
  return shorten(name);
}
