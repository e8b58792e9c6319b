import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { KextFacts } from '../../../src/read/bundle/kext.ts';
import { readKext } from '../../../src/read/bundle/kext.ts';
import { readPackage } from '../../../src/read/package/read-package.ts';
import { readProfile } from '../../../src/read/profile/read-profile.ts';
import { emptyFolder, inOneLine } from './read-here.ts';

const facts: KextFacts = {
  id: 'com.acme.raid',
  name: 'Acme RAID',
  version: '2.10',
  codeless: false,
  architectures: ['arm64e'],
  path: '/Library/Extensions/AcmeRAID.kext',
  signer: null,
  nested: [],
};

it.each(['AcmeRAID.kext', 'AcmeRAID.kext/', 'ACMERAID.KEXT'])('makes a draft of %s', async (name) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, name));
  const path = `${folder}/${name}`;
  const { value, diagnostics } = await readProfile(path, {
    readKext: async () => ({ value: facts, diagnostics: [] }),
    readPackage,
  });
  expect(value).toEqual({
    source: path,
    draft: true,
    product: {
      name: 'Acme RAID',
      id: 'acme-raid',
      version: '2.10',
      vendor: '[product.vendor]',
      support: {},
    },
    kexts: [
      {
        id: 'com.acme.raid',
        name: 'AcmeRAID',
        path: '/Library/Extensions/AcmeRAID.kext',
        version: '2.10',
        codeless: false,
        architectures: ['arm64e'],
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
  expect(diagnostics.map((finding) => inOneLine(finding))).toEqual([
    'warning profile.gap: The guides are a draft: a bundle cannot tell "explain". Without it, no reader learns what the kext does and why to trust it. "kextguide init" writes a profile to say it in.',
    'warning profile.gap: The guides are a draft: a bundle cannot tell "loads". The guides say that the installer starts the loading; an app or a device may do it instead.',
    'warning profile.gap: The guides are a draft: a bundle cannot tell "product.support". Without it, no reader learns whom to ask.',
    'warning profile.gap: The guides are a draft: a bundle cannot tell "product.vendor". Without it, no reader learns whom the product comes from; the guides show [product.vendor].',
    'warning profile.gap: The guides are a draft: a bundle cannot tell "signing.developer". macOS shows this name when it asks; without it, a reader cannot compare it.',
  ]);
  expect(diagnostics.every(({ place }) => place?.file === path)).toBe(true);
});

it('takes the id from what has letters: the name, the folder, the identifier', async () => {
  const path = emptyFolder({ 'A.kext/x': '' }).concat('/A.kext');
  const idOf = async (more: Partial<KextFacts>) => {
    const readKext = async () => ({ value: { ...facts, ...more }, diagnostics: [] });
    return (await readProfile(path, { readKext, readPackage })).value!.product.id;
  };
  expect(await idOf({ name: '音声' })).toBe('acmeraid');
  expect(await idOf({ name: '音声', path: '/Library/Extensions/音声.kext' })).toBe('com-acme-raid');
});

it('refuses a bundle that is none, and lists no gaps of it', async () => {
  const { value, diagnostics } = await readProfile(emptyFolder({ 'A.kext/x': '' }).concat('/A.kext'), {
    readKext,
    readPackage,
  });
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['bundle.none']);
});

it('takes the vendor and the developer from the signature, and asks for neither', async () => {
  const path = emptyFolder({ 'A.kext/x': '' }).concat('/A.kext');
  const signer = { developer: 'Acme GmbH', teamId: 'AB12CD34EF', kind: 'Developer ID Application' };
  const readKext = async () => ({ value: { ...facts, signer }, diagnostics: [] });
  const { value, diagnostics } = await readProfile(path, { readKext, readPackage });
  expect(value).toMatchObject({
    product: { vendor: 'Acme GmbH' },
    kexts: [{ developer: 'Acme GmbH', teamId: 'AB12CD34EF' }],
  });
  const gaps = diagnostics.map(({ args }) => ('key' in args ? args.key : undefined));
  expect(gaps).toEqual(['explain', 'loads', 'product.support']);
});
