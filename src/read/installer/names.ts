import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import { fold, wholes } from '../package/shown-files.ts';
import type { ResourceFile } from './installer.ts';

/** What macOS leaves in folders for itself: settings of the Finder, and what a file system without room for them keeps beside. */
export function isLeftByFinder(name: string): boolean {
  return name === '.DS_Store' || name === 'Icon\r' || name.startsWith('._');
}

/** Two names that a Mac's disk takes for one, told once each. */
export function tellTwins(resources: readonly ResourceFile[]): Diagnostic[] {
  const known = new Map<string, string>();
  const told = new Set<string>();
  return resources.flatMap(({ path, file }) =>
    wholes(path).flatMap((whole) => {
      const folded = fold(whole);
      const first = known.get(folded) ?? whole;
      known.set(folded, first);
      if (first === whole || told.has(folded)) return [];
      told.add(folded);
      return [diagnostic('installer.twins', { first: quote(first), second: quote(whole) }, { file })];
    }),
  );
}
