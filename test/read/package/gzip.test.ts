import { createCipheriv, createHash } from 'node:crypto';
import { crc32, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/diagnostics/diagnostic.ts';
import { Flow } from '../../../src/read/package/bomb.ts';
import { inflated } from '../../../src/read/package/inflate.ts';
import { makeCpio } from '../../fixtures/make/cpio.ts';
import { componentMembers, kextFiles, makeComponent } from '../../fixtures/make/package.ts';
import { makeXar } from '../../fixtures/make/xar.ts';
import { read } from './packages.ts';

const TAP = kextFiles({ path: 'Library/Extensions/tap.kext', id: 'a.tap', architectures: ['arm64e'] });
const CPIO = makeCpio(TAP);
const GZIP = gzipSync(CPIO);
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const zeros = (length: number) => new Uint8Array(length);
const noise = (length: number) =>
  createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));

/** Its codes, and how many kexts were found. */
async function found(payload: Uint8Array, deflate = false) {
  const members = componentMembers({ payload });
  const bytes = makeXar(members.map((one) => (one.path === 'Payload' ? { ...one, deflate } : one)));
  const { facts, codes, diagnostics } = await read(bytes);
  return { kexts: facts?.kexts.length, codes, diagnostics };
}

describe('a gzip payload', () => {
  test.each([
    ['in two members', join(gzipSync(CPIO.subarray(0, 700)), gzipSync(CPIO.subarray(700)))],
    ['with an empty member behind it', join(GZIP, gzipSync(''))],
    ['with a zero behind it', join(GZIP, zeros(1))],
    ['with zeros up to a full block', join(GZIP, zeros(512))],
    ['with megabytes of zeros behind it', join(GZIP, zeros(3 * 2 ** 20))],
  ])('%s is read', async (_, payload) => {
    expect(await found(payload)).toMatchObject({ kexts: 1, codes: [] });
    expect(await found(payload, true)).toMatchObject({ kexts: 1, codes: [] });
  });

  test.each([
    ['garbage', Buffer.from('garbage'), 7, '"garbage"'],
    ['garbage behind zeros', join(zeros(5), Buffer.from('garbage')), 12, '"garbage"'],
    // As gzip does: behind zeros nothing is read any more.
    ['a member behind zeros', join(zeros(512), GZIP), 512 + GZIP.length, expect.any(String)],
    ['megabytes of noise', noise(3 * 2 ** 20), 3 * 2 ** 20, expect.any(String)],
  ])('with %s behind it is read, and that is told', async (_, behind, bytes, start) => {
    const { kexts, diagnostics } = await found(join(GZIP, behind));
    expect(kexts).toBe(1);
    expect(diagnostics).toMatchObject([
      { code: 'package.behind', severity: 'warning', args: { bytes, start }, place: { file: /Payload$/ } },
    ]);
  });

  test('is read to its end by its checksum, whatever stands behind it', async () => {
    const payload = join(GZIP, zeros(3 * 2 ** 20));
    const lies = { checksum: '0'.repeat(40) };
    const members = componentMembers({ payload }).map((one) =>
      one.path === 'Payload' ? { ...one, lies } : one,
    );
    expect((await read(makeXar(members))).codes).toEqual(['package.checksum']);
  });

  test.each([
    ['its checksum', -8, ['package.stream-broken']],
    ['its size', -4, ['package.stream-broken']],
    ['its kind of compression', 2 - GZIP.length, ['package.stream-broken']],
  ])('with a change in %s is refused', async (_, at, codes) => {
    const bytes = Uint8Array.from(GZIP);
    bytes[bytes.length + at]! ^= 0xff;
    expect((await found(bytes)).codes).toEqual(codes);
  });

  test.each([1, 7, 8, 9, 12])('that ends %i bytes too early is refused', async (missing) => {
    const { codes } = await found(GZIP.subarray(0, GZIP.length - missing));
    expect(codes).toEqual(['package.stream-cut']);
  });

  test('whose second member is cut off is refused', async () => {
    for (const length of [2, 9, 10, 11, 30]) {
      expect((await found(join(GZIP, GZIP.subarray(0, length)))).codes).toEqual(['package.stream-cut']);
    }
  });

  test('with a name, a comment, more and a checksum in its header is read', async () => {
    const header = Buffer.from(GZIP.subarray(0, 10));
    header[3] = 2 | 4 | 8 | 16;
    const start = join(header, Buffer.from('\x03\0abcname\0comment\0', 'latin1'));
    const checksum = Uint8Array.of(crc32(start) & 0xff, (crc32(start) >> 8) & 0xff);
    const payload = join(start, checksum, GZIP.subarray(10));
    expect(await found(payload)).toMatchObject({ kexts: 1, codes: [] });
  });

  test('of more members than anybody makes is refused', async () => {
    const payload = join(...Array(1001).fill(gzipSync('')));
    expect((await found(payload)).codes).toEqual(['package.pieces']);
  });
});

describe('a gzip stream', () => {
  /** What is passed on is only good until the next is asked for, so that memory can be used again. */
  test('gives all its bytes, in whatever pieces it comes', async () => {
    const bytes = join(noise(3_000_001), zeros(9_000_000), noise(77));
    const packed = join(gzipSync(bytes.subarray(0, 2_500_000)), gzipSync(bytes.subarray(2_500_000)));
    for (const size of [1000, 65_536, 2 ** 20, packed.length]) {
      const hash = createHash('sha256');
      let length = 0;
      for await (const piece of inflated(pieces(packed, size), 'x', new Flow())) {
        hash.update(piece);
        length += piece.length;
      }
      expect(length).toBe(bytes.length);
      expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  test('whose source fails tells that, not that it ends too early', async () => {
    const failing = async function* () {
      yield GZIP.subarray(0, 50);
      throw new Error('the disk is gone');
    };
    const reading = drain(inflated(failing(), 'x', new Flow()));
    await expect(reading).rejects.toThrow('the disk is gone');
  });

  test('that is left early lets go of what it reads from', async () => {
    let isOpen = true;
    const source = async function* () {
      try {
        yield gzipSync(noise(5_000_000));
      } finally {
        isOpen = false;
      }
    };
    for await (const _ of inflated(source(), 'x', new Flow())) break;
    expect(isOpen).toBe(false);
  });

  test('that is none is refused', async () => {
    const reading = drain(inflated(pieces(Buffer.from('no stream at all'), 3), 'x', new Flow()));
    await expect(reading).rejects.toThrow(Refusal);
  });
});

async function drain(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of chunks);
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('the kext that stands behind a file of many zeros is read whole', async () => {
  const last = kextFiles({ path: 'M/z.kext', id: 'a.z', version: '7', architectures: ['arm64e', 'x86_64'] });
  const files = [...TAP, { path: 'big', bytes: zeros(20_000_000) }, ...last];
  const { facts, codes } = await read(makeComponent({ files }));
  expect(codes).toEqual([]);
  expect(facts?.kexts).toMatchObject([
    { id: 'a.tap', architectures: ['arm64e'] },
    { id: 'a.z', version: '7', architectures: ['arm64e', 'x86_64'] },
  ]);
});
