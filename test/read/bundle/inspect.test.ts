import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectBundle } from '../../../src/read/bundle/inspect.ts';
import { makeKext } from '../../fixtures/make/kext.ts';
import { makeExecutable } from '../../fixtures/make/macho.ts';
import { writeXmlPlist } from '../../fixtures/make/xml-plist.ts';
import { at, codes, make } from './widget.ts';

describe('the report', () => {
  test.each([false, true])('of a kext with code (binary Info.plist: %s)', async (binaryPlist) => {
    expect((await inspectBundle(make({ binaryPlist }))).report).toEqual({
      kexts: [
        {
          id: 'com.example.driver.Widget',
          name: 'Widget Driver',
          version: '1.10',
          codeless: false,
          architectures: ['x86_64', 'arm64e'],
          path: '/Library/Extensions/Widget.kext',
          signer: null,
        },
      ],
      package: null,
      diagnostics: [],
      signatures: 'read, not verified',
    });
  });

  test('of a codeless kext', async () => {
    const bundle = makeKext(at('Shield.kext'), {
      id: 'com.example.shield',
      name: 'Shield',
      version: '6.0',
    });
    expect((await inspectBundle(bundle)).report).toMatchObject({
      kexts: [{ codeless: true, architectures: [], id: 'com.example.shield' }],
      diagnostics: [],
    });
  });

  test('tells findings with their place, and prints as JSON', async () => {
    const bundle = make({ extraKeys: { CFBundleShortVersionString: '$(MARKETING_VERSION)' } });
    const { report } = await inspectBundle(bundle);
    expect(JSON.parse(JSON.stringify(report))).toMatchObject({
      kexts: [{ id: 'com.example.driver.Widget', version: null, architectures: ['x86_64', 'arm64e'] }],
      diagnostics: [
        {
          code: 'bundle.placeholder',
          severity: 'error',
          message: expect.stringContaining('MARKETING_VERSION'),
          place: { file: join(bundle, 'Contents/Info.plist'), line: expect.any(Number), column: 2 },
        },
      ],
    });
    expect(report.diagnostics[0]!.place).not.toHaveProperty('text');
  });

  test('of a folder named in other ways', async () => {
    const bundle = make();
    const paths = [`${bundle}/`, relative(process.cwd(), bundle), join(bundle, 'Contents', '..')];
    for (const path of paths) {
      expect((await inspectBundle(path)).report.kexts[0]?.path).toBe('/Library/Extensions/Widget.kext');
    }
  });

  test('of a link to a bundle', async () => {
    make();
    symlinkSync('Widget.kext', at('Link.kext'));
    expect(await codes(at('Link.kext'))).toEqual([]);
  });

  test('of the old flat form', async () => {
    const bundle = at('Flat.kext');
    mkdirSync(bundle);
    const info = { CFBundleIdentifier: 'a.b', CFBundleExecutable: 'Flat', CFBundleVersion: '1.0' };
    writeFileSync(join(bundle, 'Info.plist'), writeXmlPlist(info));
    writeFileSync(join(bundle, 'Flat'), makeExecutable(['ppc', 'i386']));
    makeKext(join(bundle, 'PlugIns/In.kext'), { id: 'a.in', name: 'In', version: '1' });
    expect((await inspectBundle(bundle)).report).toMatchObject({
      kexts: [
        { id: 'a.b', name: 'Flat', architectures: ['ppc', 'i386'] },
        { id: 'a.in', path: '/Library/Extensions/Flat.kext/PlugIns/In.kext' },
      ],
      diagnostics: [],
    });
  });

  test('never reads the ticket of a notarised bundle', async () => {
    writeFileSync(join(make(), 'Contents/CodeResources'), 's8ch\x01\0');
    expect(await codes()).toEqual([]);
  });
});
