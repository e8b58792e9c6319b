import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import type { ByteSource } from '../../../src/read/bundle/macho.ts';
import { signerOf } from '../../../src/read/bundle/signer.ts';
import { readCpio } from '../../../src/read/package/cpio.ts';
import { readDistribution } from '../../../src/read/package/distribution.ts';
import { readPackageInfo } from '../../../src/read/package/package-info.ts';
import { readFacts } from '../../../src/read/package/read-facts.ts';
import { signerOfCms } from '../../../src/read/signature/cms.ts';
import { CERTIFICATES } from '../../fixtures/make/certificates.ts';
import { SLICES } from '../../fixtures/make/macho.ts';
import { componentMembers, kextFiles } from '../../fixtures/make/package.ts';
import { makePbzx, makeRawPbzx } from '../../fixtures/make/pbzx.ts';
import { makeCms, makeSignedThin } from '../../fixtures/make/signed-macho.ts';
import { makeXar } from '../../fixtures/make/xar.ts';
import { xz } from '../../fixtures/make/xz.ts';
import { hasTool } from '../../tools.ts';

/** KEXTGUIDE_MUTATIONS=100000 for a long run. */
const RUNS = Number(process.env.KEXTGUIDE_MUTATIONS ?? 300);

const CMS = makeCms([CERTIFICATES.application], true);
const FILES = kextFiles({ path: 'L/tap.kext', id: 'a.tap', architectures: ['arm64e'], cms: CMS });
const PLAIN = gunzipSync(componentMembers({ files: FILES })[1]!.bytes);
const EXECUTABLE = makeSignedThin(SLICES.arm64e, CMS);
const DISTRIBUTION =
  '<installer-script><choice id="a"><pkg-ref id="b"/></choice><pkg-ref id="b">#b.pkg</pkg-ref></installer-script>';

const INFO =
  '<pkg-info identifier="a" install-location="/L"><bundle id="b" path="./b.kext"/><scripts><postinstall/></scripts></pkg-info>';

/** No checksum, so that what is changed is read on. */
const PACKAGES = [
  componentMembers({ files: FILES, scripts: { postinstall: '#!/bin/sh\n' } }),
  componentMembers({ payload: makeRawPbzx(PLAIN, 500) }),
  ...(hasTool('xz')
    ? [componentMembers({ payload: makePbzx([{ size: PLAIN.length, bytes: xz(PLAIN) }]) })]
    : []),
].map((members) => makeXar(members, { checksum: 'none', toc: withoutChecksums }));

function withoutChecksums(toc: string): string {
  return toc.replaceAll(/<archived-checksum.*?<\/archived-checksum>/g, '');
}

/** Bytes with some changed, cut or repeated. */
function mutationsOf(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(bytes.length - 1),
    to: fc.nat(255),
    kind: fc.constantFrom(0, 0, 0, 1, 2),
  });
  return fc.array(change, { minLength: 1, maxLength: 5 }).map((changes) => {
    let result = Uint8Array.from(bytes);
    for (const { at, to, kind } of changes) {
      if (kind === 0) result[at % (result.length || 1)] = to;
      else if (kind === 1) result = result.slice(0, at);
      else result = new Uint8Array(Buffer.concat([result.subarray(0, at), result.subarray(at / 2, at + to)]));
    }
    return result;
  });
}

function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

describe('what is changed at random ends in facts or a finding', () => {
  test('packages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PACKAGES).chain(mutationsOf), async (bytes) => {
        const { diagnostics } = await readFacts(sourceOf(bytes), 'x.pkg');
        for (const finding of diagnostics) expect(sentence(finding)).not.toMatch(/undefined|\[object|NaN/);
      }),
      { numRuns: RUNS },
    );
  });

  test('tables of contents, whose bytes a checksum would hide', async () => {
    let xml = '';
    makeXar(componentMembers({ files: FILES }), { toc: (toc) => (xml = toc) });
    await fc.assert(
      fc.asyncProperty(mutationsOf(Buffer.from(xml)), async (toc) => {
        const bytes = makeXar(componentMembers({ files: FILES }), {
          toc: () => Buffer.from(toc).toString('latin1'),
        });
        await readFacts(sourceOf(bytes), 'x.pkg');
      }),
      { numRuns: RUNS },
    );
  });

  test('archives of files', async () => {
    await fc.assert(
      fc.asyncProperty(mutationsOf(PLAIN), async (bytes) => {
        await quietly(async () => {
          for await (const entry of readCpio(pieces(bytes), 'x')) if (entry.size < 9999) await entry.body();
        });
      }),
      { numRuns: RUNS },
    );
  });

  test('Distributions and PackageInfos', async () => {
    await fc.assert(
      fc.asyncProperty(
        mutationsOf(Buffer.from(DISTRIBUTION)),
        mutationsOf(Buffer.from(INFO)),
        async (distribution, info) => {
          await quietly(async () => readDistribution(distribution, 'x'));
          await quietly(async () => readPackageInfo(info, 'x'));
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('signatures', async () => {
    await fc.assert(
      fc.asyncProperty(mutationsOf(EXECUTABLE), mutationsOf(CMS), async (executable, cms) => {
        await signerOf(sourceOf(executable));
        signerOfCms(cms);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Only a Refusal may leave it. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: Error) => expect(error.name).toBe('Refusal'));
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}
