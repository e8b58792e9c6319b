import { closestMatch } from 'leven';

/** The name that was probably meant: the same in other letters or another order, or nearly so; undefined where none is near. */
export function suggestionFor(found: string, names: readonly string[]): string | undefined {
  if (found.length > LONGEST) return undefined;
  const letters = (name: string) => Array.from(name.toLowerCase()).sort().join('');
  const same = names.find((name) => letters(name) === letters(found));
  const maxDistance = Math.max(1, Math.floor(found.length / 3));
  return same ?? closestMatch(found, names, { maxDistance });
}

/** No name of ours is as long, and a text that is has none near it. */
const LONGEST = 40;
