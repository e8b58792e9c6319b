import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isForOthers, signerOf } from '../../../src/read/bundle/signer.ts';
import { parseCertificate } from '../../../src/read/signature/certificate.ts';
import { signerOfCms } from '../../../src/read/signature/cms.ts';
import { CERTIFICATES } from '../../fixtures/make/certificates.ts';
import { makeExecutable, SLICES } from '../../fixtures/make/macho.ts';
import { makeCms, makeSignedThin } from '../../fixtures/make/signed-macho.ts';
import { hasTool } from '../../tools.ts';
import { at } from '../package/packages.ts';

const SIGNER = { developer: 'Widget Works Kft. Ő', teamId: 'AB12CD34EF', kind: 'Developer ID Application' };
const { application, authority, development } = CERTIFICATES;

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
    expect(signerOfCms(new Uint8Array(40))).toBeNull();
    expect(parseCertificate(new Uint8Array(40))).toBeUndefined();
  });

  test('is told with what the certificate is for, which may not be other people', () => {
    const signer = signerOfCms(makeCms([development]));
    // What stands in parentheses there is no team.
    expect(signer).toEqual({ developer: 'Ada Widget', teamId: 'AB12CD34EF', kind: 'Apple Development' });
    expect(isForOthers(signer!)).toBe(false);
    expect(isForOthers(signerOfCms(makeCms([application]))!)).toBe(true);
  });

  /** By another writer than ours. */
  test.runIf(hasTool('openssl', 'version'))(
    'is read from what openssl signed (where it is installed)',
    () => {
      const name = 'Developer ID Application: 麗, "Widget" <x> \\\\ Co. (AB12CD34EF)';
      certificate('own', `/CN=${name}/OU=AB12CD34EF`);
      // Certificates stand in no order that says whose they are, so the one that it was signed with is looked for.
      for (const other of ['a', 'b', 'c']) certificate(other, `/CN=Other ${other}`);
      writeFileSync(at('text'), 'signed');
      writeFileSync(
        at('others'),
        ['a', 'b', 'c'].map((other) => readFileSync(at(`${other}.pem`), 'utf8')).join(''),
      );
      const signer = ['-signer', at('own.pem'), '-inkey', at('own.key'), '-certfile', at('others')];
      const cms = ['-in', at('text'), '-binary', '-outform', 'DER', '-out', at('cms')];
      execFileSync('openssl', ['cms', '-sign', ...signer, ...cms], { stdio: 'pipe' });
      expect(signerOfCms(readFileSync(at('cms')))).toMatchObject({
        developer: '麗, "Widget" <x> \\ Co.',
        teamId: 'AB12CD34EF',
      });
    },
  );
});

/** A certificate of somebody's own, which signs no others, and its key. */
function certificate(file: string, subject: string): void {
  const made = ['-keyout', at(`${file}.key`), '-out', at(`${file}.pem`), '-utf8', '-subj', subject];
  const own = ['-addext', 'basicConstraints=CA:FALSE'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...own, ...made], {
    stdio: 'pipe',
  });
}
