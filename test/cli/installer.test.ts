import { globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kextFiles, makeComponent, makeProduct } from '../fixtures/make/package.ts';
import { kextguide, leave, PROFILE, workplace } from './run.ts';

const DISTRIBUTION = `<?xml version="1.0" encoding="utf-8"?>
<!-- The order of the choices matters. -->
<installer-gui-script minSpecVersion="2">
  <title>Test Disk</title>
  <welcome file="Welcome.rtf" mime-type="text/rtf"/>
  <license file="License.rtf" mime-type="text/rtf"/>
  <choice id="b"><pkg-ref id="com.example.disk.pkg"/></choice>
  <choice id="a"/>
  <script><![CDATA[ function fits() { return 1 < 2; } ]]></script>
  <pkg-ref id="com.example.disk.pkg" onConclusion="none">disk.pkg</pkg-ref>
</installer-gui-script>
`;

const MADE = DISTRIBUTION.replace(
  '<welcome file="Welcome.rtf" mime-type="text/rtf"/>',
  `<welcome file="welcome.html" mime-type="text/html"/>
  <readme file="readme.html" mime-type="text/html"/>
  <conclusion file="conclusion.html" mime-type="text/html"/>`,
);

const PANES = ['conclusion', 'readme', 'welcome'].map((name) => `Resources/en.lproj/${name}.html`);
const BUILD = ['build', 'disk.yaml', '--format', 'panes'];

let folder: string;

beforeEach(async () => {
  folder = await workplace({
    'disk.yaml': `${PROFILE}distribution: mac/distribution.xml\nresources: mac/Resources\n`,
    'mac/distribution.xml': DISTRIBUTION,
    'mac/Resources/License.rtf': '{\\rtf1 free}',
    'mac/Resources/en.lproj/Welcome.rtf': '{\\rtf1 hello}',
    'mac/Resources/welcome.html': '<p>for all',
  });
});

afterEach(() => leave(folder));

const installer = (file = '') => path.join(folder, 'dist/test-disk/installer', file);
const text = (file: string) => readFileSync(installer(file), 'utf8');

function made(): string[] {
  return globSync('**/*', { cwd: installer(), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(installer(), path.join(entry.parentPath, entry.name)))
    .sort();
}

describe('build with a Distribution and resources', () => {
  it('makes a folder from which productbuild needs nothing else', async () => {
    const { code, stderr } = await kextguide(folder, BUILD);
    expect(code).toBe(0);
    expect(made()).toEqual([
      'Resources/License.rtf',
      'Resources/en.lproj/Welcome.rtf',
      ...PANES,
      'Resources/welcome-before.html',
      'distribution.xml',
      'postinstall.sh',
    ]);
    expect(text('distribution.xml')).toBe(MADE);
    expect(text('Resources/License.rtf')).toBe('{\\rtf1 free}');
    expect(text('postinstall.sh')).toContain('kmutil load');
    expect(statSync(installer('postinstall.sh')).mode & 0o100).toBe(0o100);
    expect(statSync(installer('distribution.xml')).mode & 0o111).toBe(0);
    expect(stderr).toContain('mac/distribution.xml:5:3');
    expect(stderr).toContain('kept beside and no longer shown: "en.lproj/Welcome.rtf"');
    expect(stderr).toContain('carried along as "welcome-before.html"');
    const { files } = JSON.parse(readFileSync(path.join(folder, 'dist/manifest.json'), 'utf8'));
    expect(files).toContainEqual(
      expect.objectContaining({
        path: 'test-disk/installer/Resources/License.rtf',
        kind: 'asset',
        product: 'test-disk',
      }),
    );
  });

  it('changes nothing the second time, and removes what is no longer carried along', async () => {
    await kextguide(folder, BUILD);
    const before = readFileSync(path.join(folder, 'dist/manifest.json'));
    expect((await kextguide(folder, BUILD)).stdout).toContain('(0 written');
    expect(readFileSync(path.join(folder, 'dist/manifest.json'))).toEqual(before);
    rmSync(path.join(folder, 'mac/Resources/welcome.html'));
    await kextguide(folder, ['build', 'disk.yaml', '--format', 'html']);
    expect(made()).toContain('Resources/welcome-before.html');
    await kextguide(folder, BUILD);
    expect(made()).not.toContain('Resources/welcome-before.html');
    writeFileSync(path.join(folder, 'disk.yaml'), PROFILE);
    await kextguide(folder, BUILD);
    expect(made()).toEqual([...PANES, 'distribution.xml', 'postinstall.sh']);
    expect(text('distribution.xml')).toContain('A starter');
  });

  it('that are wrong tells where, and leaves what was built before', async () => {
    await kextguide(folder, BUILD);
    writeFileSync(path.join(folder, 'mac/distribution.xml'), '<installer-gui-script>\n<title>');
    const { code, stdout } = await kextguide(folder, [...BUILD, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'package.xml',
        place: expect.objectContaining({ file: 'mac/distribution.xml', line: 2 }),
      }),
    );
    expect(text('distribution.xml')).toBe(MADE);
  });
});

describe('build --pane-format', () => {
  it('rtf names panes in RTF, and takes away those in HTML', async () => {
    await kextguide(folder, BUILD);
    const { code, stdout, stderr } = await kextguide(folder, [...BUILD, '--pane-format', 'rtf']);
    expect(code).toBe(0);
    expect(made()).toEqual([
      'Resources/License.rtf',
      'Resources/en.lproj/Welcome-before.rtf',
      ...PANES.map((pane) => pane.replace('.html', '.rtf')),
      'Resources/welcome.html',
      'distribution.xml',
      'postinstall.sh',
    ]);
    expect(text('distribution.xml')).toBe(
      MADE.replaceAll(
        /(welcome|readme|conclusion)\.html" mime-type="text\/html"/g,
        '$1.rtf" mime-type="text/rtf"',
      ),
    );
    expect(text('Resources/en.lproj/readme.rtf')).toMatch(/^\{\\rtf1\\ansi/);
    expect(stdout).toContain('5 removed');
    expect(stderr).toContain('kept beside and no longer shown: "en.lproj/Welcome-before.rtf"');
    await kextguide(folder, BUILD);
    expect(text('distribution.xml')).toBe(MADE);
    expect(made().filter((file) => /en\.lproj/.test(file))).toEqual([
      'Resources/en.lproj/Welcome.rtf',
      ...PANES,
    ]);
  });

  it('of another name is refused with those that there are', async () => {
    const { code, stderr } = await kextguide(folder, [...BUILD, '--pane-format', 'rtfd']);
    expect(code).toBe(2);
    expect(stderr).toContain('html, rtf');
  });
});

describe('build with a package', () => {
  const files = kextFiles({
    path: 'Library/Extensions/TestDisk.kext',
    id: 'com.example.disk',
    architectures: ['arm64e', 'x86_64'],
  });

  function withPackage(bytes: Uint8Array): void {
    writeFileSync(path.join(folder, 'Disk.pkg'), bytes);
    writeFileSync(
      path.join(folder, 'disk.yaml'),
      `${PROFILE.slice(0, PROFILE.indexOf('kexts:')).replace(/ {2}version: .*\n/, '')}package: Disk.pkg\n`,
    );
  }

  it('puts the panes into the Distribution that it holds', async () => {
    const inside = DISTRIBUTION.replace('>disk.pkg<', '>#disk.pkg<');
    const resources = { 'License.rtf': '{\\rtf1 free}', 'fr.lproj/Welcome.rtf': '{\\rtf1 salut}' };
    withPackage(makeProduct(inside, [{ name: 'disk.pkg', files }], { resources }));
    const { code, stderr } = await kextguide(folder, BUILD);
    expect(code).toBe(0);
    expect(text('distribution.xml')).toBe(MADE);
    expect(made()).toEqual([
      'Resources/License.rtf',
      ...PANES,
      'Resources/fr.lproj/Welcome.rtf',
      'distribution.xml',
      'postinstall.sh',
    ]);
    expect(stderr).toContain('Disk.pkg/Distribution:5:3');
    expect(stderr).toContain('"#disk.pkg"');
    expect(stderr).toContain('The installer had panes in fr; it now has them in en only');
  });

  it('puts them there for a package that is the profile itself', async () => {
    withPackage(
      makeProduct(DISTRIBUTION.replace('>disk.pkg<', '>#disk.pkg<'), [{ name: 'disk.pkg', files }]),
    );
    const { code } = await kextguide(folder, ['build', 'Disk.pkg', '--format', 'panes']);
    expect(code).toBe(0);
    expect(text('distribution.xml')).toBe(MADE);
  });

  it('that is a component writes a starter for it', async () => {
    withPackage(makeComponent({ id: 'com.example.disk.pkg', version: '6.20', files }));
    expect((await kextguide(folder, BUILD)).code).toBe(0);
    expect(text('distribution.xml')).toContain(
      '<pkg-ref id="com.example.disk.pkg" version="6.20" onConclusion="none">Disk.pkg</pkg-ref>',
    );
  });

  it('that was made with our panes gives the same again', async () => {
    await kextguide(folder, BUILD);
    const first = Object.fromEntries(
      made().flatMap((file) => (file.startsWith('Resources/') ? [[file.slice(10), text(file)]] : [])),
    );
    const built = text('distribution.xml').replace('>disk.pkg<', '>#disk.pkg<');
    withPackage(makeProduct(built, [{ name: 'disk.pkg', files }], { resources: first }));
    const before = made().map((file) => [file, text(file)]);
    expect((await kextguide(folder, BUILD)).code).toBe(0);
    expect(made().map((file) => [file, text(file)])).toEqual(before);
  });

  it('that brings several bundles of one kext for one chip leaves the choice to the vendor', async () => {
    const bundle = (of: string) =>
      kextFiles({
        path: `Library/Filesystems/d.fs/${of}/Dup.kext`,
        id: 'com.example.dup',
        architectures: ['arm64e'],
      });
    const both = [...bundle('12'), ...bundle('13')];
    withPackage(makeComponent({ id: 'com.example.disk.pkg', version: '6.20', files: both }));
    const { code, stderr } = await kextguide(folder, BUILD);
    expect(code).toBe(0);
    expect(made()).not.toContain('postinstall.sh');
    expect(stderr).toMatch(/No postinstall\.sh was written: .*12\/Dup\.kext, .*13\/Dup\.kext/);
  });
});
