import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readKext } from '../../../src/read/bundle/kext.ts';
import { readPackage } from '../../../src/read/package/read-package.ts';
import { readProfile } from '../../../src/read/profile/read-profile.ts';
import { EXPLAIN, emptyFolder, GOOD, inOneLine, KEXTS, readHere } from './read-here.ts';

const FIXTURES = new URL('../../fixtures/profiles/', import.meta.url).pathname;

describe('readProfile', () => {
  it('fills in what a short profile leaves out', async () => {
    const { value, told } = await readHere(GOOD);
    expect(told).toEqual([]);
    const text = (words: string) => ({
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'text', value: words }] }],
    });
    expect(value).toEqual({
      source: expect.stringMatching(/kextguide\.yaml$/),
      draft: false,
      product: { name: 'Acme Storage', id: 'acme-storage', vendor: 'Acme', support: {} },
      explain: { what: { en: text('Reads drives.') }, why: { en: text('macOS cannot.') } },
      kexts: [
        {
          id: 'com.acme.storage',
          name: 'storage',
          path: '/Library/Extensions/storage.kext',
          codeless: false,
          architectures: ['arm64e', 'x86_64'],
        },
      ],
      loads: { by: 'installer', reconnect: false, oneCall: false },
      uninstall: { how: 'general' },
      guides: {
        actions: ['install', 'update'],
        chips: ['apple-silicon', 'intel'],
        management: ['none'],
        macos: { from: '11', to: null },
      },
      locales: ['en'],
      extra: [],
    });
  });

  it('reads every key of a long one', async () => {
    const { value, diagnostics } = await readProfile(join(FIXTURES, 'complete.yaml'), {
      readKext,
      readPackage,
    });
    expect(diagnostics.map((finding) => inOneLine(finding))).toEqual([]);
    const { explain, product, content, ...rest } = value!;
    expect(product).toEqual({
      name: 'Acme Storage',
      id: 'acme-raid',
      version: '2.10',
      vendor: 'Acme',
      logo: expect.stringMatching(/^data:image\/svg\+xml;base64,/),
      accent: '#0066CC',
      support: {
        url: 'https://acme.example/support',
        email: 'help@acme.example',
        phone: '+49 (30) 123-4567',
        guides: 'https://acme.example/guides/',
      },
    });
    expect(explain!.minutes).toBe(15);
    expect(Object.keys(explain!.what)).toEqual(['en', 'pt-BR']);
    expect(content).toBe(join(FIXTURES, 'content'));
    expect(rest).toEqual({
      source: join(FIXTURES, 'complete.yaml'),
      draft: false,
      kexts: [
        {
          id: 'com.acme.raid',
          name: 'AcmeRAID',
          path: '/Library/Extensions/AcmeRAID.kext',
          version: '2.10',
          codeless: false,
          architectures: ['arm64e', 'x86_64'],
          previous: 'absent',
          developer: 'Acme Storage GmbH',
          teamId: 'AB12CD34EF',
        },
        {
          id: 'com.other.usb',
          name: 'usb',
          path: '/System/Volumes/Data/usb.kext',
          codeless: true,
          architectures: [],
          developer: 'Other Ltd',
        },
      ],
      loads: { by: 'app', name: 'Acme Manager', reconnect: true, oneCall: true },
      uninstall: { how: 'script', name: 'remove.sh' },
      guides: {
        actions: ['install', 'update', 'uninstall'],
        chips: ['apple-silicon'],
        management: ['none', 'enrolled', 'automated'],
        macos: { from: '13', to: '26' },
      },
      locales: ['en', 'pt-BR'],
      extra: [{ after: 'run-installer', topic: 'connect-the-drive' }],
    });
  });

  it('reads the same from JSON, indented by tabs', async () => {
    const yaml = await readHere(GOOD);
    const kexts = [{ id: 'com.acme.storage', architectures: ['arm64e', 'x86_64'] }];
    const json = JSON.stringify(
      {
        product: { name: 'Acme Storage', vendor: 'Acme' },
        explain: { what: 'Reads drives.', why: 'macOS cannot.' },
        kexts,
      },
      null,
      '\t',
    );
    const { value, told } = await readHere(json, { name: 'kextguide.json' });
    expect(told).toEqual([]);
    expect({ ...value, source: '' }).toEqual({ ...yaml.value, source: '' });
  });

  it('keeps values exactly as they are written, whatever they look like', async () => {
    const odd = '<b>"A" & \'B\'</b> {{{x}}} :term[y] $(z) %s *_`[](';
    const product = { name: odd, vendor: odd, version: odd, id: 'odd' };
    const signing = { developer: odd };
    const loads = { by: 'app', name: odd };
    const { value, told } = await readHere(stringify({ product, signing, loads }) + EXPLAIN + KEXTS);
    expect(told).toEqual([]);
    expect(value!.product).toEqual({ ...product, support: {} });
    expect(value!.kexts[0]!.developer).toBe(odd);
    expect(value!.loads.name).toBe(odd);
  });

  it('keeps Unicode as it is: joiners, marks and signs beyond the first plane', async () => {
    const name = 'Ｅmo\u0301ji 👩‍💻 עברית\u200f';
    const { value } = await readHere(
      stringify({ product: { name, vendor: 'A', id: 'x' } }) + EXPLAIN + KEXTS,
    );
    expect(value!.product.name).toBe(name);
  });

  it('tells the mistakes of every kind at once, in the order of the file', async () => {
    const profile = `product: {name: Acme, vendor: Acme, logo: no.png}
explain: {what: "[x](ftp://x)", why: 3}
kexts:
  - {bundle: no.kext, versoin: "1"}
guides: {macos: ">=16"}
content: no
`;
    expect((await readHere(profile)).told.map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      '1:43 error profile.no-file',
      '2:18 error profile.link',
      '2:38 error profile.unquoted',
      '4:14 error profile.no-file',
      '4:23 error profile.unknown-key',
      '5:17 error profile.macos',
      '6:10 error profile.no-file',
    ]);
  });

  it.each([
    [
      'no.yaml',
      'error profile.missing: There is no file or folder no.yaml. Check the path; it starts at the folder you are in.',
    ],
    [
      'a.txt',
      'error profile.kind: a.txt is no profile. A profile is a file that ends with ".yaml", ".yml" or ".json", a ".kext" folder, or a ".pkg".',
    ],
    [
      'a.pkg',
      'error package.kind: This is no installer package (.pkg): it is empty. What lies inside archives and disk images is not read; unpack it, then name the .pkg or the .kext.',
    ],
    [
      'folder',
      'error profile.folder: folder is a folder. Name the profile file in it, or a folder that ends with ".kext".',
    ],
    [
      'folder.yaml',
      'error profile.folder: folder.yaml is a folder. Name the profile file in it, or a folder that ends with ".kext".',
    ],
    [
      'a.txt/b.yaml',
      'error profile.missing: There is no file or folder a.txt/b.yaml. Check the path; it starts at the folder you are in.',
    ],
  ])('refuses %s', async (path, told) => {
    const folder = emptyFolder({ 'a.txt': '', 'a.pkg': '', 'folder/x': '', 'folder.yaml/x': '' });
    const { value, diagnostics } = await readProfile(join(folder, path), { readKext, readPackage });
    expect(value).toBeUndefined();
    expect(diagnostics.map((finding) => inOneLine(finding, folder))).toEqual([told]);
  });

  it('does not wait for a pipe, and does not follow links in a circle', async () => {
    const folder = emptyFolder();
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    const told = async (name: string) => {
      const { diagnostics } = await readProfile(join(folder, name), { readKext, readPackage });
      return diagnostics.map((finding) => inOneLine(finding, folder));
    };
    expect(await told('pipe.yaml')).toEqual([
      expect.stringContaining('profile.kind: pipe.yaml is no profile.'),
    ]);
    expect(await told('loop.yaml')).toEqual([
      'error profile.unreadable: loop.yaml cannot be read: its links lead in a circle.',
    ]);
  });
});
