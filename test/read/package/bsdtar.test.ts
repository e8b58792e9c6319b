import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../../../src/read/package/read-package.ts';
import { makeKext } from '../../fixtures/make/kext.ts';
import { hasTool } from '../../tools.ts';
import { codesOf } from '../bundle/reading.ts';
import { at } from './packages.ts';

/** A reader must not be tested by its own author alone: these packages are written by libarchive (real.md 3.2). */
describe.runIf(hasTool('bsdtar'))('a package made by bsdtar (where it is installed)', () => {
  test.each([
    ['odc', 'gzip'],
    ['odc', 'none'],
    ['newc', 'gzip'],
    ['newc', 'xz'],
  ])('of %s, %s', async (format, filter) => {
    component('.', format, filter);
    tar(at('.'), ['-cf', at('c.pkg'), '--format=xar', 'PackageInfo', 'Payload', 'Scripts']);
    const { value, diagnostics } = await readPackage(at('c.pkg'));
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value?.package).toEqual({ id: 'com.example.tap.pkg', version: '2.0', signer: null });
    expect(value?.kexts).toMatchObject([
      { id: 'com.example.tap', path: '/Library/Extensions/tap.kext', architectures: ['x86_64', 'arm64e'] },
      { id: 'com.example.in', path: '/Library/Extensions/tap.kext/Contents/PlugIns/in.kext', codeless: true },
    ]);
    expect(value?.scripts).toMatchObject([{ name: 'postinstall', text: '#!/bin/sh\n', component: '' }]);
  });

  test.each(['gzip', 'none', 'xz', 'bzip2'])('as a product, its parts stored by %s', async (compression) => {
    component('tap.pkg', 'odc', 'gzip');
    writeFileSync(
      at('Distribution'),
      '<installer-gui-script><pkg-ref id="com.example.tap.pkg">#tap.pkg</pkg-ref></installer-gui-script>',
    );
    mkdirSync(at('Resources/en.lproj'), { recursive: true });
    writeFileSync(at('Resources/en.lproj/Welcome.rtf'), '{\\rtf1}');
    const parts = ['Distribution', 'Resources', 'tap.pkg/PackageInfo', 'tap.pkg/Payload', 'tap.pkg/Scripts'];
    const options = ['--format=xar', '--options', `xar:compression=${compression}`];
    tar(at('.'), ['-cf', at('p.pkg'), ...options, ...parts]);
    const { value, diagnostics } = await readPackage(at('p.pkg'));
    if (compression === 'bzip2') {
      expect(new Set(codesOf(diagnostics))).toEqual(new Set(['package.encoding']));
      return;
    }
    expect(codesOf(diagnostics)).toEqual([]);
    expect(value?.kexts).toMatchObject([{ component: 'tap.pkg' }, { component: 'tap.pkg' }]);
  });
});

/** PackageInfo, Payload and Scripts in a folder. */
function component(name: string, format: string, filter: string): void {
  const folder = at(name);
  const root = join(at('root'), 'Library/Extensions/tap.kext');
  const facts = { id: 'com.example.tap', name: 'tap', version: '1.10' };
  makeKext(root, { ...facts, executable: { archs: ['x86_64', 'arm64e'] } });
  makeKext(join(root, 'Contents/PlugIns/in.kext'), { id: 'com.example.in', name: 'in', version: '1' });
  mkdirSync(folder, { recursive: true });
  mkdirSync(at('scripts'));
  writeFileSync(at('scripts/postinstall'), '#!/bin/sh\n', { mode: 0o755 });
  const packing = [`--format=${format}`, ...(filter === 'none' ? [] : [`--${filter}`])];
  tar(at('root'), ['-cf', join(folder, 'Payload'), ...packing, '.']);
  tar(at('scripts'), ['-cf', join(folder, 'Scripts'), ...packing, '.']);
  writeFileSync(
    join(folder, 'PackageInfo'),
    '\n<pkg-info format-version="2" identifier="com.example.tap.pkg" version="2.0" install-location="/"/>',
  );
}

function tar(cwd: string, args: readonly string[]): void {
  execFileSync('bsdtar', args, { cwd });
}
