import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResourceFile } from '../../../src/read/installer/installer.ts';
import { tellTwins } from '../../../src/read/installer/names.ts';
import { partsOf } from '../../../src/read/package/shown-files.ts';
import { carry, isPaneName } from '../../../src/render/installer/carry.ts';
import { PANE_FORMATS } from '../../../src/render/pane/format.ts';
import { Names } from '../../../src/write/names.ts';

function files(paths: readonly string[]): ResourceFile[] {
  return paths.map((path) => ({ path, bytes: Buffer.from(path), isExecutable: false, file: path }));
}

/** Whether a Mac's disk can hold all of them, and no path is both a file and a folder. */
function canStand(paths: readonly string[]): boolean {
  const names = new Names();
  try {
    for (const path of paths) names.take(`product/${path}`);
    return true;
  } catch {
    return false;
  }
}

describe('whatever the resources are called', () => {
  const name = fc.constantFrom(
    'welcome.html',
    'Welcome.HTML',
    'readme.html',
    'welcome-before.html',
    'WELCOME-before.html',
    'Welcome.rtf',
    'welcome-before.rtf',
    'README.RTF',
    'welcome-before-2.html',
    'conclusion.html',
    'license.rtf',
    'en.lproj',
    'fr.LPROJ',
    '.lproj',
    'a',
  );
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const resources = fc
    .uniqueArray(path, { maxLength: 8 })
    .filter((paths) => canStand(paths) && tellTwins(files(paths)).length === 0);

  it('none is lost, none is in the way of a pane, and all can stand beside each other', () => {
    fc.assert(
      fc.property(resources, fc.constantFrom(...PANE_FORMATS), (paths, format) => {
        const { files: carried, renamed } = carry(files(paths), format);
        expect(carried.map(({ was }) => was)).toEqual(paths);
        expect(carried.map(({ bytes }) => bytes.toString())).toEqual(paths);
        for (const one of carried) {
          expect(isPaneName(partsOf(one.path).name, format)).toBe(false);
          const isRenamed = [...renamed.keys()].some(
            (key) => one.was === key || one.was.startsWith(`${key}/`),
          );
          expect(one.path === one.was).toBe(!isRenamed);
        }
        const folders = new Set([
          'en.lproj',
          'de.lproj',
          ...carried.flatMap((one) => partsOf(one.path).folder ?? []),
        ]);
        const panes = [...folders].flatMap((folder) =>
          ['welcome', 'readme', 'conclusion'].map((pane) => `${folder}/${pane}.${format}`),
        );
        expect(canStand([...carried.map((one) => one.path), ...panes])).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
