import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { signerOfCertificate } from '../../../src/read/package/certificate.ts';
import { signerOf, signerOfCms } from '../../../src/read/package/signature.ts';
import { CERTIFICATES } from '../../fixtures/make/certificates.ts';
import { makeExecutable, SLICES } from '../../fixtures/make/macho.ts';
import { makeCms, makeSignedThin } from '../../fixtures/make/signed-macho.ts';
import { hasTool } from '../../tools.ts';
import { at } from './packages.ts';

const SIGNER = { developer: 'Widget Works Kft. Ő', teamId: 'AB12CD34EF' };
const { application, authority } = CERTIFICATES;

function sourceOf(bytes: Uint8Array) {
  return {
    size: bytes.length,
    read: async (from: number, length: number) => bytes.subarray(from, from + length),
  };
}

describe('who signed', () => {
  test('is the one that signs no others, in any order', () => {
    expect(signerOfCms(makeCms([authority, application]))).toEqual(SIGNER);
    expect(signerOfCms(makeCms([application, authority], true))).toEqual(SIGNER);
  });

  test('is read from a signature behind its magic, too', () => {
    const cms = makeCms([application]);
    const head = Buffer.from('fade0b0100000000', 'hex');
    expect(signerOfCms(Buffer.concat([head, cms]))).toEqual(SIGNER);
  });

  test('is nobody where nobody signed', async () => {
    expect(await signerOf(sourceOf(makeExecutable(['x86_64', 'arm64e'])))).toBeNull();
    expect(await signerOf(sourceOf(new Uint8Array(0)))).toBeNull();
    // Ad hoc: a CMS of no bytes.
    expect(await signerOf(sourceOf(makeSignedThin(SLICES.arm64e, new Uint8Array(0))))).toBeNull();
    expect(signerOfCms(makeCms([]))).toBeNull();
    expect(signerOfCertificate(new Uint8Array(40))).toBeNull();
  });

  /** By another writer than ours. */
  test.runIf(hasTool('openssl', 'version'))(
    'is read from what openssl signed (where it is installed)',
    () => {
      const name = 'Developer ID Application: 麗, "Widget" <x> \\\\ Co. (AB12CD34EF)';
      const subject = `/CN=${name}/OU=AB12CD34EF`;
      const made = ['-keyout', at('key.pem'), '-out', at('cert.pem'), '-utf8', '-subj', subject];
      execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...made], { stdio: 'pipe' });
      writeFileSync(at('text'), 'signed');
      const signer = ['-signer', at('cert.pem'), '-inkey', at('key.pem'), '-in', at('text'), '-binary'];
      const out = ['-outform', 'DER', '-out', at('cms')];
      execFileSync('openssl', ['cms', '-sign', ...signer, ...out], { stdio: 'pipe' });
      expect(signerOfCms(readFileSync(at('cms')))).toEqual({
        developer: '麗, "Widget" <x> \\ Co.',
        teamId: 'AB12CD34EF',
      });
    },
  );
});
