import type { Path } from '../yaml/places.ts';

/** A copy of plain data without the parts at the paths given. A part of a list leaves a hole, so that the others keep their place. */
export function pruned(value: unknown, paths: readonly Path[]): unknown {
  const root: Cut = { whole: false, below: new Map() };
  for (const path of paths) {
    let cut = root;
    for (const step of path) cut = below(cut, step);
    cut.whole = true;
  }
  return copy(value, root);
}

interface Cut {
  whole: boolean;
  below: Map<string, Cut>;
}

function below(cut: Cut, step: PropertyKey): Cut {
  const next = cut.below.get(String(step)) ?? { whole: false, below: new Map() };
  cut.below.set(String(step), next);
  return next;
}

function copy(value: unknown, cut: Cut | undefined): unknown {
  if (cut?.whole) return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => copy(item, cut?.below.get(String(index))));
  const entries = Object.entries(value).map(([key, part]) => [key, copy(part, cut?.below.get(key))] as const);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}
