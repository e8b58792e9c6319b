import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CERTIFICATES } from '../../fixtures/make/certificates.ts';
import { makeCpio } from '../../fixtures/make/cpio.ts';
import { kextFiles, makeComponent, makeProduct } from '../../fixtures/make/package.ts';
import { makePbzx, makeRawPbzx } from '../../fixtures/make/pbzx.ts';
import { makeCms } from '../../fixtures/make/signed-macho.ts';
import { xz } from '../../fixtures/make/xz.ts';
import { hasTool } from '../../tools.ts';
import { read } from './packages.ts';

const CMS = makeCms([CERTIFICATES.authority, CERTIFICATES.application]);
const SIGNER = { developer: 'Widget Works Kft. Ő', teamId: 'AB12CD34EF', kind: 'Developer ID Application' };

const TAP = kextFiles({
  path: 'Library/Extensions/tap.kext',
  id: 'com.example.tap',
  architectures: ['x86_64', 'arm64e'],
  cms: CMS,
});

const TAP_FACTS = {
  id: 'com.example.tap',
  name: 'tap',
  version: '1.10',
  codeless: false,
  architectures: ['x86_64', 'arm64e'],
  path: '/Library/Extensions/tap.kext',
  signer: SIGNER,
  package: 'com.example.pkg',
  component: '',
  choices: [],
};

describe('a component package', () => {
  test('tells its kext, who signed that, and who signed the package', async () => {
    const options = { certificate: CERTIFICATES.installer };
    const { facts, codes } = await read(makeComponent({ files: TAP }, options));
    expect(codes).toEqual([]);
    expect(facts?.kexts).toMatchObject([TAP_FACTS]);
    expect(facts?.package).toEqual({
      id: 'com.example.pkg',
      version: '2.0',
      signer: { ...SIGNER, kind: 'Developer ID Installer' },
    });
    expect(facts?.distribution).toBeNull();
  });

  const plain = makeCpio(TAP);
  test.each([
    ['plain odc', plain],
    ['plain newc', makeCpio(TAP, 'newc')],
    ['gzipped newc', gzipSync(makeCpio(TAP, 'newc'))],
    ['pbzx of chunks as they are', makeRawPbzx(plain, 1000)],
  ])('is read with a payload of %s', async (_, payload) => {
    const { facts, codes } = await read(makeComponent({ payload }));
    expect(codes).toEqual([]);
    expect(facts?.kexts).toMatchObject([TAP_FACTS]);
  });

  test.runIf(hasTool('xz')).each([
    ['of one xz stream', () => xz(plain)],
    ['pbzx of xz chunks', () => makePbzx([{ size: plain.length, bytes: xz(plain) }])],
    [
      'pbzx of both kinds of chunks',
      () =>
        makePbzx([
          { size: 900, bytes: xz(plain.subarray(0, 900)) },
          { size: 100, bytes: plain.subarray(900, 1000) },
          { size: plain.length - 1000, bytes: xz(plain.subarray(1000), '--check=crc32') },
        ]),
    ],
  ])('is read with a payload %s (where xz is installed)', async (_, payload) => {
    const { facts, codes } = await read(makeComponent({ payload: payload() }));
    expect(codes).toEqual([]);
    expect(facts?.kexts).toMatchObject([TAP_FACTS]);
  });

  test('joins install-location and the path in the payload', async () => {
    const files = kextFiles({ path: 'usbserial.kext', id: 'com.example.usbserial' });
    const attributes = 'install-location="/Library/Extensions" postinstall-action="restart"';
    const { facts } = await read(makeComponent({ files, attributes }));
    expect(facts?.kexts).toMatchObject([
      { path: '/Library/Extensions/usbserial.kext', codeless: true, architectures: [] },
    ]);
    expect(facts?.components[0]?.info?.postinstallAction).toBe('restart');
  });

  test('joins them where the payload is the inside of a kext', async () => {
    const inside = TAP.map((file) => ({
      ...file,
      path: file.path.replace(/^Library\/Extensions\/tap\.kext\/?/, ''),
    }));
    const attributes = 'install-location="/Library/Extensions/tap.kext"';
    const { facts, codes } = await read(makeComponent({ files: inside.slice(1), attributes }));
    expect(codes).toEqual([]);
    expect(facts?.kexts).toMatchObject([TAP_FACTS]);
  });

  test('tells nested kexts, and several of one id', async () => {
    const outer = 'Library/Filesystems/widget.fs/Contents/Extensions';
    const files = [
      ...kextFiles({ path: `${outer}/12/widget.kext/Contents/PlugIns/in.kext`, id: 'com.example.in' }),
      ...kextFiles({ path: `${outer}/11/widget.kext`, id: 'com.example.w', architectures: ['x86_64'] }),
      ...kextFiles({ path: `${outer}/12/widget.kext`, id: 'com.example.w', architectures: ['arm64e'] }),
    ];
    const { facts, codes } = await read(makeComponent({ files }));
    expect(codes).toEqual([]);
    expect(facts?.kexts.map(({ id, path }) => [id, path])).toEqual([
      ['com.example.w', `/${outer}/11/widget.kext`],
      ['com.example.w', `/${outer}/12/widget.kext`],
      ['com.example.in', `/${outer}/12/widget.kext/Contents/PlugIns/in.kext`],
    ]);
  });

  test('tells who signed a codeless kext by the file beside it, with lengths as Apple writes them', async () => {
    const cms = makeCms([CERTIFICATES.application, CERTIFICATES.authority], true);
    const files = kextFiles({ path: 'Library/Extensions/c.kext', id: 'a.c', cms });
    expect((await read(makeComponent({ files }))).facts?.kexts).toMatchObject([{ signer: SIGNER }]);
  });

  test('tells of its scripts, and takes no notice of what other systems leave', async () => {
    const scripts = { postinstall: '#!/bin/sh\nkmutil load\n', '._postinstall': '\0' };
    const files = [...TAP, { path: 'Library/Extensions/._tap.kext', bytes: new Uint8Array(4) }];
    const { facts, codes } = await read(makeComponent({ files, scripts }));
    expect(codes).toEqual([]);
    expect(facts?.scripts[0]).toMatchObject({
      name: 'postinstall',
      text: '#!/bin/sh\nkmutil load\n',
      component: '',
    });
  });

  test('is told to hold no kext, or one of which parts are missing', async () => {
    expect((await read(makeComponent({}))).codes).toEqual(['package.no-kext']);
    const missing = [
      TAP.slice(0, 2),
      TAP.slice(0, 3),
      [...TAP.slice(0, 3), { ...TAP[3]!, bytes: new Uint8Array(0) }],
    ];
    const found = [];
    for (const files of missing) found.push(...(await read(makeComponent({ files }))).codes);
    expect(found).toEqual(['bundle.none', 'bundle.no-executable', 'bundle.empty-executable']);
  });
});

const DISTRIBUTION = `<?xml version="1.0" encoding="utf-8"?>
<installer-gui-script minSpecVersion="2">
  <title>Widget</title>
  <product id="com.example.product" version="3.1"/>
  <welcome file="Welcome"/>
  <readme language="en"><![CDATA[{\\rtf1 Read <me>}]]></readme>
  <options customize="allow" hostArchitectures="x86_64,arm64"/>
  <allowed-os-versions><os-version min="11.0"/></allowed-os-versions>
  <choices-outline><line choice="tap"/><line choice="shield"/></choices-outline>
  <choice id="tap" title="Tap"><pkg-ref id="kext"/></choice>
  <choice id="shield" title="Shield" selected="system.version() > 1"><pkg-ref id="com.example.shield.pkg"/></choice>
  <pkg-ref id="kext" version="2.0" onConclusion="RequireRestart">#tap%20one.pkg</pkg-ref>
  <pkg-ref id="com.example.shield.pkg">#shield.pkg</pkg-ref>
  <pkg-ref id="kext"><bundle-version/></pkg-ref>
</installer-gui-script>`;

describe('a product archive', () => {
  const shield = kextFiles({ path: 'Library/Extensions/shield.kext', id: 'com.example.shield' });

  test('has the version that all its packages with kexts agree on, where it says none itself', async () => {
    const script = '<installer-gui-script minSpecVersion="2"><title>W</title></installer-gui-script>';
    const versionOf = async (...versions: string[]) => {
      const components = versions.map((version, index) => ({
        name: `${index}.pkg`,
        id: `com.example.${index}`,
        version,
        files: kextFiles({ path: `Library/Extensions/k${index}.kext`, id: `com.example.k${index}` }),
      }));
      const docs = { name: 'docs.pkg', id: 'com.example.docs', version: '7' };
      return (await read(makeProduct(script, [...components, docs]))).facts?.package;
    };
    expect(await versionOf('1.2', '1.2')).toEqual({ id: null, version: '1.2', signer: null });
    expect(await versionOf('1.2', '1.3')).toEqual({ id: null, version: null, signer: null });
  });

  test('tells which package and which choice brings a kext', async () => {
    const components = [
      { name: 'tap one.pkg', id: 'com.example.tap.pkg', files: TAP },
      { name: 'shield.pkg', id: 'com.example.shield.pkg', files: shield },
    ];
    const { facts, codes } = await read(makeProduct(DISTRIBUTION, components, { checksum: 'sha256' }));
    expect(codes).toEqual(['package.javascript']);
    expect(facts?.package).toEqual({ id: 'com.example.product', version: '3.1', signer: null });
    expect(facts?.kexts).toMatchObject([
      { id: 'com.example.tap', package: 'com.example.tap.pkg', component: 'tap one.pkg', choices: ['tap'] },
      { id: 'com.example.shield', component: 'shield.pkg', choices: ['shield'] },
    ]);
    expect(facts?.distribution).toMatchObject({
      title: 'Widget',
      panes: [
        { kind: 'welcome', file: 'Welcome', mimeType: null },
        { kind: 'readme', file: null, language: 'en', inline: '{\\rtf1 Read <me>}' },
      ],
      packages: [{ id: 'kext', version: '2.0', onConclusion: 'RequireRestart', file: 'tap one.pkg' }, {}],
      options: { hostArchitectures: ['x86_64', 'arm64'] },
      osVersions: [{ min: '11.0', before: null }],
    });
  });

  test('that names a package which is not in it is told, with the place', async () => {
    const { codes } = await read(makeProduct(DISTRIBUTION, [{ name: 'shield.pkg', files: shield }]));
    expect(codes).toEqual(['package.javascript', 'package.no-component']);
  });

  test('is read on where one of its packages is damaged', async () => {
    const components = [
      { name: 'tap one.pkg', payload: new Uint8Array([1, 2, 3, 4, 5, 6, 7]) },
      { name: 'shield.pkg', files: shield },
    ];
    const { facts, codes } = await read(makeProduct(DISTRIBUTION, components));
    expect(codes).toEqual(['package.javascript', 'package.payload-kind']);
    expect(facts?.kexts).toMatchObject([{ id: 'com.example.shield' }]);
  });
});
