import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CERTIFICATES } from '../fixtures/make/certificates.ts';
import { type KextToMake, makeKext } from '../fixtures/make/kext.ts';
import { kextFiles, makeComponent, makeProduct } from '../fixtures/make/package.ts';
import { makeCms } from '../fixtures/make/signed-macho.ts';
import { kextguide, leave, workplace } from './run.ts';

let folder: string;

beforeEach(async () => {
  folder = await workplace();
});

afterEach(() => leave(folder));

const CMS = makeCms([CERTIFICATES.application]);
const FILES = kextFiles({
  path: 'Library/Extensions/tap.kext',
  id: 'com.example.tap',
  architectures: ['arm64e', 'x86_64'],
  cms: CMS,
});
const PACKAGE = makeComponent(
  {
    files: FILES,
    scripts: { postinstall: '#!/bin/sh\n' },
  },
  { certificate: CERTIFICATES.installer },
);

describe('inspect of a bundle', () => {
  it.each<[string, Pick<KextToMake, 'executable'>]>([
    ['of an executable', { executable: { archs: ['arm64e'] } }],
    ['of a codeless one', {}],
  ])('shows who signed it by the signature %s, and that nobody verified it', async (_, kind) => {
    const facts = { id: 'com.example.tap', name: 'tap', version: '1.10', cms: CMS, ...kind };
    makeKext(path.join(folder, 'tap.kext'), facts);
    const { code, stdout } = await kextguide(folder, ['inspect', 'tap.kext']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Signed by +Widget Works Kft\. Ő \(AB12CD34EF\), read, not verified$/m);
    const json = await kextguide(folder, ['inspect', '--json', 'tap.kext']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      kexts: [{ signer: { developer: 'Widget Works Kft. Ő', teamId: 'AB12CD34EF' } }],
      package: null,
      signatures: 'read, not verified',
    });
  });

  it('says where nobody signed it', async () => {
    makeKext(path.join(folder, 'tap.kext'), { id: 'com.example.tap', name: 'tap', version: '1.10' });
    const { stdout } = await kextguide(folder, ['inspect', 'tap.kext']);
    expect(stdout).toMatch(/^Signed by +nobody, as far as can be read$/m);
  });
});

describe('inspect of a package', () => {
  it('shows it and its kexts, and that signatures were not verified', async () => {
    await writeFile(path.join(folder, 'tap.pkg'), PACKAGE);
    const { code, stdout, stderr } = await kextguide(folder, ['inspect', 'tap.pkg']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Package +com\.example\.pkg$/m);
    expect(stdout).toMatch(/^Scripts +postinstall$/m);
    expect(stdout).toMatch(/^Chips +Apple silicon, Intel \(arm64e, x86_64\)$/m);
    expect(stdout).toMatch(/^Signed by +Widget Works Kft\. Ő \(AB12CD34EF\), read, not verified$/m);
  });

  it('prints JSON, in which a kext looks as that of a bundle does', async () => {
    await writeFile(path.join(folder, 'tap.pkg'), PACKAGE);
    const { stdout } = await kextguide(folder, ['inspect', '--json', 'tap.pkg']);
    const signer = { developer: 'Widget Works Kft. Ő', teamId: 'AB12CD34EF' };
    expect(JSON.parse(stdout)).toMatchObject({
      kexts: [
        {
          id: 'com.example.tap',
          name: 'tap',
          version: '1.10',
          codeless: false,
          architectures: ['arm64e', 'x86_64'],
          path: '/Library/Extensions/tap.kext',
          signer,
        },
      ],
      package: { id: 'com.example.pkg', version: '2.0', signer },
      diagnostics: [],
      signatures: 'read, not verified',
      components: [
        { id: 'com.example.pkg', kexts: ['/Library/Extensions/tap.kext'], scripts: ['postinstall'] },
      ],
      distribution: null,
    });
  });

  it('claims nothing of chips where the executable could not be read', async () => {
    await writeFile(path.join(folder, 'tap.pkg'), makeComponent({ files: FILES.slice(0, 3) }));
    const { code, stdout } = await kextguide(folder, ['inspect', 'tap.pkg']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Chips +unknown: the executable could not be read$/m);
  });

  it('prints no key that docs/inspect.md does not tell of', async () => {
    const distribution =
      '<installer-gui-script><welcome file="a"/><background file="b"/><choice id="c"/><allowed-os-versions><os-version min="11"/></allowed-os-versions></installer-gui-script>';
    await writeFile(
      path.join(folder, 'tap.pkg'),
      makeProduct(distribution, [{ name: 'a.pkg', files: FILES }]),
    );
    const { stdout } = await kextguide(folder, ['inspect', '--json', 'tap.pkg']);
    const keys = new Set<string>();
    JSON.parse(stdout, (key, value) => (key === '' || /^\d+$/.test(key) ? value : keys.add(key) && value));
    const page = await readFile(path.join(import.meta.dirname, '../../docs/inspect.md'), 'utf8');
    for (const key of keys) expect(page, key).toMatch(new RegExp(`\`${key}(\\[\\])?\``));
    expect([...keys]).toContain('osVersions');
  });

  it('refuses one that is cut off, with JSON all the same', async () => {
    await writeFile(path.join(folder, 'tap.pkg'), PACKAGE.subarray(0, PACKAGE.length - 9));
    const { code, stdout, stderr } = await kextguide(folder, ['inspect', '--json', 'tap.pkg']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      kexts: [],
      package: null,
      diagnostics: [{ code: 'package.shorter', severity: 'error', place: { file: 'tap.pkg' } }],
    });
  });

  it.each([
    ['kext.zip', 'PK\x03\x04', 'it is a zip archive'],
    ['kext.dmg', 'whatever', 'it is a disk image'],
  ])('says what to do with %s', async (name, content, says) => {
    await writeFile(path.join(folder, name), content);
    const { code, stderr } = await kextguide(folder, ['inspect', name]);
    expect(code).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).toContain('unpack it');
  });
});
