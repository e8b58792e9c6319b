import { createCipheriv } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Flow } from '../../../src/read/package/bomb.ts';
import { readPayload } from '../../../src/read/package/payload.ts';
import { makeCpio } from '../../fixtures/make/cpio.ts';
import { componentMembers, kextFiles, makeComponent } from '../../fixtures/make/package.ts';
import { makePbzx, makeRawPbzx } from '../../fixtures/make/pbzx.ts';
import { makeXar } from '../../fixtures/make/xar.ts';
import { xz } from '../../fixtures/make/xz.ts';
import { hasTool } from '../../tools.ts';
import { read } from './packages.ts';

const TAP = kextFiles({ path: 'Library/Extensions/tap.kext', id: 'a.tap', architectures: ['arm64e'] });
const CPIO = makeCpio(TAP);
const GZIP = gzipSync(CPIO);
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** An archive with one file more, its header changed. */
function withHeader(change: (header: string) => string): Uint8Array {
  const start = makeCpio(TAP).subarray(0, CPIO.length - 87);
  const last = Buffer.from(makeCpio([{ path: 'x', bytes: Buffer.from('body') }])).toString('latin1');
  return Buffer.concat([start, Buffer.from(change(last), 'latin1')]);
}

const digits = (from: number, said: string) => (header: string) =>
  header.slice(0, from) + said + header.slice(from + said.length);

const PAYLOADS: [name: string, payload: () => Uint8Array, codes: string[]][] = [
  ['30 pbzx', () => makeRawPbzx(CPIO), []],
  [
    '31 a chunk of nothing',
    () =>
      makePbzx([
        { size: 0, bytes: new Uint8Array(0) },
        { size: CPIO.length, bytes: CPIO },
      ]),
    [],
  ],
  [
    '32 a chunk of 2^60 bytes',
    () => makePbzx([{ size: 1, bytes: CPIO, length: 2n ** 60n }]),
    ['package.chunk'],
  ],
  [
    '32 a chunk longer than the file',
    () => makePbzx([{ size: 1, bytes: CPIO, length: 1_000_000n }]),
    ['package.stream-cut'],
  ],
  [
    '32 a chunk shorter than it is',
    () => makePbzx([{ size: 1, bytes: CPIO, length: 100n }]),
    ['package.chunk'],
  ],
  ['33 a way up', () => makeCpio([...TAP, { path: '../../etc/x', bytes: CPIO }]), ['package.entry-name']],
  ['33 a whole path', () => withHeader((header) => header.replace('./x', '/xx')), ['package.entry-name']],
  ['34 a name of 16 MiB', () => withHeader(digits(59, '777777')), ['package.entry-name-length']],
  ['34 a name of nothing', () => withHeader(digits(59, '000000')), ['package.entry-name-length']],
  ['35 a body larger than the archive', () => withHeader(digits(65, '77777777777')), ['package.payload-cut']],
  ['35 digits that are none', () => withHeader(digits(65, '0000000009x')), ['package.cpio']],
  ['36 no more than half', () => GZIP.subarray(0, GZIP.length / 2), ['package.stream-cut']],
  ['36 half an archive', () => CPIO.subarray(0, CPIO.length - 100), ['package.payload-cut']],
  ['36 half a pbzx stream', () => makeRawPbzx(CPIO).subarray(0, 900), ['package.stream-cut']],
  [
    '36 half a header of a chunk',
    () =>
      makePbzx([
        { size: 500, bytes: CPIO.subarray(0, 500) },
        { size: 1, bytes: CPIO },
      ]).subarray(0, 536),
    ['package.stream-cut'],
  ],
  [
    '37 changed in its middle',
    () => GZIP.map((byte, i) => (i === 60 ? byte ^ 0xff : byte)),
    ['package.stream-broken'],
  ],
  ['two of one name', () => makeCpio([...TAP, TAP[2]!, TAP[3]!]), ['package.duplicate']],
  ['gzip in gzip', () => gzipSync(GZIP), ['package.cpio']],
  ['nothing', () => new Uint8Array(0), ['package.no-kext']],
  ['one byte', () => new Uint8Array(1), ['package.payload-kind']],
  ['an Apple Archive', () => Buffer.from('AA01 and so on'), ['package.payload-kind']],
  ['bzip2', () => Buffer.from('BZh91AY'), ['package.payload-kind']],
  ['xz that is none', () => Buffer.from('\xfd7zXZ\0 and so on', 'latin1'), ['package.stream-broken']],
  [
    'a link where the executable should be',
    () => makeCpio([...TAP.slice(0, 3), { ...TAP[3]!, mode: 0o120777 }]),
    ['bundle.no-executable'],
  ],
];

describe('a payload', () => {
  test.each(PAYLOADS)('%s', async (_, payload, codes) => {
    const { codes: found } = await read(makeComponent({ payload: payload() }));
    expect(found).toEqual(codes);
  });

  test('that is damaged at its end has told its kexts before', async () => {
    const payload = makeCpio([...TAP, { path: '../x', bytes: CPIO }]);
    expect((await read(makeComponent({ payload }))).facts?.kexts).toMatchObject([{ id: 'a.tap' }]);
  });

  test('with an executable that is too large to be held has told all else', async () => {
    const big = { ...TAP[3]!, bytes: new Uint8Array(65 * 2 ** 20) };
    const payload = makeCpio([...TAP.slice(0, 3), big, ...kextFiles({ path: 'next.kext', id: 'a.next' })]);
    const { facts, codes } = await read(makeComponent({ payload }));
    expect(codes).toEqual(['package.kept']);
    expect(facts?.kexts).toMatchObject([{ id: 'a.tap', architectures: [] }, { id: 'a.next' }]);
  });

  test('with many large Info.plists is looked into as far as that is bearable', async () => {
    const info = Buffer.concat([Buffer.from(TAP[2]!.bytes!), Buffer.alloc(2 ** 20, ' ')]);
    const files = Array.from({ length: 20 }, (_, i) => [
      { path: `${i}.kext` },
      { path: `${i}.kext/Contents/Info.plist`, bytes: info },
      { path: `${i}.kext/Contents/MacOS/tap`, bytes: TAP[3]!.bytes! },
    ]);
    const { facts, codes } = await read(makeComponent({ files: files.flat() }));
    expect(facts!.kexts.length).toBeGreaterThan(5);
    expect(new Set(codes)).toEqual(new Set(['package.kept']));
    expect(codes.length + facts!.kexts.length).toBe(20);
  });

  test('of more files than anybody installs is refused, and so are names longer than all of theirs', async () => {
    const entry = Buffer.from(makeCpio([{ path: 'a', bytes: new Uint8Array(0) }])).subarray(0, 76 + 4);
    const many = gzipSync(Buffer.concat(Array(400_001).fill(entry)), { level: 1 });
    expect((await read(makeComponent({ payload: many }))).codes).toEqual(['package.entries']);
    const long = makeCpio([{ path: 'a'.repeat(1000), bytes: new Uint8Array(0) }]).subarray(0, 76 + 1003);
    const names = gzipSync(Buffer.concat(Array(67_200).fill(long)), { level: 1 });
    expect((await read(makeComponent({ payload: names }))).codes).toEqual(['package.entry-names']);
  });

  test('that explodes is refused where it grows beyond a gigabyte, not before', async () => {
    const zeros = gzipSync(new Uint8Array(2 ** 26));
    const start = gzipSync(join(makeCpio(TAP).subarray(0, -87), headOf('big', 2 ** 31)));
    const rest = gzipSync(join(new Uint8Array(2 ** 31 % 2 ** 26), makeCpio([])));
    expect(await bombAt(join(start, ...Array(32).fill(zeros), rest))).toEqual([1, ['package.bomb']]);
    const gigabyte = gzipSync(join(makeCpio(TAP).subarray(0, -87), headOf('big', 2 ** 30)));
    expect(await bombAt(join(gigabyte, ...Array(16).fill(zeros), rest))).toEqual([1, []]);
    const real = gzipSync(join(new Uint8Array(2 ** 26 - 2 ** 21), noise(2 ** 21)), { level: 1 });
    expect(await bombAt(join(start, ...Array(32).fill(real), rest))).toEqual([1, []]);
  });

  async function bombAt(payload: Uint8Array) {
    const { facts, codes } = await read(makeComponent({ payload }));
    return [facts?.kexts.length, codes];
  }

  test('in more chunks than anybody makes is refused', async () => {
    const payload = makeRawPbzx(makeCpio([...TAP, { path: 'x', bytes: noise(10_000) }]), 1);
    expect((await read(makeComponent({ payload }))).codes).toEqual(['package.pieces']);
  });

  test('of many zeros is read', async () => {
    const payload = gzipSync(makeCpio([{ path: 'big', bytes: new Uint8Array(1 << 26) }, ...TAP]));
    const { facts, codes } = await read(makeComponent({ payload }));
    expect(codes).toEqual([]);
    expect(facts?.kexts).toHaveLength(1);
  });
});

describe.runIf(hasTool('xz'))('a payload of xz (where xz is installed)', () => {
  test('that explodes is refused', async () => {
    const files = makeCpio([{ path: 'zeros', bytes: new Uint8Array(2 ** 23) }]).subarray(0, -87);
    const chunk = { size: 2 * files.length, bytes: xz(join(files, files)) };
    const payload = makePbzx([{ size: CPIO.length, bytes: CPIO.subarray(0, -87) }, ...Array(9).fill(chunk)]);
    const { facts, codes } = await read(makeComponent({ payload }));
    expect(codes).toEqual(['package.bomb']);
    expect(facts?.kexts).toHaveLength(1);
  });

  test('with a file of a gigabyte in it is read, and that file is not decompressed', async () => {
    const zeros = { size: 2 ** 24, bytes: xz(new Uint8Array(2 ** 24)) };
    const start = Buffer.from(headOf('big', 2 ** 30));
    const last = makeCpio(kextFiles({ path: 'z.kext', id: 'a.z', architectures: ['arm64e'] }));
    const chunks = [start, last].map((bytes) => ({ size: bytes.length, bytes: xz(bytes) }));
    const payload = makePbzx([chunks[0]!, ...Array(64).fill(zeros), chunks[1]!]);
    const { facts, codes } = await read(makeComponent({ payload }));
    expect(codes).toEqual([]);
    expect(facts?.kexts).toMatchObject([{ id: 'a.z', architectures: ['arm64e'] }]);
    const flow = new Flow();
    for await (const _ of readPayload(piecesOf(payload), 'x', { flow }));
    expect(flow.xz.given).toBe(start.length + last.length);
  });

  test('is decompressed where a chunk holds more than the rest of a file, and where its index says nothing good', async () => {
    const bytes = xz(join(new Uint8Array(2 ** 21), makeCpio(TAP)));
    const broken = Uint8Array.from(bytes);
    broken[broken.length - 20]! ^= 0xff;
    const first = { size: 1, bytes: headOf('big', 2 ** 21) };
    const good = makePbzx([first, { size: 1, bytes }]);
    expect((await read(makeComponent({ payload: good }))).facts?.kexts).toMatchObject([{ id: 'a.tap' }]);
    const payload = makePbzx([first, { size: 1, bytes: broken }]);
    expect((await read(makeComponent({ payload }))).codes).toEqual(['package.stream-broken']);
  });

  test('does not block the one after it, wherever it is cut off', async () => {
    const bytes = xz(CPIO);
    for (let length = 6; length < bytes.length; length += 7) {
      const payload = makePbzx([{ size: CPIO.length, bytes: bytes.subarray(0, length) }]);
      expect((await read(makeComponent({ payload }))).codes).toEqual(['package.stream-broken']);
    }
    const { codes } = await read(makeComponent({ payload: makePbzx([{ size: CPIO.length, bytes }]) }));
    expect(codes).toEqual([]);
  });

  test('that wants a dictionary of gigabytes is refused', async () => {
    const payload = makePbzx([{ size: 1, bytes: xz(CPIO, '--lzma2=dict=1536MiB') }]);
    expect((await read(makeComponent({ payload }))).codes).toEqual(['package.stream-broken']);
  });

  test('in a part that is stored as xz is read, and does not wait for itself for ever', async () => {
    const stored = xz(makeCpio([...TAP, { path: 'big', bytes: noise(4 * 2 ** 20) }]), '-0');
    const size = String(stored.length);
    const members = componentMembers({ payload: xz(stored, '-0') }).map((member) =>
      member.path === 'Payload' ? { ...member, lies: { encoding: 'application/x-xz', size } } : member,
    );
    const bytes = makeXar(members);
    const all = await Promise.all([read(bytes, 'a.pkg'), read(bytes, 'b.pkg')]);
    for (const { facts, codes } of all) {
      expect(codes).toEqual([]);
      expect(facts?.kexts).toMatchObject([{ id: 'a.tap' }]);
    }
  });

  test.each([['--check=sha256'], ['--x86', '--lzma2'], ['--delta', '--lzma2']])(
    'of a kind that the decoder does not know is told: %s %s',
    async (...args) => {
      const { codes } = await read(makeComponent({ payload: xz(CPIO, ...args) }));
      expect(codes).toEqual(['package.stream-broken']);
    },
  );
});

/** What stands before a file of that size in an archive. */
function headOf(path: string, size: number): Uint8Array {
  const head = makeCpio([{ path, bytes: new Uint8Array(0) }]).subarray(0, -87);
  const text = Buffer.from(head).toString('latin1');
  return Buffer.from(text.replace(/0{11}\.\//, `${size.toString(8).padStart(11, '0')}./`), 'latin1');
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

/** What no packer makes smaller, and the same each time. */
function noise(length: number): Uint8Array {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));
}
