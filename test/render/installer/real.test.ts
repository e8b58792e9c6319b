import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Distribution, readDistribution } from '../../../src/read/package/distribution.ts';
import { readPackageInfo } from '../../../src/read/package/package-info.ts';
import type { Element } from '../../../src/read/package/xml-tree.ts';
import { PANES } from '../../../src/render/pane/format.ts';
import { drawn, given } from './drawing.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/real/distributions');

/** What each has of the panes that are ours, and what is said of it. */
const DISTRIBUTIONS: Record<string, { panes: string[]; told: string[] }> = {
  'ch34x-v1.4-packagemaker': {
    panes: ['welcome'],
    told: ['restart', 'inside-kept', 'replaced'],
  },
  horndis: { panes: ['welcome', 'conclusion'], told: ['inside-kept', 'replaced', 'replaced'] },
  'osx-ccid': { panes: ['welcome'], told: ['resource-missing', 'restart', 'replaced'] },
  'r-macos-rtools': { panes: ['welcome'], told: ['resource-missing', 'resource-missing', 'replaced'] },
  santa: { panes: [], told: [] },
  'sat-smart': { panes: ['welcome'], told: ['replaced'] },
  ulalaca: { panes: ['welcome', 'readme'], told: ['resource-missing', 'replaced', 'replaced'] },
};

describe.runIf(existsSync(FOLDER))('the Distribution of a real installer', () => {
  it.each(Object.entries(DISTRIBUTIONS))(
    'of %s: read, given panes, read again, nothing lost',
    (name, expected) => {
      const bytes = readFileSync(join(FOLDER, `${name}.xml`));
      const before = readDistribution(bytes, name);
      const { xml, told } = drawn(given(bytes));
      const after = readDistribution(Buffer.from(xml!), name);
      expect(namesOf(before)).toEqual(expected.panes);
      expect(told.map((line) => /installer\.([\w-]+)/.exec(line)![1])).toEqual(expected.told);
      expect(namesOf(after)).toEqual(PANES);
      for (const { name, attributes } of after.root.children.filter(isOurs)) {
        expect([...attributes]).toEqual([
          ['file', `${name}.html`],
          ['mime-type', 'text/html'],
        ]);
      }
      expect(treeOf(after)).toEqual(treeOf(before));
      expect(sourceOf(after)).toEqual(sourceOf(before));
    },
  );

  it('that has none: the PackageInfo of PackageMaker is read as what it is', () => {
    const bytes = readFileSync(join(FOLDER, 'ch34x-v1.4-packageinfo.xml'));
    expect(readPackageInfo(bytes, 'PackageInfo').value).toMatchObject({ version: '1.4' });
    expect(() => readDistribution(bytes, 'PackageInfo')).toThrow('installer-gui-script');
  });
});

function isOurs({ name }: Element): boolean {
  return (PANES as readonly string[]).includes(name);
}

function namesOf({ root }: Distribution): string[] {
  return root.children.filter(isOurs).map(({ name }) => name);
}

/** All but the panes. */
function treeOf({ root }: Distribution): unknown {
  const plain = ({ name, attributes, children, text }: Element): unknown => [
    name,
    [...attributes],
    text.trim(),
    children.map(plain),
  ];
  return plain({ ...root, text: '', children: root.children.filter((one) => !isOurs(one)) });
}

/** The lines of the source without its panes: comments and the rest, byte for byte. */
function sourceOf({ text, root }: Distribution): string[] {
  let at = 0;
  const pieces: string[] = [];
  for (const { from, to } of root.children.filter(isOurs)) {
    pieces.push(text.slice(at, from));
    at = to;
  }
  return [...pieces, text.slice(at)]
    .join('')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
