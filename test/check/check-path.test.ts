import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Checked, checkPath, type Verdict } from '../../src/index.ts';
import { emptyFolder } from '../read/profile/read-here.ts';
import { A, packageWith } from './packages.ts';

const PROFILE = `product: {name: Widget, vendor: Example}
explain: {what: It does., why: It must.}
package: Widget.pkg
`;

function verdictOf({ rules }: Checked, code: string): Verdict {
  return rules.find((rule) => rule.code === code)!.verdict;
}

describe('what the command check looks at, for programs', () => {
  it('is a package', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'Widget.pkg'), packageWith());
    const checked = await checkPath(join(folder, 'Widget.pkg'));
    expect(checked.reading).toEqual([]);
    expect(verdictOf(checked, 'check.restart')).toBe('fine');
  });

  it('is a profile, with the resources that it names in place of the package’s', async () => {
    const folder = emptyFolder();
    const licence = '<license file="License.rtf" mime-type="text/rtf"/></installer';
    writeFileSync(
      join(folder, 'Widget.pkg'),
      packageWith({ distribution: (text) => text.replace('</installer', licence) }),
    );
    writeFileSync(join(folder, 'widget.yaml'), PROFILE);
    const gone = await checkPath(join(folder, 'widget.yaml'));
    expect(gone.reading).toEqual([]);
    expect(verdictOf(gone, 'check.pane-file')).toBe('found');
    mkdirSync(join(folder, 'R'));
    writeFileSync(join(folder, 'R/License.rtf'), '{\\rtf1}');
    writeFileSync(join(folder, 'widget.yaml'), `${PROFILE}resources: R\n`);
    const there = await checkPath(join(folder, 'widget.yaml'));
    expect(there.reading).toEqual([]);
    expect(verdictOf(there, 'check.pane-file')).toBe('fine');
  });

  it('is a profile, whose path of a kext is believed where it is written, and not where it was guessed', async () => {
    const folder = emptyFolder();
    const staged = { ...A, path: 'private/tmp/A.kext' };
    const scripts =
      '#!/bin/sh\nmv /tmp/A.kext /Library/Extensions/B.kext\nkmutil load -p /Library/Extensions/B.kext\n';
    writeFileSync(join(folder, 'Widget.pkg'), packageWith({ kexts: [staged], scripts }));
    const verdict = async (kexts: string) => {
      writeFileSync(join(folder, 'widget.yaml'), PROFILE + kexts);
      const checked = await checkPath(join(folder, 'widget.yaml'));
      return [verdictOf(checked, 'check.not-loaded'), verdictOf(checked, 'check.location')];
    };
    expect(await verdict('')).toEqual(['cannot-tell', 'cannot-tell']);
    const written = 'kexts: [{id: com.example.A, path: /Library/Extensions/B.kext}]\n';
    expect(await verdict(written)).toEqual(['fine', 'fine']);
  });

  it('throws nothing where there is nothing to look at', async () => {
    const { reading, rules } = await checkPath('/nowhere/widget.yaml');
    expect(reading.map(({ code }) => code)).toEqual(['profile.missing']);
    expect(new Set(rules.map(({ verdict }) => verdict))).toEqual(new Set(['cannot-tell']));
  });
});
