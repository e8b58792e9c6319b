import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInstaller } from '../../../src/read/installer/read-installer.ts';
import type { Profile } from '../../../src/read/profile/profile.ts';
import { kextFiles, makeComponent, makeProduct } from '../../fixtures/make/package.ts';
import { makeXar } from '../../fixtures/make/xar.ts';
import { emptyFolder, inOneLine } from '../profile/read-here.ts';

const DISTRIBUTION = '<installer-gui-script><title>T</title></installer-gui-script>';
const KEXT = kextFiles({ path: 'Library/Extensions/W.kext', id: 'com.example.w' });

async function read(folder: string, named: NonNullable<Profile['installer']>) {
  const at = Object.fromEntries(Object.entries(named).map(([key, path]) => [key, join(folder, path)]));
  const { value, diagnostics } = await readInstaller(at);
  return {
    installer: value,
    paths: value?.resources.map(({ path }) => path),
    told: diagnostics.map((finding) => inOneLine(finding, folder)),
  };
}

describe('a Resources folder', () => {
  it('is read with its folders, in one order, without what the Finder leaves there', async () => {
    const folder = emptyFolder({
      'R/b.png': 'PNG',
      'R/en.lproj/License.rtf': '{\\rtf1}',
      'R/en.lproj/Welcome.rtfd/TXT.rtf': '{\\rtf1}',
      'R/a tool': '#!/bin/sh\n',
      'R/.DS_Store': 'x',
      'R/en.lproj/._License.rtf': 'x',
      'R/Icon\r': 'x',
      'R/東京.txt': '東京',
    });
    chmodSync(join(folder, 'R/a tool'), 0o755);
    const { installer, paths, told } = await read(folder, { resources: 'R' });
    expect(told).toEqual([]);
    expect(paths).toEqual([
      'a tool',
      'b.png',
      'en.lproj/License.rtf',
      'en.lproj/Welcome.rtfd/TXT.rtf',
      '東京.txt',
    ]);
    expect(installer!.resources.map(({ isExecutable }) => isExecutable)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(Buffer.from(installer!.resources[4]!.bytes).toString()).toBe('東京');
  });

  it('is left by no link, and entered by no pipe', async () => {
    const folder = emptyFolder({ 'R/real/a.txt': 'a', 'secret/key': 'key' });
    symlinkSync('real/a.txt', join(folder, 'R/inner'));
    symlinkSync('../secret/key', join(folder, 'R/outer'));
    symlinkSync(join(folder, 'secret'), join(folder, 'R/outer folder'));
    symlinkSync('..', join(folder, 'R/real/circle'));
    symlinkSync('nowhere', join(folder, 'R/dangling'));
    symlinkSync('itself', join(folder, 'R/itself'));
    execFileSync('mkfifo', [join(folder, 'R/pipe')]);
    writeFileSync(join(folder, 'R/back\\slash'), '');
    const { installer, told } = await read(folder, { resources: 'R' });
    expect(installer).toBeUndefined();
    expect(told.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'error installer.backslash: The name "back\\slash" holds a backslash, which separates folders on some systems. Give the file another name.',
      'error installer.unreadable: "dangling" cannot be read',
      'error installer.unreadable: "itself" cannot be read',
      'error installer.link-out: "outer" is a link that leads out of the resources, where nothing is read. Put the file itself there.',
      'error installer.link-out: "outer folder" is a link that leads out of the resources, where nothing is read. Put the file itself there.',
      'error installer.no-file: "pipe" is neither a file nor a folder, so it cannot be carried along. Remove it from the resources.',
      'error installer.link-circle: "real/circle" is a link to a folder that it lies in, so it would never end. Remove it.',
    ]);
  });

  it('follows a link within it', async () => {
    const folder = emptyFolder({ 'R/real/a.txt': 'a' });
    symlinkSync('real/a.txt', join(folder, 'R/inner'));
    symlinkSync('real', join(folder, 'R/too'));
    expect(await read(folder, { resources: 'R' })).toMatchObject({
      paths: ['inner', 'real/a.txt', 'too/a.txt'],
      told: [],
    });
  });

  it('with too many files, too large or too deep is refused with the number', async () => {
    const many = emptyFolder();
    mkdirSync(join(many, 'R'));
    for (let i = 0; i <= 2000; i += 1) writeFileSync(join(many, `R/${i}`), '');
    expect((await read(many, { resources: 'R' })).told).toEqual([
      expect.stringContaining('error installer.resources-count: The resources are more than 2000 files'),
    ]);
    const large = emptyFolder({ 'R/a': '', 'R/b': '' });
    truncateSync(join(large, 'R/a'), 33 * 1024 * 1024);
    truncateSync(join(large, 'R/b'), 33 * 1024 * 1024);
    expect((await read(large, { resources: 'R' })).told).toEqual([
      expect.stringContaining('error installer.resources-size: The resources have more than 67108864 bytes'),
    ]);
    const deep = emptyFolder({ [`R/${'a/'.repeat(20)}b`]: '' });
    expect((await read(deep, { resources: 'R' })).told).toEqual([
      expect.stringContaining('error installer.resources-deep: Folders of the resources lie in each other'),
    ]);
  });

  it('with names that are one on a Mac is refused', async () => {
    const folder = emptyFolder({
      'R/EN.lproj/a': '',
      'R/en.lproj/b': '',
      'R/Logo.png': '',
      'R/logo.PNG': '',
      'R/\u00e9': '',
      'R/e\u0301': '',
    });
    expect((await read(folder, { resources: 'R' })).told).toEqual([
      'error installer.twins: The resources hold "EN.lproj" and "en.lproj", which are one name on a Mac\'s disk. Rename one of them.',
      'error installer.twins: The resources hold "Logo.png" and "logo.PNG", which are one name on a Mac\'s disk. Rename one of them.',
      'error installer.twins: The resources hold "e\u0301" and "\u00e9", which are one name on a Mac\'s disk. Rename one of them.',
    ]);
  });
});

describe('a Distribution of its own', () => {
  it.each([
    ['no Distribution', '<plist/>', 'package.xml-root'],
    ['broken', '<installer-gui-script>\n<title></installer-gui-script>', 'package.xml'],
    ['one with a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><installer-script/>', 'package.xml-dtd'],
    ['in an encoding that is not read', '<?xml version="1.0" encoding="Shift_JIS"?><a/>', 'plist.encoding'],
  ])('that is %s is refused', async (_, text, code) => {
    const folder = emptyFolder({ 'd.xml': text });
    const { installer, told } = await read(folder, { distribution: 'd.xml' });
    expect(installer).toBeUndefined();
    expect(told).toEqual([expect.stringContaining(` ${code}: `.trimStart())]);
  });

  it('that is too large is refused with the number', async () => {
    const folder = emptyFolder({ 'd.xml': '' });
    truncateSync(join(folder, 'd.xml'), 8 * 1024 * 1024 + 1);
    expect((await read(folder, { distribution: 'd.xml' })).told).toEqual([
      'error installer.distribution-large: The Distribution has 8388609 bytes; 8388608 at most are read. Is it the right file?',
    ]);
  });
});

describe('a package', () => {
  const product = makeProduct(DISTRIBUTION, [{ name: 'w.pkg', files: KEXT }], {
    resources: { 'en.lproj/Welcome.rtf': '{\\rtf1}', 'back.png': 'PNG', '.DS_Store': 'x' },
  });

  it('gives its Distribution and its Resources', async () => {
    const folder = emptyFolder({ 'W.pkg': product });
    const { installer, paths, told } = await read(folder, { package: 'W.pkg' });
    expect(told).toEqual([]);
    expect(installer!.distribution).toMatchObject({ isBuilt: true, title: 'T', text: DISTRIBUTION });
    expect(Buffer.from(installer!.distribution!.bytes).toString()).toBe(DISTRIBUTION);
    expect(paths).toEqual(['back.png', 'en.lproj/Welcome.rtf']);
  });

  it('gives only what no other key gives', async () => {
    const own = '<installer-script><title>Own</title></installer-script>';
    const folder = emptyFolder({ 'W.pkg': product, 'd.xml': own, 'R/x': 'x' });
    const both = await read(folder, { package: 'W.pkg', distribution: 'd.xml', resources: 'R' });
    expect(both.installer!.distribution).toMatchObject({ isBuilt: false, title: 'Own' });
    expect(both.paths).toEqual(['x']);
    const one = await read(folder, { package: 'W.pkg', distribution: 'd.xml' });
    expect(one.installer!.distribution).toMatchObject({ isBuilt: false });
    expect(one.paths).toEqual(['back.png', 'en.lproj/Welcome.rtf']);
    const other = await read(folder, { package: 'W.pkg', resources: 'R' });
    expect(other.installer!.distribution).toMatchObject({ isBuilt: true });
    expect(other.paths).toEqual(['x']);
  });

  it('that is a component says who it is', async () => {
    const component = makeComponent({ id: 'com.example.w.pkg', version: '1.10', files: KEXT });
    const folder = emptyFolder({ 'w.pkg': component });
    const { installer, told } = await read(folder, { package: 'w.pkg' });
    expect(told).toEqual([]);
    expect(installer).toEqual({
      component: { id: 'com.example.w.pkg', version: '1.10', file: 'w.pkg' },
      closings: [],
      resources: [],
    });
  });

  it('says what of it is not carried along', async () => {
    const members = [
      { path: 'Distribution', bytes: Buffer.from(DISTRIBUTION) },
      { path: 'Plugins/InstallerSections.plist', bytes: Buffer.from('') },
      { path: 'Resources/a', bytes: Buffer.from('') },
      { path: 'w.pkg/PackageInfo', bytes: Buffer.from('<pkg-info/>') },
    ];
    const folder = emptyFolder({ 'W.pkg': makeXar(members), 'd.xml': DISTRIBUTION });
    expect((await read(folder, { package: 'W.pkg' })).told).toEqual([
      'warning installer.left: The package also holds "Plugins", which is not carried along. If the Distribution needs it, give it to productbuild (--scripts, --plugins).',
    ]);
    expect((await read(folder, { package: 'W.pkg', distribution: 'd.xml' })).told).toEqual([]);
  });

  it('has nothing left in a folder that holds its packages', async () => {
    const at = (path: string, text = '') => ({ path, bytes: Buffer.from(text) });
    const members = [
      at('Distribution', DISTRIBUTION),
      at('Packages/w.pkg/PackageInfo', '<pkg-info/>'),
      at('Packages/w.pkg/Scripts'),
      at('Packages/more/v.pkg/Payload'),
      at('Packages/flat.pkg'),
    ];
    const folder = emptyFolder({ 'W.pkg': makeXar(members) });
    expect((await read(folder, { package: 'W.pkg' })).told).toEqual([]);
    const more = emptyFolder({ 'W.pkg': makeXar([...members, at('Packages/more/tool')]) });
    expect((await read(more, { package: 'W.pkg' })).told).toEqual([
      expect.stringContaining('The package also holds "Packages", which'),
    ]);
  });

  it('gives what its packages make the Installer do, beside a Distribution of their own or not', async () => {
    const restart = makeProduct(
      DISTRIBUTION.replace('</i', '<pkg-ref id="w" onConclusion="RecommendRestart">#w.pkg</pkg-ref></i'),
      [{ name: 'w.pkg', id: 'w', attributes: 'postinstall-action="logout"', files: KEXT }],
    );
    const folder = emptyFolder({ 'W.pkg': restart, 'd.xml': DISTRIBUTION, 'R/x': 'x' });
    const closings = async (named: NonNullable<Profile['installer']>) =>
      (await read(folder, named)).installer!.closings.map(({ does, found }) => [does, found]);
    const info = ['logout', 'postinstall-action="logout"'];
    expect(await closings({ package: 'W.pkg' })).toEqual([
      ['advise', 'onConclusion="RecommendRestart"'],
      info,
    ]);
    expect(await closings({ package: 'W.pkg', distribution: 'd.xml', resources: 'R' })).toEqual([info]);
    expect(await closings({ distribution: 'd.xml' })).toEqual([]);
  });

  it('tells in which languages a pane is there among the resources that ship', async () => {
    const text = '<installer-script><welcome file="Resources/WELCOME.rtf"/></installer-script>';
    const folder = emptyFolder({
      'W.pkg': makeProduct(text, [{ name: 'w.pkg', files: KEXT }], { resources: { 'welcome.rtf': 'x' } }),
      'd.xml': text,
      'R/fr.lproj/welcome.rtf': 'x',
    });
    const languages = async (named: NonNullable<Profile['installer']>) =>
      (await read(folder, named)).installer!.distribution!.panes.map((pane) => pane.languages);
    expect(await languages({ package: 'W.pkg' })).toEqual([[null]]);
    expect(await languages({ package: 'W.pkg', resources: 'R' })).toEqual([['fr']]);
    expect(await languages({ distribution: 'd.xml', resources: 'R' })).toEqual([['fr']]);
    expect(await languages({ distribution: 'd.xml' })).toEqual([[]]);
  });

  it('that is damaged, or none, is refused', async () => {
    const folder = emptyFolder({ 'cut.pkg': product.subarray(0, 200), 'no.pkg': 'text', 'f.pkg/x': '' });
    for (const name of ['cut.pkg', 'no.pkg', 'f.pkg']) {
      const { installer, told } = await read(folder, { package: name });
      expect(installer).toBeUndefined();
      expect(told).toEqual([expect.stringContaining('error package.')]);
    }
  });
});
