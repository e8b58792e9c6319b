import { describe, expect, it } from 'vitest';
import { readKext } from '../../../src/read/bundle/kext.ts';
import { readPackage } from '../../../src/read/package/read-package.ts';
import { makeKext } from '../../fixtures/make/kext.ts';
import type { PackedKext } from '../../fixtures/make/package.ts';
import { HALDEN, makeVault, makeVaultComponent } from '../../fixtures/make/vault.ts';
import { EXPLAIN, emptyFolder, PRODUCT, readHere } from './read-here.ts';

const HEAD = `${PRODUCT}${EXPLAIN}package: build/Vault.pkg\n`;
const DEVELOPER = 'Widget Works Kft. Ő';
const MEMBER = 'build/Vault.pkg/vault.pkg/Payload/Library/Extensions';
const CORE = `${MEMBER}/HaldenCore.kext/Contents/Info.plist`;
const MATCH = `${MEMBER}/HaldenMatch.kext/Contents/Info.plist`;

function readWith(rest = '', vault: Uint8Array = makeVault(), head = HEAD) {
  return readHere(head + rest, { files: { 'build/Vault.pkg': vault }, readKext, readPackage });
}

const kexts = (...more: PackedKext[]) => makeVault({ kexts: [HALDEN.core, HALDEN.match, ...more] });

describe('package: in a profile', () => {
  it('gives all its kexts where the profile names none, and the version of the product', async () => {
    const { value, told } = await readWith();
    expect(told).toEqual([]);
    expect(value!.draft).toBe(false);
    expect(value!.product).toMatchObject({ name: 'Acme Storage', version: '6.2.1' });
    expect(value!.kexts).toEqual([
      {
        id: 'com.halden.core',
        name: 'HaldenCore',
        path: '/Library/Extensions/HaldenCore.kext',
        version: '6.2.1',
        codeless: false,
        architectures: ['arm64e', 'x86_64'],
        developer: DEVELOPER,
        teamId: 'AB12CD34EF',
      },
      {
        id: 'com.halden.match',
        name: 'HaldenMatch',
        path: '/Library/Extensions/HaldenMatch.kext',
        version: '6.2.0',
        codeless: true,
        architectures: [],
        developer: DEVELOPER,
        teamId: 'AB12CD34EF',
      },
    ]);
  });

  it('fills what an entry does not say, and keeps what it does', async () => {
    const { value, told } = await readWith(
      'kexts:\n  - {id: com.halden.match, previous: absent}\n  - {id: com.halden.core, name: HaldenCore.kext, version: 6.2.1, codeless: false, architectures: [x86_64, arm64e]}\n',
    );
    expect(told).toEqual([]);
    expect(value!.kexts.map(({ id, previous, version }) => ({ id, previous, version }))).toEqual([
      { id: 'com.halden.match', previous: 'absent', version: '6.2.0' },
      { id: 'com.halden.core', previous: undefined, version: '6.2.1' },
    ]);
  });

  it('tells each contradiction with both places, and gives nothing', async () => {
    const { value, told, diagnostics } = await readWith(`kexts:
  - id: com.halden.core
    version: 6.2.0
    codeless: true
    name: Other
    path: /Library/Extensions/Elsewhere.kext
    signing: {developer: Halden AB, teamId: ZZ12CD34EF}
  - id: com.halden.match
    architectures: [x86_64]
`);
    expect(value).toBeUndefined();
    const end = "Remove the line to use the package's, or name the right package.";
    const conflict = (at: string, key: string, written: string, found: string, member = CORE) =>
      `${at} error profile.package-conflict: "${key}" says ${written}, but the package says ${found}, in ${member}. ${end}`;
    expect(told.filter((line) => line.includes('package-conflict'))).toEqual([
      conflict('6:14', 'kexts[].version', '6.2.0', '6.2.1'),
      conflict('7:15', 'kexts[].codeless', 'true', 'false'),
      conflict('8:11', 'kexts[].name', 'Other', 'HaldenCore'),
      conflict(
        '9:11',
        'kexts[].path',
        '/Library/Extensions/Elsewhere.kext',
        '/Library/Extensions/HaldenCore.kext',
      ),
      conflict('10:26', 'kexts[].signing.developer', 'Halden AB', DEVELOPER),
      conflict('10:45', 'kexts[].signing.teamId', 'ZZ12CD34EF', 'AB12CD34EF'),
      conflict('12:20', 'kexts[].architectures', '[x86_64]', '[]', MATCH),
    ]);
    expect(diagnostics[0]!.place?.text).toContain('version: 6.2.0');
  });

  it('tells a signer of all kexts that is another one in the package, once', async () => {
    const { value, told } = await readWith('signing: {developer: Halden AB}\n');
    expect(value).toBeUndefined();
    expect(told).toEqual([
      `4:22 error profile.package-conflict: "signing.developer" says Halden AB, but the package says ${DEVELOPER}, in ${CORE}. Remove the line to use the package's, or name the right package.`,
    ]);
  });

  it('is content with the signer that the package has, and with any where it has none', async () => {
    expect((await readWith(`signing: {developer: "${DEVELOPER}"}\n`)).told).toEqual([]);
    const { cms: _, ...unsigned } = HALDEN.core;
    const { value, told } = await readWith(
      'signing: {developer: Halden AB}\n',
      makeVault({ kexts: [unsigned] }),
    );
    expect(told).toEqual([]);
    expect(value!.kexts[0]!.developer).toBe('Halden AB');
  });

  describe('whose script may put a kext elsewhere', () => {
    const scripts = { postinstall: '#!/bin/sh\nmv /tmp/HaldenCore.kext /Library/Extensions\n' };
    const at = (path: string, more: object = { scripts }) =>
      makeVault({ kexts: [{ ...HALDEN.core, path }], ...more });
    const written = 'kexts: [{id: com.halden.core, path: /Library/Extensions/HaldenCore.kext}]\n';

    it('takes the path that is written, and says so', async () => {
      const { value, told } = await readWith(written, at('Library/Halden/HaldenCore.kext'));
      expect(told).toEqual([
        '4:37 info profile.package-path: "kexts[].path" says /Library/Extensions/HaldenCore.kext, but the package puts the kext at /Library/Halden/HaldenCore.kext (build/Vault.pkg/vault.pkg/Payload/Library/Halden/HaldenCore.kext/Contents/Info.plist). If no script of the package moves it there, remove the line.',
      ]);
      expect(value!.kexts[0]!.path).toBe('/Library/Extensions/HaldenCore.kext');
    });

    it('says nothing of a folder of temporary files, from which it has to', async () => {
      const { value, told } = await readWith(written, at('private/tmp/HaldenCore.kext'));
      expect(told).toEqual([]);
      expect(value!.kexts[0]!.path).toBe('/Library/Extensions/HaldenCore.kext');
    });

    it('takes it for the usual place where nothing is written, with those inside, and says so', async () => {
      const inner = {
        ...HALDEN.core,
        id: 'com.halden.inner',
        path: 'tmp/x/HaldenCore.kext/Contents/PlugIns/Inner.kext',
      };
      const vault = makeVault({ kexts: [{ ...HALDEN.core, path: 'tmp/x/HaldenCore.kext' }, inner], scripts });
      const taken = ['/Library/Extensions/HaldenCore.kext'];
      taken.push(`${taken[0]}/Contents/PlugIns/Inner.kext`);
      const says =
        'warning profile.package-staged: The package puts the kext HaldenCore at /tmp/x/HaldenCore.kext, a folder for what does not stay, and where its script puts it then cannot be read. The guides say /Library/Extensions/HaldenCore.kext. Write its "path" in "kexts".';
      for (const [rest, place] of [
        ['', '3:10 '],
        ['kexts: [{id: com.halden.core}]\n', '4:9 '],
      ] as const) {
        const { value, told } = await readWith(rest, vault);
        expect(told).toEqual([place + says]);
        expect(value!.kexts.map(({ path }) => path)).toEqual(taken);
      }
    });

    it('leaves it there where there is no script', async () => {
      const { value, told } = await readWith('', at('private/tmp/HaldenCore.kext', {}));
      expect(told).toEqual([]);
      expect(value!.kexts[0]!.path).toBe('/private/tmp/HaldenCore.kext');
    });
  });

  it('tells a kext that the package lacks, and which one was meant', async () => {
    const { value, told } = await readWith('kexts:\n  - id: com.halden.mach\n  - id: com.halden.core\n');
    expect(value).toBeUndefined();
    expect(told).toEqual([
      expect.stringContaining('profile.package-adds'),
      '5:9 error profile.not-in-package: The package build/Vault.pkg has no kext com.halden.mach. Did you mean com.halden.match? It has com.halden.core, com.halden.match.',
    ]);
  });

  it('suggests an identifier that is long, too', async () => {
    const id = 'com.halden-storage-systems.vault.driver.transport';
    const { told } = await readWith(
      `kexts: [{id: ${id.replace('transport', 'trasnport')}}]\n`,
      makeVault({ kexts: [{ ...HALDEN.core, id }] }),
    );
    expect(told.join('\n')).toContain(`Did you mean ${id}?`);
  });

  it('adds what it does not name, since its reader is asked for it, and says so', async () => {
    const { value, told } = await readWith('kexts: [{id: com.halden.match}]\n');
    expect(told).toEqual([
      '3:10 warning profile.package-adds: The package build/Vault.pkg also installs HaldenCore (com.halden.core), which "kexts" does not name. Its users are asked for it, too, so the guides count it. Add it to "kexts".',
    ]);
    expect(value!.kexts.map(({ id }) => id)).toEqual(['com.halden.match', 'com.halden.core']);
  });

  it('counts the kexts inside one as its own, unless they are named', async () => {
    const inner = {
      ...HALDEN.core,
      id: 'com.halden.inner',
      path: 'Library/Extensions/HaldenCore.kext/Contents/PlugIns/Inner.kext',
    };
    const vault = makeVault({ kexts: [HALDEN.core, inner] });
    const path = '/Library/Extensions/HaldenCore.kext/Contents/PlugIns/Inner.kext';
    const along = await readWith('kexts: [{id: com.halden.core, previous: absent}]\n', vault);
    expect(along.told).toEqual([]);
    expect(along.value!.kexts[1]).toMatchObject({ id: 'com.halden.inner', path, previous: 'absent' });
    const named = await readWith(
      'kexts: [{id: com.halden.core, previous: absent}, {id: com.halden.inner}]\n',
      vault,
    );
    expect(named.told).toEqual([]);
    expect(named.value!.kexts.map(({ id, previous }) => [id, previous])).toEqual([
      ['com.halden.core', 'absent'],
      ['com.halden.inner', undefined],
    ]);
    expect((await readWith('', vault)).value!.kexts.map((kext) => kext.path)).toEqual([
      '/Library/Extensions/HaldenCore.kext',
      path,
    ]);
  });

  describe('with several kexts of one identifier', () => {
    const { architectures: _, ...codeless } = HALDEN.core;
    const old: PackedKext = { ...codeless, path: 'Library/Extensions/Core1011.kext', version: '5.0' };
    const oldPath = '/Library/Extensions/Core1011.kext';

    it('takes what asks the most of a reader, and says so', async () => {
      const { value, told } = await readWith('', kexts(old));
      expect(told).toEqual([
        `3:10 warning package.same-id: Several kexts have the identifier com.halden.core: ${oldPath}, /Library/Extensions/HaldenCore.kext. macOS takes one of them, and which one cannot be read. They count as one, with code if any has code, for every chip that any is for. In a profile, "path" chooses one.`,
      ]);
      expect(value!.kexts[0]).toEqual({
        id: 'com.halden.core',
        name: 'HaldenCore',
        path: '/Library/Extensions/HaldenCore.kext',
        codeless: false,
        architectures: ['arm64e', 'x86_64'],
        developer: DEVELOPER,
        teamId: 'AB12CD34EF',
        variants: [
          { path: oldPath, codeless: true, architectures: [] },
          {
            path: '/Library/Extensions/HaldenCore.kext',
            codeless: false,
            architectures: ['arm64e', 'x86_64'],
          },
        ],
      });
      expect(value!.kexts).toHaveLength(2);
    });

    it('takes the one whose path is written', async () => {
      const { value, told } = await readWith(
        `kexts: [{id: com.halden.core, path: ${oldPath}}, {id: com.halden.match}]\n`,
        kexts(old),
      );
      expect(told).toEqual([]);
      expect(value!.kexts[0]).toMatchObject({ path: oldPath, codeless: true, version: '5.0' });
      expect(value!.kexts[0]!.variants).toBeUndefined();
    });

    it('takes both where both are named by their paths', async () => {
      const { value, told } = await readWith(
        `kexts: [{id: com.halden.core, path: ${oldPath}}, {id: com.halden.core, path: /Library/Extensions/HaldenCore.kext}, {id: com.halden.match}]\n`,
        kexts(old),
      );
      expect(told).toEqual([]);
      expect(value!.kexts.map(({ version }) => version)).toEqual(['5.0', '6.2.1', '6.2.0']);
    });
  });

  it('holds a bundle against the kext of its identifier', async () => {
    const folder = emptyFolder();
    const bundle = (version: string) =>
      makeKext(`${folder}/HaldenCore.kext`, {
        id: 'com.halden.core',
        name: 'HaldenCore',
        version,
        executable: { archs: ['arm64e', 'x86_64'] },
      });
    const rest = `kexts: [{bundle: ${folder}/HaldenCore.kext}, {id: com.halden.match}]\n`;
    bundle('6.2.1');
    expect((await readWith(rest)).told).toEqual([]);
    bundle('6.3');
    expect((await readWith(rest)).told).toEqual([
      `4:18 error profile.stale-bundle: The bundle ${folder}/HaldenCore.kext and the kext in the package are not the same: "version" is 6.3 in the one and 6.2.1 in the other, ${CORE}. Build both again, or name the kext by "id" alone.`,
    ]);
  });

  it('holds a bundle against the one of several that has its name', async () => {
    const folder = emptyFolder();
    const old = { ...HALDEN.core, path: 'Library/Extensions/Core1011.kext', version: '5.0' };
    makeKext(`${folder}/HaldenCore.kext`, {
      id: 'com.halden.core',
      name: 'HaldenCore',
      version: '6.2.1',
      executable: { archs: ['arm64e', 'x86_64'] },
    });
    const { value, told } = await readWith(
      `kexts: [{bundle: ${folder}/HaldenCore.kext}, {id: com.halden.match}]\n`,
      kexts(old),
    );
    expect(told).toEqual([]);
    expect(value!.kexts[0]!.version).toBe('6.2.1');
  });

  it('holds the path and the signer that stand beside a bundle against the package', async () => {
    const folder = emptyFolder();
    makeKext(`${folder}/HaldenCore.kext`, {
      id: 'com.halden.core',
      name: 'HaldenCore',
      version: '6.2.1',
      executable: { archs: ['arm64e', 'x86_64'] },
    });
    const { told } = await readWith(
      `kexts: [{bundle: ${folder}/HaldenCore.kext, path: /Library/A.kext, signing: {developer: Other}}, {id: com.halden.match}]\n`,
    );
    expect(told.map((line) => /"(.+?)" says/.exec(line)![1])).toEqual([
      'kexts[].path',
      'kexts[].signing.developer',
    ]);
  });

  it('tells what is wrong with the package at the line that names it, and no echoes of that', async () => {
    const { value, told } = await readWith('kexts: [{id: com.halden.core}]\n', makeVault().subarray(0, 400));
    expect(value).toBeUndefined();
    expect(told[0]).toBe(
      '3:10 error profile.package: The package build/Vault.pkg cannot be used; what is wrong with it is told beside this one. Build it again, or describe the kexts by "id" instead.',
    );
    expect(told.slice(1)).toEqual([expect.stringMatching(/^error package\./)]);
  });

  it('tells that the package is not there', async () => {
    const { told } = await readHere(HEAD);
    expect(told).toEqual([
      '3:10 error profile.no-file: "package" names build/Vault.pkg, and there is nothing. Check the path; it starts at the folder of the profile.',
    ]);
  });

  describe('and the version of the product', () => {
    const withVersion = (version: string, vault?: Uint8Array) =>
      readWith('', vault, HEAD.replace('vendor: Acme', `vendor: Acme, version: "${version}"`));

    it('is one of the package, or of what is in it, or the start of one or a longer form of it', async () => {
      for (const version of ['6.2.1', '6.2', '6.2.1.8', 'v6.2.1', '6.2.1-beta', '6.2.0']) {
        const { value, told } = await withVersion(version);
        expect([version, told]).toEqual([version, []]);
        expect(value!.product.version).toBe(version);
      }
      const numbered = makeVault({ version: '118', kexts: [{ ...HALDEN.core, version: '7.0' }] });
      expect((await withVersion('7.0', numbered)).told).toEqual([]);
    });

    it('contradicts the package where it has none like it: told with both places', async () => {
      const { value, told, diagnostics } = await withVersion('6.1');
      expect(value).toBeUndefined();
      expect(told).toEqual([
        '1:54 error profile.package-conflict: "product.version" says 6.1, but the package says 6.2.1, in build/Vault.pkg/Distribution. Remove the line to use the package\'s, or name the right package.',
      ]);
      expect(diagnostics[0]!.place?.text).toContain('version: "6.1"');
      expect((await withVersion('6.20')).told).toHaveLength(1);
      expect((await withVersion('7')).told).toHaveLength(1);
    });

    it('is held against each version that a package says, and against kexts where it says none', async () => {
      const component = makeVaultComponent([HALDEN.core], '3.0');
      const [one] = (await withVersion('6.1', component)).told;
      expect(one).toContain('the package says 3.0, in build/Vault.pkg/PackageInfo.');
      const unsaid = makeVault({ version: '0', kexts: [HALDEN.core] });
      const [other] = (await withVersion('6.1', unsaid)).told;
      expect(other).toContain(`the package says 6.2.1, in ${CORE}.`);
    });

    it('is no contradiction where it is a name', async () => {
      for (const version of ['2026', '2026 R2', 'Spring'])
        expect((await withVersion(version)).told).toEqual([]);
    });
  });

  it('does not take 0, which pkgbuild writes where it is told nothing, for a version', async () => {
    const { value } = await readWith('', makeVault({ version: '0' }));
    expect(value!.product).not.toHaveProperty('version');
  });
});
