import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeCpio } from '../../fixtures/make/cpio.ts';
import { componentMembers, kextFiles, makeComponent, makeProduct } from '../../fixtures/make/package.ts';
import { type Member, makeXar, type XarOptions } from '../../fixtures/make/xar.ts';
import { read } from './packages.ts';

const TAP = kextFiles({ path: 'Library/Extensions/tap.kext', id: 'a.tap', architectures: ['arm64e'] });
const MEMBERS = componentMembers({ files: TAP });
const GOOD = makeXar(MEMBERS);
const text = (path: string, content = 'x'): Member => ({ path, bytes: Buffer.from(content) });

/** The package with changes to its Payload's entry. */
function lying(lies: Member['lies']): Uint8Array {
  return makeXar(
    MEMBERS.map((member) => (member.path === 'Payload' ? { ...member, ...(lies && { lies }) } : member)),
  );
}

function withToc(toc: NonNullable<XarOptions['toc']>): Uint8Array {
  return makeXar(MEMBERS, { toc });
}

/** By the numbers of real.md 3.5. */
const ARCHIVES: [name: string, bytes: () => Uint8Array, codes: string[]][] = [
  ['00 good', () => GOOD, []],
  ['01 nothing', () => new Uint8Array(0), ['package.kind']],
  ['01 a header cut off', () => GOOD.subarray(0, 20), ['package.cut']],
  ['02 a table of contents cut off', () => GOOD.subarray(0, 100), ['package.cut']],
  ['03 a heap cut off', () => GOOD.subarray(0, GOOD.length - 1), ['package.shorter']],
  [
    '04 2^63 bytes of contents',
    () => makeXar(MEMBERS, { header: { compressed: 2n ** 63n - 1n } }),
    ['package.toc-large'],
  ],
  [
    '05 2^63 bytes once inflated',
    () => makeXar(MEMBERS, { header: { uncompressed: 2n ** 63n - 1n } }),
    ['package.toc-large'],
  ],
  [
    '05 another size once inflated',
    () => makeXar(MEMBERS, { header: { uncompressed: 7n } }),
    ['package.toc'],
  ],
  ['06 a header of no size', () => makeXar(MEMBERS, { header: { size: 0 } }), ['package.header']],
  ['07 contents that explode', () => bombOfContents(), ['package.toc-large']],
  ['08 a way up', () => makeXar([...MEMBERS, text('..')]), ['package.name']],
  ['08 a way up by a folder', () => makeXar([...MEMBERS, text('../etc/x')]), ['package.name']],
  ['08 a whole path', () => withToc((xml) => xml.replace('>Payload<', '>/etc/x<')), ['package.name']],
  ['08 a backslash', () => makeXar([...MEMBERS, text('a\\b')]), ['package.name']],
  [
    '09 a billion laughs',
    () => withToc((xml) => dtd(xml, '<!ENTITY a "ha"><!ENTITY b "&a;&a;">')),
    ['package.xml-dtd'],
  ],
  [
    '10 a file as entity',
    () => withToc((xml) => dtd(xml, '<!ENTITY a SYSTEM "file:///etc/passwd">')),
    ['package.xml-dtd'],
  ],
  [
    '11 an address as entity',
    () => withToc((xml) => dtd(xml, '<!ENTITY a SYSTEM "http://127.0.0.1:9/">')),
    ['package.xml-dtd'],
  ],
  ['12 a part that explodes', () => makeXar([bomb('Distribution'), ...MEMBERS]), ['package.xml-bytes']],
  [
    '12 a part that explodes and says it does not',
    () => makeXar([{ ...bomb('Distribution'), lies: { size: '9' } }, ...MEMBERS]),
    ['package.size'],
  ],
  ['13 an offset beyond', () => lying({ offset: '999999999' }), ['package.shorter']],
  ['13 an offset of 2^64', () => lying({ offset: '18446744073709551616' }), ['package.toc']],
  ['14 an offset before', () => lying({ offset: '-20' }), ['package.toc']],
  [
    '16 20,000 deep',
    () =>
      withToc((xml) => xml.replace('</toc>', `${'<file>'.repeat(20_000)}${'</file>'.repeat(20_000)}</toc>`)),
    ['package.xml-deep'],
  ],
  [
    '17 two Distributions',
    () => makeXar([text('Distribution'), text('Distribution'), ...MEMBERS]),
    ['package.duplicate'],
  ],
  [
    '18 links in a circle',
    () => withToc((xml) => xml.replace('</toc>', `${link('a', 'b')}${link('b', 'a')}</toc>`)),
    [],
  ],
  [
    '19 a link, then a file of its name',
    () => withToc((xml) => xml.replace('</checksum>', `</checksum>${link('Payload', '/etc')}`)),
    ['package.duplicate'],
  ],
  ['20 a changed table of contents', () => changed(40), ['package.toc']],
  ['20 another checksum', () => changed(heapOf(GOOD) + 3), ['package.toc-checksum']],
  ['20 a checksum of a part', () => lying({ checksum: '0'.repeat(40) }), ['package.checksum']],
  [
    '20 an unknown checksum',
    () => withToc((xml) => xml.replace('style="sha1"', 'style="crc9"')),
    ['package.checksum-kind'],
  ],
  [
    '20 no checksum though promised',
    () => makeXar(MEMBERS, { checksum: 'none', header: { checksum: 1 } }),
    ['package.toc'],
  ],
  ['21 an unknown encoding', () => lying({ encoding: 'application/x-bzip2' }), ['package.encoding']],
  ['22 a size too large', () => lying({ size: '999999' }), ['package.size']],
  ['22 a size too small', () => lying({ size: '3' }), ['package.size']],
  [
    '23 names in Base64',
    () => withToc((xml) => xml.replace('<name>Payload<', '<name enctype="base64">UGF5bG9hZA==<')),
    [],
  ],
  [
    '23 a way up in Base64',
    () => withToc((xml) => xml.replace('<name>Payload<', '<name enctype="base64">Li4=<')),
    ['package.name'],
  ],
  ['24 a part that should be xz', () => lying({ encoding: 'application/x-xz' }), ['package.stream-broken']],
  ['a table of contents that is none', () => withToc(() => '<xar/>'), ['package.toc']],
  ['a table of contents of garbage', () => withToc(() => '<xar><toc>'), ['package.xml']],
  ['nothing in it', () => makeXar([]), ['package.nothing']],
  [
    'a PackageInfo that is none',
    () => makeXar([text('PackageInfo', '<x/>'), MEMBERS[1]!]),
    ['package.xml-root'],
  ],
  ['no PackageInfo', () => makeXar([MEMBERS[1]!]), ['package.no-package-info']],
  ['a zip archive', () => Buffer.from('PK\x03\x04'), ['package.kind']],
  [
    'a disk image',
    () => Buffer.concat([Buffer.alloc(600), Buffer.from('koly'), Buffer.alloc(508)]),
    ['package.kind'],
  ],
  ['a name with a NUL', () => makeXar([...MEMBERS, text('a\0b')], {}), ['package.xml']],
  [
    'an install-location that is no path',
    () => makeComponent({ files: TAP, attributes: 'install-location="$(PREFIX)"' }),
    ['package.install-location'],
  ],
];

describe('an archive', () => {
  test.each(ARCHIVES)('%s', async (_, bytes, codes) => {
    expect((await read(bytes())).codes).toEqual(codes);
  });

  test('15 with 5,000 packages on the same bytes', async () => {
    const components = Array.from({ length: 5000 }, (_, i) => `${i}.pkg`);
    const payload = gzipSync(makeCpio([{ path: 'big', bytes: new Uint8Array(1 << 24) }]));
    const members = [{ path: 'a/Payload', bytes: payload }];
    const toc = (xml: string) =>
      xml.replace(
        '</toc>',
        `${components.map((name) => xml.match(/<file>.*<\/file>/s)![0].replace('>a<', `>${name}<`)).join('')}</toc>`,
      );
    expect((await read(makeXar(members, { toc }))).codes).toEqual(['package.components']);
  });

  test('15 with packages on the same bytes', async () => {
    const bytes = makeProduct('<installer-script/>', [{ name: 'a.pkg', files: TAP }], {
      toc: (xml) =>
        xml.replace(
          '</toc>',
          `${xml.match(/<file><name>a.pkg.*<\/file>/s)![0].replace('a.pkg', 'b.pkg')}</toc>`,
        ),
    });
    const { facts, codes } = await read(bytes);
    expect(codes).toEqual(['package.overlap']);
    expect(facts?.kexts).toHaveLength(1);
  });

  test('15 with a hundred packages on the same bytes tells it once', async () => {
    const bytes = makeProduct('<installer-script/>', [{ name: 'a.pkg', files: TAP }], {
      toc: (xml) => {
        const one = xml.match(/<file><name>a.pkg.*<\/file>/s)![0];
        const others = Array.from({ length: 100 }, (_, i) => one.replace('a.pkg', `${i}.pkg`)).join('');
        return xml.replace('</toc>', `${others}</toc>`);
      },
    });
    expect((await read(bytes)).diagnostics).toMatchObject([
      { code: 'package.overlap', args: { others: 99 } },
    ]);
  });

  test('12 with a Distribution that explodes has told its kexts', async () => {
    const { facts, codes } = await read(makeXar([bomb('Distribution'), ...MEMBERS]));
    expect(codes).toEqual(['package.xml-bytes']);
    expect(facts?.kexts).toMatchObject([{ id: 'a.tap' }]);
  });

  test('15 with many packages that explode is refused once, after some of them', async () => {
    const payload = gzipSync(makeCpio([{ path: 'big', bytes: new Uint8Array(2 ** 24) }]));
    const components = Array.from({ length: 100 }, (_, i) => ({ name: `${i}.pkg`, payload }));
    const { facts, codes } = await read(makeProduct('<installer-script/>', components));
    expect(codes).toEqual(['package.bomb']);
    expect(facts?.components.length).toBeLessThan(100);
  });

  test('with many large PackageInfos is refused once', async () => {
    const inner = '<bundle id="a"/>'.repeat(50_000);
    const components = Array.from({ length: 20 }, (_, i) => ({ name: `${i}.pkg`, inner }));
    const { codes } = await read(makeProduct('<installer-script/>', components));
    expect(codes).toEqual(['package.xml-large']);
  });

  test('with a Distribution of too many elements is refused once, and has told its kexts', async () => {
    const text = `<installer-gui-script>${'<pkg-ref id="a"/>'.repeat(50_000)}</installer-gui-script>`;
    const { facts, codes } = await read(makeProduct(text, [{ name: 'tap.pkg', files: TAP }]));
    expect(codes).toEqual(['package.xml-large']);
    expect(facts?.kexts).toMatchObject([{ id: 'a.tap' }]);
  });

  test('that is a folder, or is not there', async () => {
    const { at } = await import('./packages.ts');
    const { readPackage } = await import('../../../src/read/package/read-package.ts');
    const found = await Promise.all([readPackage(at('.')), readPackage(at('no.pkg')), readPackage('a\0b')]);
    expect(found.map(({ diagnostics }) => diagnostics[0]?.code)).toEqual([
      'package.folder',
      'package.none',
      'bundle.unreadable',
    ]);
  });
});

function dtd(xml: string, entities: string): string {
  return xml.replace('<xar>', `<!DOCTYPE xar [${entities}]><xar>`).replace('>Payload<', '>&a;<');
}

function link(name: string, target: string): string {
  return `<file><name>${name}</name><type link="${target}">hardlink</type></file>`;
}

function bomb(path: string): Member {
  return { path, bytes: new Uint8Array(64 * 1024 * 1024), deflate: true };
}

/** A quarter of a gigabyte. */
function bombOfContents(): Uint8Array {
  const compressed = deflateSync(new Uint8Array(256 * 1024 * 1024));
  const header = Buffer.from(GOOD.subarray(0, 28));
  header.writeBigUInt64BE(BigInt(compressed.length), 8);
  return Buffer.concat([header, compressed]);
}

function heapOf(bytes: Uint8Array): number {
  return 28 + Number(Buffer.from(bytes).readBigUInt64BE(8));
}

function changed(at: number): Uint8Array {
  const bytes = Uint8Array.from(GOOD);
  bytes[at]! ^= 0xff;
  return bytes;
}
