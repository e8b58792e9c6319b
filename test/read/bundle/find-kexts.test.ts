import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectBundle } from '../../../src/read/bundle/inspect.ts';
import { makeKext } from '../../fixtures/make/kext.ts';
import { at, codes, executable, make, makeInside, WIDGET } from './widget.ts';

describe('kexts inside', () => {
  test('are listed behind the outer one, sorted, of every depth', async () => {
    make();
    makeInside('B.kext');
    makeInside('A.kext');
    makeInside('A.kext/Contents/PlugIns/Deep.kext');
    makeInside('._A.kext');
    mkdirSync(at('Widget.kext/Contents/PlugIns/Other.plugin'));
    const { report } = await inspectBundle(at('Widget.kext'));
    expect(report.kexts.map(({ path }) => path?.replace('/Library/Extensions/Widget.kext', ''))).toEqual([
      '',
      '/Contents/PlugIns/A.kext',
      '/Contents/PlugIns/A.kext/Contents/PlugIns/Deep.kext',
      '/Contents/PlugIns/B.kext',
    ]);
    expect(report.diagnostics).toEqual([]);
  });

  test('stay readable where one is broken', async () => {
    make();
    writeFileSync(join(makeInside('A.kext'), 'Contents/Info.plist'), '<plist>');
    makeInside('B.kext');
    const { report } = await inspectBundle(at('Widget.kext'));
    expect(report.kexts.map(({ id }) => id)).toEqual([WIDGET.id, 'inside.B.kext']);
    expect(report.diagnostics).toMatchObject([{ code: 'plist.unclosed' }]);
  });

  test('are read once, though links lead in a circle', async () => {
    make();
    makeInside('A.kext');
    symlinkSync('../..', at('Widget.kext/Contents/PlugIns/Loop.kext'));
    expect((await inspectBundle(at('Widget.kext'))).report.kexts).toHaveLength(2);
  });

  test('are not read where a link leads outside', async () => {
    make();
    makeKext(at('Foreign.kext'), WIDGET);
    mkdirSync(at('Widget.kext/Contents/PlugIns'));
    symlinkSync(at('Foreign.kext'), at('Widget.kext/Contents/PlugIns/F.kext'));
    expect(await codes()).toEqual(['bundle.escapes']);
  });

  test('are limited in number', async () => {
    make({}, 'Widget.kext');
    for (let i = 0; i < 120; i++) makeInside(`${i}.kext`);
    const { report } = await inspectBundle(at('Widget.kext'));
    expect(report.kexts).toHaveLength(100);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['bundle.many']);
  });
});

describe('the executable', () => {
  test('is missing', async () => {
    make();
    rmSync(executable());
    const { report } = await inspectBundle(at('Widget.kext'));
    expect(report).toMatchObject({
      kexts: [{ codeless: false, architectures: [] }],
      diagnostics: [{ code: 'bundle.no-executable', severity: 'error', place: { file: executable() } }],
    });
  });

  test.each<[string, Uint8Array, string]>([
    ['empty', Buffer.from(''), 'bundle.empty-executable'],
    ['a Git LFS pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\n'), 'bundle.git-lfs'],
    ['no Mach-O', Buffer.from('#!/bin/sh\n'), 'bundle.not-mach-o'],
  ])('is %s', async (_, bytes, code) => {
    make();
    writeFileSync(executable(), bytes);
    expect(await codes()).toEqual([code]);
  });

  test('is a folder', async () => {
    make();
    rmSync(executable());
    mkdirSync(executable());
    expect(await codes()).toEqual(['bundle.not-file']);
  });

  test('is a link out of the bundle', async () => {
    make();
    rmSync(executable());
    symlinkSync('/bin/sh', executable());
    expect(await codes()).toEqual(['bundle.escapes']);
  });

  test('is a link within the bundle', async () => {
    const bundle = make();
    cpSync(executable(), join(bundle, 'Contents/code'));
    rmSync(executable());
    symlinkSync('../code', executable());
    expect(await codes()).toEqual([]);
  });

  test('is a link to itself', async () => {
    make();
    rmSync(executable());
    symlinkSync('Widget', executable());
    expect(await codes()).toEqual(['bundle.unreadable']);
  });

  test.skipIf(process.platform === 'win32')('is a pipe, and nothing hangs', async () => {
    make();
    rmSync(executable());
    execFileSync('mkfifo', [executable()]);
    expect(await codes()).toEqual(['bundle.not-file']);
  });
});

describe('no kext', () => {
  test('no folder', async () => {
    expect(await codes(at('None.kext'))).toEqual(['bundle.no-folder']);
  });

  test('a folder without an Info.plist', async () => {
    mkdirSync(at('Empty.kext/Contents'), { recursive: true });
    expect(await codes(at('Empty.kext'))).toEqual(['bundle.none']);
  });

  test('a file', async () => {
    writeFileSync(at('File.kext'), 'x');
    expect(await codes(at('File.kext'))).toEqual(['bundle.none']);
  });

  test('an app by its name, and by its type', async () => {
    const keys = { CFBundlePackageType: 'APPL' };
    expect(await codes(make({}, 'Widget.app'))).toEqual(['bundle.not-kext']);
    expect(await codes(make({}, 'Widget.dext'))).toEqual(['bundle.not-kext']);
    expect(await codes(make({ extraKeys: keys }))).toEqual(['bundle.not-kext']);
  });

  test('a kext in a folder that is not called one', async () => {
    expect(await codes(make({}, 'Widget'))).toEqual(['bundle.extension']);
  });

  test('an Info.plist that links out of the bundle', async () => {
    const info = join(make(), 'Contents/Info.plist');
    cpSync(info, at('Info.plist'));
    rmSync(info);
    symlinkSync('../../Info.plist', info);
    expect(await codes()).toEqual(['bundle.escapes']);
  });

  test('an Info.plist that is too large', async () => {
    writeFileSync(join(make(), 'Contents/Info.plist'), '<plist>'.padEnd(9_000_000));
    expect(await codes()).toEqual(['plist.too-large']);
  });

  test('a path that is none', async () => {
    expect(await codes(at('a\0b.kext'))).toEqual(['bundle.unreadable']);
    expect(await codes(at(`${'x'.repeat(5000)}.kext`))).toEqual(['bundle.unreadable']);
  });
});
