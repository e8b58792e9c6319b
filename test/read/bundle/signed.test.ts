import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectBundle } from '../../../src/read/bundle/inspect.ts';
import { CERTIFICATES } from '../../fixtures/make/certificates.ts';
import { makeKext } from '../../fixtures/make/kext.ts';
import { makeCms } from '../../fixtures/make/signed-macho.ts';
import { writeXmlPlist } from '../../fixtures/make/xml-plist.ts';
import { at, codes, make, makeInside } from './widget.ts';

const CMS = makeCms([CERTIFICATES.authority, CERTIFICATES.application]);
const SIGNER = { developer: 'Widget Works Kft. Ő', teamId: 'AB12CD34EF' };
const CODELESS = { id: 'com.example.shield', name: 'Shield', version: '6.0' };

async function signers(path = at('Widget.kext')) {
  return (await inspectBundle(path)).report.kexts.map(({ signer }) => signer);
}

describe('who signed a bundle', () => {
  test('is read from its executable, and from that of each kext inside', async () => {
    make({ cms: CMS });
    makeInside('Unsigned.kext');
    expect(await signers()).toEqual([SIGNER, null]);
    expect(await codes()).toEqual([]);
  });

  test('of a codeless one is read from the file beside it', async () => {
    expect(await signers(makeKext(at('Shield.kext'), { ...CODELESS, cms: CMS }))).toEqual([SIGNER]);
  });

  test('of the old flat form is read where it lies there', async () => {
    const bundle = at('Flat.kext');
    mkdirSync(join(bundle, '_CodeSignature'), { recursive: true });
    const info = { CFBundleIdentifier: 'a.b', CFBundleVersion: '1.0' };
    writeFileSync(join(bundle, 'Info.plist'), writeXmlPlist(info));
    writeFileSync(join(bundle, '_CodeSignature/CodeSignature'), CMS);
    expect(await signers(bundle)).toEqual([SIGNER]);
  });

  test('is told to be somebody who signs for development, whom nobody else will see', async () => {
    make({ cms: makeCms([CERTIFICATES.development]) });
    expect(await codes()).toEqual(['bundle.certificate-kind']);
    expect(await signers()).toEqual([{ developer: 'Ada Widget', teamId: 'AB12CD34EF' }]);
  });

  test('is nobody where the signature is broken, and no other place is read', async () => {
    const bundle = makeKext(at('Shield.kext'), { ...CODELESS, cms: CMS.subarray(0, 200) });
    expect(await signers(bundle)).toEqual([null]);
    const linked = makeKext(at('Linked.kext'), CODELESS);
    mkdirSync(join(linked, 'Contents/_CodeSignature'));
    writeFileSync(at('elsewhere'), CMS);
    symlinkSync(at('elsewhere'), join(linked, 'Contents/_CodeSignature/CodeSignature'));
    expect(await signers(linked)).toEqual([null]);
    expect(await codes(linked)).toEqual(['bundle.escapes']);
  });
});
