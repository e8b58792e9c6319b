import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ByteSource, readArchitectures } from '../../../src/read/bundle/macho.ts';
import { makeExecutable, makeFat, makeThin, SLICES } from '../../fixtures/make/macho.ts';

function sourceOf(bytes: Uint8Array): ByteSource & { asked: number } {
  return {
    size: bytes.length,
    asked: 0,
    async read(offset, length) {
      this.asked += length;
      return bytes.subarray(offset, offset + length);
    },
  };
}

const read = (bytes: Uint8Array) => readArchitectures(sourceOf(bytes), 'Widget');

const arm64e = { ...SLICES.arm64e, bytes: makeThin(SLICES.arm64e) };
const x86 = { ...SLICES.x86_64, bytes: makeThin(SLICES.x86_64) };

describe('architectures', () => {
  test.each<[string, Uint8Array, string[]]>([
    ['arm64e', makeExecutable(['arm64e']), ['arm64e']],
    ['arm64', makeExecutable(['arm64']), ['arm64']],
    ['x86_64', makeExecutable(['x86_64']), ['x86_64']],
    ['i386', makeExecutable(['i386']), ['i386']],
    ['ppc, big-endian', makeExecutable(['ppc']), ['ppc']],
    ['big-endian in 64 bits', makeThin({ ...SLICES.x86_64, littleEndian: false }), ['x86_64']],
    ['universal, in its order', makeExecutable(['x86_64', 'arm64e']), ['x86_64', 'arm64e']],
    ['the one of 2007', makeExecutable(['ppc', 'i386']), ['ppc', 'i386']],
    ['fat64', makeFat([x86, arm64e], { wide: true }), ['x86_64', 'arm64e']],
    ['fat, little-endian', makeFat([x86, arm64e], { littleEndian: true }), ['x86_64', 'arm64e']],
    [
      'fat64, little-endian',
      makeFat([x86, arm64e], { wide: true, littleEndian: true }),
      ['x86_64', 'arm64e'],
    ],
    ['arm64e without the bits of its ABI', makeThin({ ...SLICES.arm64e, subtype: 2 }), ['arm64e']],
    ['arm64e with all of them', makeThin({ ...SLICES.arm64e, subtype: 0xff000002 }), ['arm64e']],
    ['arm64 v8', makeThin({ ...SLICES.arm64, subtype: 1 }), ['arm64']],
    ['Haswell', makeThin({ ...SLICES.x86_64, subtype: 8 }), ['x86_64']],
    ['the same twice', makeFat([x86, x86]), ['x86_64']],
  ])('%s', async (_, bytes, architectures) => {
    expect(await read(bytes)).toEqual({ value: architectures, diagnostics: [] });
  });

  test('code for another processor is left out, with a warning', async () => {
    const ppc64 = { type: 0x01000012, subtype: 0 };
    expect(await read(makeFat([x86, { ...ppc64, bytes: makeThin(ppc64) }]))).toMatchObject({
      value: ['x86_64'],
      diagnostics: [{ code: 'bundle.architecture', severity: 'warning' }],
    });
  });

  test('only headers are read, however large the file is', async () => {
    const large = { ...SLICES.arm64e, bytes: makeThin(SLICES.arm64e, 5_000_000) };
    const source = sourceOf(makeFat([large, x86]));
    expect((await readArchitectures(source, 'Widget')).value).toEqual(['arm64e', 'x86_64']);
    expect(source.asked).toBeLessThan(2000);
  });
});

describe('hostile files', () => {
  const thin = makeThin(SLICES.x86_64, 0);
  const lyingCommands = Uint8Array.from(thin);
  new DataView(lyingCommands.buffer).setUint32(20, 1, true);

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'bundle.not-mach-o'],
    ['two bytes', new Uint8Array([0xca, 0xfe]), 'bundle.not-mach-o'],
    ['a script', Buffer.from('#!/bin/sh\nexit 0\n'), 'bundle.not-mach-o'],
    ['an ELF file', Buffer.from('\x7fELF'.padEnd(64, '\0')), 'bundle.not-mach-o'],
    [
      'a Git LFS pointer',
      Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\n'),
      'bundle.git-lfs',
    ],
    ['a thin header that was cut', thin.subarray(0, 31), 'bundle.mach-o-cut'],
    ['only a magic', thin.subarray(0, 4), 'bundle.mach-o-cut'],
    ['load commands behind the end', lyingCommands, 'bundle.mach-o-cut'],
    ['only a fat magic', Buffer.from('cafebabe', 'hex'), 'bundle.mach-o-cut'],
    ['no slices', makeFat([]), 'bundle.slices'],
    ['2^32 - 1 slices', makeFat([x86], { count: 0xffffffff }), 'bundle.slices'],
    ['a Java class', Buffer.from(`cafebabe00000034${'00'.repeat(4000)}`, 'hex'), 'bundle.slices'],
    ['one slice more than there is', makeFat([x86], { count: 30 }), 'bundle.mach-o-cut'],
    ['a table that was cut', makeFat([x86, arm64e]).subarray(0, 40), 'bundle.mach-o-cut'],
    ['a body that was cut', makeFat([x86, arm64e]).subarray(0, 200), 'bundle.mach-o-cut'],
    ['a slice behind the end', makeFat([{ ...x86, offset: 10_000n }]), 'bundle.mach-o-cut'],
    ['a slice as large as 2^32 - 1', makeFat([{ ...x86, size: 0xffffffffn }]), 'bundle.mach-o-cut'],
    [
      'a slice at 2^64 - 1',
      makeFat([{ ...x86, offset: 2n ** 64n - 1n }], { wide: true }),
      'bundle.mach-o-cut',
    ],
    ['a sum that wraps', makeFat([{ ...x86, size: 2n ** 64n - 10n }], { wide: true }), 'bundle.mach-o-cut'],
    ['a slice on the table', makeFat([{ ...x86, offset: 0n }]), 'bundle.mach-o-cut'],
    ['a slice without bytes', makeFat([{ ...x86, size: 0n }]), 'bundle.not-mach-o'],
    ['a slice of text', makeFat([{ ...x86, bytes: Buffer.from('text'.padEnd(64)) }]), 'bundle.not-mach-o'],
    ['a slice of another kind', makeFat([{ ...arm64e, bytes: x86.bytes }]), 'bundle.slice-differs'],
    ['fat in fat', makeFat([{ ...x86, bytes: makeFat([x86]) }]), 'bundle.not-mach-o'],
  ])('%s', async (_, bytes, code) => {
    const { value, diagnostics } = await read(bytes);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, severity: 'error', place: { file: 'Widget' } }]);
  });

  test('only processors that no guide is written for', async () => {
    expect(await read(makeThin({ type: 0x0000000c, subtype: 9, wide: false }))).toMatchObject({
      diagnostics: [{ code: 'bundle.architecture' }, { code: 'bundle.no-architecture', severity: 'error' }],
    });
  });

  test('any change ends in architectures or in findings, never in a throw', async () => {
    const original = makeFat([x86, arm64e]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(250), fc.nat(255)), { maxLength: 5 }),
        fc.nat(original.length),
        async (changes, length) => {
          const bytes = Uint8Array.from(original.subarray(0, length));
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          const { value, diagnostics } = await read(bytes);
          expect(value !== undefined || diagnostics.length > 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
