import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import { readKext } from '../../../src/read/bundle/kext.ts';
import { inspectPackage } from '../../../src/read/package/inspect-package.ts';
import { readPackage } from '../../../src/read/package/read-package.ts';
import { readProfile } from '../../../src/read/profile/read-profile.ts';
import { readRelease } from '../../../src/read/release/read-release.ts';
import { kextFiles, makeComponent } from '../../fixtures/make/package.ts';
import { codesOf } from '../bundle/reading.ts';
import { at, read } from './packages.ts';

const TAP = kextFiles({ path: 'kexts/tap.kext', id: 'a.tap', version: '3.1', architectures: ['arm64e'] });
const NET = kextFiles({ path: 'Library/Extensions/net.kext', id: 'a.net', architectures: ['arm64e'] });
const POSTINSTALL = '#!/bin/sh\ncp -R kexts/tap.kext /Library/Extensions/\n';

/** What lies beside the scripts, as a record of them. */
function scriptsWith(files: typeof TAP): Record<string, Uint8Array | string> {
  const inside = files.flatMap(({ path, bytes }) => (bytes ? [[path, bytes] as const] : []));
  return { postinstall: POSTINSTALL, ...Object.fromEntries(inside) };
}

const BYTES = makeComponent({ scripts: scriptsWith(TAP) });

describe('a kext beside the scripts of a package', () => {
  test('is read, and its path is not known', async () => {
    const { facts, diagnostics } = await read(BYTES);
    expect(diagnostics).toMatchObject([
      {
        code: 'package.carried',
        severity: 'warning',
        place: { file: at('Widget.pkg/Scripts/kexts/tap.kext/Contents/Info.plist') },
      },
    ]);
    expect(sentence(diagnostics[0]!)).toMatch(/^tap\.kext lies beside the scripts .* not install it itself/);
    expect(facts!.kexts).toEqual([]);
    expect(facts!.carried).toMatchObject([
      {
        id: 'a.tap',
        version: '3.1',
        architectures: ['arm64e'],
        path: null,
        within: 'Scripts/kexts/tap.kext',
        package: 'com.example.pkg',
        component: '',
      },
    ]);
  });

  test('is no script', async () => {
    expect((await read(BYTES)).facts!.scripts.map(({ name }) => name)).toEqual(['postinstall']);
  });

  test('is shown by inspect, its path as null', async () => {
    writeFileSync(at('a.pkg'), BYTES);
    const { report } = await inspectPackage(at('a.pkg'));
    expect(report.kexts).toMatchObject([{ id: 'a.tap', version: '3.1', path: null, signer: null }]);
    expect(report.components).toMatchObject([{ kexts: [], scripts: ['postinstall'] }]);
  });

  test('makes guides: its path is the usual one until a profile says another', async () => {
    writeFileSync(at('a.pkg'), BYTES);
    const { value: release } = await readRelease(at('a.pkg'));
    expect(release!.bundles).toMatchObject([
      { id: 'a.tap', path: '/Library/Extensions/tap.kext', carried: true },
    ]);
    const tools = { readKext, readPackage };
    const { value: draft, diagnostics } = await readProfile(at('a.pkg'), tools);
    expect(draft?.kexts).toMatchObject([{ id: 'a.tap', path: '/Library/Extensions/tap.kext' }]);
    expect(codesOf(diagnostics)).toContain('package.carried');
    const own = 'product: {name: Tap, vendor: V}\nexplain: {what: It., why: So.}\npackage: a.pkg\n';
    writeFileSync(at('own.yaml'), `${own}kexts: [{id: a.tap, path: /Library/Tap/tap.kext}]\n`);
    const named = await readProfile(at('own.yaml'), tools);
    expect(named.value?.kexts).toMatchObject([
      { id: 'a.tap', version: '3.1', path: '/Library/Tap/tap.kext' },
    ]);
    expect(codesOf(named.diagnostics)).toEqual(['package.carried']);
  });

  test('that the package installs as well is one kext', async () => {
    const files = kextFiles({ path: 'Library/Extensions/tap.kext', id: 'a.tap', architectures: ['x86_64'] });
    writeFileSync(at('a.pkg'), makeComponent({ files, scripts: scriptsWith(TAP) }));
    const { value } = await readRelease(at('a.pkg'));
    expect(value!.bundles).toMatchObject([{ id: 'a.tap', architectures: ['x86_64'], carried: false }]);
  });

  test('is left out where a profile names others only: a script may use it for something else', async () => {
    writeFileSync(at('a.pkg'), makeComponent({ files: NET, scripts: scriptsWith(TAP) }));
    const own = 'product: {name: Tap, vendor: V}\nexplain: {what: It., why: So.}\npackage: a.pkg\n';
    writeFileSync(at('own.yaml'), `${own}kexts: [{id: a.net}]\n`);
    writeFileSync(at('all.yaml'), own);
    const tools = { readKext, readPackage };
    const named = await readProfile(at('own.yaml'), tools);
    expect(named.value?.kexts.map(({ id }) => id)).toEqual(['a.net']);
    const all = await readProfile(at('all.yaml'), tools);
    expect(all.value?.kexts.map(({ id }) => id).sort()).toEqual(['a.net', 'a.tap']);
  });

  test('that is damaged is told, and scripts are still read', async () => {
    const broken = TAP.filter(({ path }) => !path.endsWith('MacOS/tap'));
    const { facts, codes } = await read(makeComponent({ scripts: scriptsWith(broken) }));
    expect(codes).toEqual(['bundle.no-executable', 'package.carried']);
    expect(facts!.scripts).toHaveLength(1);
  });
});
