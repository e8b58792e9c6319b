import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeCpio } from '../../fixtures/make/cpio.ts';
import { componentMembers, kextFiles, makeComponent, makeProduct } from '../../fixtures/make/package.ts';
import { type Member, makeXar } from '../../fixtures/make/xar.ts';
import { at } from './packages.ts';

const GIB = 2 ** 30;
/** "TRAILER!!!" */
const TRAILER = makeCpio([]);
const TAP = kextFiles({ path: 'Library/Extensions/tap.kext', id: 'a.tap', architectures: ['arm64e'] });

/** A kext, then the header of a file of 1 GiB, whose bytes and the end of the archive must follow. */
const START = (() => {
  const all = Buffer.from(makeCpio([...TAP, { path: 'big', bytes: new Uint8Array(0) }])).toString('latin1');
  const size = GIB.toString(8).padStart(11, '0');
  const start = all.slice(0, all.length - TRAILER.length);
  return Buffer.from(start.replace(/0{11}\.\/big/, `${size}./big`), 'latin1');
})();

describe('a package of 1 GiB', () => {
  test('is read in less than 300 MB, stored as it is', () => {
    const size = String(START.length + GIB + TRAILER.length);
    const bytes = makeXar(lying(componentMembers({ payload: START }), size), { toc: withoutChecksums });
    const file = openSync(at('big.pkg'), 'w');
    writeSync(file, bytes);
    // Sparse: no gigabyte is written.
    ftruncateSync(file, bytes.length + GIB);
    writeSync(file, TRAILER, 0, TRAILER.length, bytes.length + GIB);
    closeSync(file);
    expectSmall(at('big.pkg'));
  });

  test('is read in less than 300 MB, in chunks of pbzx', () => {
    const chunk = 2 ** 24;
    const number = (value: number) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(BigInt(value));
      return bytes;
    };
    const head = (size: number) => Buffer.concat([number(size), number(size)]);
    const first = Buffer.concat([Buffer.from('pbzx'), number(chunk), head(START.length), START]);
    const size = String(first.length + (GIB / chunk) * (16 + chunk) + 16 + TRAILER.length);
    const bytes = makeXar(lying(componentMembers({ payload: first }), size), { toc: withoutChecksums });
    const file = openSync(at('big.pkg'), 'w');
    let end = writeSync(file, bytes);
    for (let i = 0; i < GIB / chunk; i += 1, end += 16 + chunk) writeSync(file, head(chunk), 0, 16, end);
    writeSync(file, Buffer.concat([head(TRAILER.length), TRAILER]), 0, 16 + TRAILER.length, end);
    closeSync(file);
    expectSmall(at('big.pkg'));
  });

  test('is read in less than 300 MB, compressed', async () => {
    const gzip = createGzip({ level: 1 });
    const pieces: Uint8Array[] = [];
    gzip.on('data', (piece) => pieces.push(piece));
    gzip.write(START);
    const zeros = new Uint8Array(2 ** 24);
    for (let i = 0; i < GIB / zeros.length; i += 1) if (!gzip.write(zeros)) await once(gzip, 'drain');
    gzip.end(TRAILER);
    await once(gzip, 'end');
    writeFileSync(at('big.pkg'), makeXar(componentMembers({ payload: Buffer.concat(pieces) })));
    expectSmall(at('big.pkg'));
  });
});

describe('a package that was made to fill the memory is read in less than 256 MB', () => {
  test.each<[name: string, bytes: () => Uint8Array, codes: string[]]>([
    [
      'a Distribution of seven million lines, broken at its end',
      () => {
        const text = `<installer-gui-script>${'\n'.repeat(7_000_000)}<a b></installer-gui-script>`;
        return makeProduct(text, [{ name: 'tap.pkg', files: TAP }]);
      },
      ['package.xml'],
    ],
    [
      'a Distribution of as many elements as there may be',
      () => {
        const refs = Array.from({ length: 39_000 }, (_, i) => `<pkg-ref id="a${i}"/>`).join('');
        const text = `<installer-gui-script>${refs}</installer-gui-script>`;
        return makeProduct(text, [{ name: 'tap.pkg', files: TAP }]);
      },
      [],
    ],
    [
      'an executable of 60 MiB',
      () => {
        const big = { ...TAP[3]!, bytes: new Uint8Array(60 * 2 ** 20) };
        return makeComponent({ files: [...TAP.slice(0, 3), big] });
      },
      ['bundle.not-mach-o'],
    ],
    [
      'hundreds of packages',
      () => {
        const files = Array.from({ length: 100 }, (_, i) => ({ path: `${i}`, bytes: new Uint8Array(9) }));
        const components = Array.from({ length: 490 }, (_, i) => ({ name: `${i}.pkg`, files }));
        return makeProduct('<installer-gui-script/>', [...components, { name: 'tap.pkg', files: TAP }]);
      },
      [],
    ],
  ])('%s', (_, bytes, codes) => {
    writeFileSync(at('hostile.pkg'), bytes());
    const found = readAlone(at('hostile.pkg'));
    expect(found).toMatchObject({ kexts: 1, codes });
    expect(found.megabytes).toBeLessThan(256);
  });
});

/** The members with a Payload that is said to be larger than it is, as the rest is written behind it. */
function lying(members: readonly Member[], size: string): Member[] {
  return members.map((member) =>
    member.path === 'Payload' ? { ...member, lies: { length: size, size } } : member,
  );
}

function withoutChecksums(toc: string): string {
  return toc.replaceAll(/<archived-checksum.*?<\/archived-checksum>/g, '');
}

function expectSmall(path: string): void {
  const { kexts, codes, megabytes } = readAlone(path);
  expect({ kexts, codes }).toEqual({ kexts: 1, codes: [] });
  expect(megabytes).toBeGreaterThan(20);
  expect(megabytes).toBeLessThan(300);
}

/** Reads it and tells what was found, in a process of its own: the memory of this one tells of all tests. */
function readAlone(path: string): { kexts: number; codes: string[]; megabytes: number } {
  const source = (file: string) =>
    JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../../src', file)).href);
  const script = `
    import { existsSync, readFileSync } from 'node:fs';
    const { readPackage } = await import(${source('read/package/read-package.ts')});
    const { codeFrame } = await import(${source('diagnostics/code-frame.ts')});
    const { value, diagnostics } = await readPackage(${JSON.stringify(path)});
    for (const { place } of diagnostics) codeFrame(place);
    // What getrusage tells on Linux includes the process that started this one.
    const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
    const kilobytes = /VmHWM:\\s*(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
    const megabytes = Number(kilobytes) / 1024;
    const codes = diagnostics.map(({ code }) => code);
    console.log(JSON.stringify({ kexts: value?.kexts.length, codes, megabytes }));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return JSON.parse(output);
}
