import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { KextFacts } from '../../../src/read/bundle/kext.ts';
import { readKext } from '../../../src/read/bundle/kext.ts';
import { EXPLAIN, PRODUCT, readHere } from './read-here.ts';

const facts = (more: Partial<KextFacts> = {}): KextFacts => ({
  id: 'com.acme.raid',
  name: 'Acme RAID Driver',
  version: '2.10',
  codeless: false,
  architectures: ['x86_64', 'arm64e'],
  path: '/Library/Extensions/AcmeRAID.kext',
  signer: null,
  nested: [],
  ...more,
});

const withBundle = (entry: string, found: Partial<KextFacts> = {}, rest = '') =>
  readHere(`${PRODUCT}${EXPLAIN}kexts:\n  - ${entry}\n${rest}`, {
    files: { 'build/AcmeRAID.kext/x': '' },
    readKext: async () => ({ value: facts(found), diagnostics: [] }),
  });

describe('readKexts', () => {
  it('takes what is not written from the bundle, and the name from its folder', async () => {
    const { value, told } = await withBundle(
      'bundle: build/AcmeRAID.kext',
      {},
      'signing: {developer: Acme GmbH}\n',
    );
    expect(told).toEqual([]);
    expect(value!.kexts).toEqual([
      {
        id: 'com.acme.raid',
        name: 'AcmeRAID',
        path: '/Library/Extensions/AcmeRAID.kext',
        version: '2.10',
        codeless: false,
        architectures: ['x86_64', 'arm64e'],
        developer: 'Acme GmbH',
      },
    ]);
  });

  it('asks the reader for a path that starts where the profile lies', async () => {
    const asked: string[] = [];
    const { folder } = await readHere(`${PRODUCT}${EXPLAIN}kexts: [{bundle: a.kext}]\n`, {
      files: { 'a.kext/x': '' },
      readKext: async (path) => {
        asked.push(path);
        return { value: facts(), diagnostics: [] };
      },
    });
    expect(asked).toEqual([`${folder}/a.kext`]);
  });

  it('is content where what is written agrees with the bundle', async () => {
    const entry =
      '{bundle: build/AcmeRAID.kext, id: com.acme.raid, version: "2.10", codeless: false, architectures: [arm64e, x86_64], name: AcmeRAID.kext, path: /Library/Filesystems/AcmeRAID.kext}';
    const { value, told } = await withBundle(entry);
    expect(told).toEqual([]);
    expect(value!.kexts[0]!.path).toBe('/Library/Filesystems/AcmeRAID.kext');
  });

  it('takes the name inside the bundle as a name, too', async () => {
    const { value, told } = await withBundle('{bundle: build/AcmeRAID.kext, name: Acme RAID Driver}');
    expect(told).toEqual([]);
    expect(value!.kexts[0]).toMatchObject({
      name: 'Acme RAID Driver',
      path: '/Library/Extensions/AcmeRAID.kext',
    });
  });

  it('tells each contradiction, with both values', async () => {
    const entry = `bundle: build/AcmeRAID.kext
    id: com.acme.other
    version: "2.1"
    codeless: true
    architectures: [arm64e]
    name: Other`;
    const { value, told } = await withBundle(entry);
    expect(value).toBeUndefined();
    const end = "Remove the line to use the bundle's, or name the right bundle.";
    expect(told).toEqual([
      `5:9 error profile.conflict: "kexts[].id" says com.acme.other, but the bundle says com.acme.raid. ${end}`,
      `6:14 error profile.conflict: "kexts[].version" says 2.1, but the bundle says 2.10. ${end}`,
      `7:15 error profile.conflict: "kexts[].codeless" says true, but the bundle says false. ${end}`,
      '8:5 error profile.architectures: A codeless kext has no code, so it has no "architectures". Remove them, or "codeless: true".',
      `8:20 error profile.conflict: "kexts[].architectures" says [arm64e], but the bundle says [arm64e, x86_64]. ${end}`,
      `9:11 error profile.conflict: "kexts[].name" says Other, but the bundle says AcmeRAID. ${end}`,
    ]);
  });

  it('counts the kexts inside a bundle as kexts of the product', async () => {
    const path = '/Library/Extensions/AcmeRAID.kext/Contents/PlugIns/Inner.kext';
    const inner = facts({ id: 'com.acme.inner', name: 'Inner', version: null, path });
    const { value, told } = await withBundle(
      '{bundle: build/AcmeRAID.kext, path: /Library/Filesystems/a.kext, previous: absent, signing: {developer: Other}}',
      { nested: [inner] },
    );
    expect(told).toEqual([]);
    expect(value!.kexts[1]).toEqual({
      id: 'com.acme.inner',
      name: 'Inner',
      path: '/Library/Filesystems/a.kext/Contents/PlugIns/Inner.kext',
      codeless: false,
      architectures: ['x86_64', 'arm64e'],
      previous: 'absent',
      developer: 'Other',
    });
  });

  it('passes on what the bundle has wrong, and tells it at the line that names the bundle', async () => {
    const { value, told } = await readHere(`${PRODUCT}${EXPLAIN}kexts:\n  - bundle: a.kext\n`, {
      files: { 'a.kext/x': '' },
      readKext,
    });
    expect(value).toBeUndefined();
    expect(told[0]).toBe(
      '4:13 error profile.bundle: The bundle a.kext has errors; they are told beside this one. Mend the bundle, or describe the kext by "id" instead.',
    );
    expect(told[1]).toMatch(/^error bundle\.none: /);
    expect(told).toHaveLength(2);
  });

  it('passes on a warning about the bundle, and goes on', async () => {
    const { value, diagnostics } = await readHere(`${PRODUCT}${EXPLAIN}kexts: [{bundle: a.kext}]\n`, {
      files: { 'a.kext/x': '' },
      readKext: async (file) => ({
        value: facts(),
        diagnostics: [diagnostic('bundle.extension', { folder: 'any warning' }, { file })],
      }),
    });
    expect(value).toBeDefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['bundle.extension']);
  });

  it.each([
    [
      'no.kext',
      '"kexts[].bundle" names no.kext, and there is nothing. Check the path; it starts at the folder of the profile.',
    ],
    ['file.kext', '"kexts[].bundle" names file.kext, which is no folder. Name a folder.'],
  ])('tells that %s is no bundle', async (path, sentence) => {
    const { told } = await readHere(`${PRODUCT}${EXPLAIN}kexts:\n  - bundle: ${path}\n`, {
      files: { 'file.kext': '' },
    });
    expect(told).toEqual([expect.stringContaining(sentence)]);
    expect(told[0]).toMatch(/^4:13 error/);
  });

  it('tells two bundles that would lie in one place', async () => {
    const { told } = await readHere(`${PRODUCT}${EXPLAIN}kexts:\n  - bundle: a.kext\n  - bundle: a.kext\n`, {
      files: { 'a.kext/x': '' },
      readKext: async () => ({ value: facts(), diagnostics: [] }),
    });
    expect(told).toEqual([
      '5:5 error profile.same-path: Two kexts, com.acme.raid and com.acme.raid, have the path /Library/Extensions/AcmeRAID.kext, and only one can be there. Remove one, or give it another "name" or "path".',
    ]);
  });

  it('takes the signer of a kext for all of the signer of the product', async () => {
    const { value } = await readHere(
      `${PRODUCT}${EXPLAIN}signing: {developer: Acme, teamId: AB12CD34EF}\nkexts: [{id: a.b, codeless: true}, {id: a.c, codeless: true, signing: {developer: Other}}]\n`,
    );
    expect(value!.kexts[0]).toMatchObject({ developer: 'Acme', teamId: 'AB12CD34EF' });
    expect(value!.kexts[1]).toMatchObject({ developer: 'Other' });
    expect(value!.kexts[1]).not.toHaveProperty('teamId');
  });

  describe('who signed', () => {
    const signer = { developer: 'Acme GmbH', teamId: 'AB12CD34EF', kind: 'Developer ID Application' };
    const BUNDLE = 'bundle: build/AcmeRAID.kext';

    it('is taken from the signature where nothing is written', async () => {
      const { value, told } = await withBundle(BUNDLE, { signer });
      expect(told).toEqual([]);
      expect(value!.kexts).toMatchObject([{ developer: 'Acme GmbH', teamId: 'AB12CD34EF' }]);
    });

    it('is as it is written, whatever the signature says', async () => {
      const { value } = await withBundle(BUNDLE, { signer }, 'signing: {developer: Acme Inc.}\n');
      expect(value!.kexts).toMatchObject([{ developer: 'Acme Inc.' }]);
      // Of somebody else, perhaps.
      expect(value!.kexts[0]).not.toHaveProperty('teamId');
    });

    it('is taken from the signature beside a team that is written', async () => {
      const { value } = await withBundle(BUNDLE, { signer }, 'signing: {teamId: ZZ99YY88XX}\n');
      expect(value!.kexts).toMatchObject([{ developer: 'Acme GmbH', teamId: 'ZZ99YY88XX' }]);
    });

    it('is nobody where the bundle is signed for development only', async () => {
      const { value } = await withBundle(BUNDLE, { signer: { ...signer, kind: 'Apple Development' } });
      expect(value!.kexts[0]).not.toHaveProperty('developer');
      expect(value!.kexts[0]).not.toHaveProperty('teamId');
    });

    it('of a kext inside is its own, else that of the one around it', async () => {
      const path = '/Library/Extensions/AcmeRAID.kext/Contents/PlugIns/In.kext';
      const other = { ...signer, developer: 'Other AB' };
      const nested = [
        facts({ id: 'a.in', path }),
        facts({ id: 'a.other', path: path.replace('In.', 'Other.'), signer: other }),
      ];
      const { value } = await withBundle(BUNDLE, { signer, nested });
      expect(value!.kexts.map(({ developer }) => developer)).toEqual(['Acme GmbH', 'Acme GmbH', 'Other AB']);
    });
  });
});
