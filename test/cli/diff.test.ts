import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKext } from '../fixtures/make/kext.ts';
import { makeComponent } from '../fixtures/make/package.ts';
import { HALDEN, makeVault } from '../fixtures/make/vault.ts';
import { kextguide, leave, workplace } from './run.ts';

let folder: string;

beforeEach(async () => {
  folder = await workplace();
});

afterEach(() => leave(folder));

const put = (name: string, bytes: Uint8Array) => writeFile(path.join(folder, name), bytes);

const GUARD = {
  ...HALDEN.core,
  path: 'Library/Extensions/HaldenGuard.kext',
  id: 'com.halden.guard',
};
const { architectures: _, ...HOLLOW } = GUARD;

async function twoReleases() {
  await put('Old.pkg', makeVault({ kexts: [{ ...HALDEN.core, version: '6.2.0' }, HALDEN.match, GUARD] }));
  await put('New.pkg', makeVault({ kexts: [HALDEN.core, HOLLOW] }));
}

describe('diff', () => {
  it('shows what became of each kext, and which guides that needs', async () => {
    await twoReleases();
    const { code, stdout, stderr } = await kextguide(folder, ['diff', 'Old.pkg', 'New.pkg']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Old\.pkg → New\.pkg$/m);
    expect(stdout).toMatch(/^ {2}HaldenCore +com\.halden\.core +updated +6\.2\.0 → 6\.2\.1$/m);
    expect(stdout).toMatch(/^ {2}HaldenGuard +com\.halden\.guard +turned codeless +6\.2\.1$/m);
    expect(stdout).toMatch(/^ {2}HaldenMatch +com\.halden\.match +gone +6\.2\.0; codeless$/m);
    expect(stdout).toMatch(/^ {2}install +New users: /m);
    expect(stdout).toMatch(
      /^ {2}update +Users of the release before: .*HaldenCore is updated and HaldenGuard has no code/m,
    );
    expect(stdout).toMatch(/^ {2}uninstall +Users of the release before: .*HaldenMatch/m);
  });

  it('prints JSON', async () => {
    await twoReleases();
    const { stdout } = await kextguide(folder, ['diff', 'Old.pkg', 'New.pkg', '--json']);
    const signer = { developer: 'Widget Works Kft. Ő', teamId: 'AB12CD34EF' };
    const core = {
      id: 'com.halden.core',
      name: 'HaldenCore',
      version: '6.2.1',
      codeless: false,
      architectures: ['arm64e', 'x86_64'],
      path: '/Library/Extensions/HaldenCore.kext',
      signer,
    };
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(['kexts', 'guides', 'diagnostics']);
    expect(report.kexts[0]).toEqual({
      id: 'com.halden.core',
      change: 'updated',
      old: { ...core, version: '6.2.0' },
      new: core,
      differs: ['version'],
      chips: { gained: [], lost: [] },
    });
    expect(report.kexts.map((kext: { change: string }) => kext.change)).toEqual([
      'updated',
      'turned-codeless',
      'gone',
    ]);
    expect(report.kexts[2]).toMatchObject({ old: { id: 'com.halden.match' }, new: null });
    expect(report.guides).toEqual([
      { action: 'install', because: expect.stringContaining('HaldenCore and HaldenGuard') },
      { action: 'update', because: expect.stringContaining('again') },
      { action: 'uninstall', because: expect.stringContaining('HaldenMatch') },
    ]);
    expect(report.diagnostics).toEqual([]);
  });

  it('compares a bundle with a package', async () => {
    const executable = { archs: ['x86_64' as const] };
    makeKext(path.join(folder, 'HaldenCore.kext'), {
      id: 'com.halden.core',
      name: 'HaldenCore',
      version: '6.2.1',
      executable,
    });
    await put('New.pkg', makeVault({ kexts: [HALDEN.core] }));
    const { code, stdout, stderr } = await kextguide(folder, ['diff', 'HaldenCore.kext', 'New.pkg']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/updated +6\.2\.1; Apple silicon gained$/m);
    expect(stderr).toContain('diff.chips-gained');
  });

  it('takes a package without kexts for a release before or after them, beside one with some', async () => {
    await put('Old.pkg', makeComponent({ files: [{ path: 'Library/x', bytes: Buffer.from('x') }] }));
    await put('New.pkg', makeVault());
    const first = await kextguide(folder, ['diff', 'Old.pkg', 'New.pkg', '--json']);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({
      kexts: [{ change: 'new' }, { change: 'new' }],
      diagnostics: [{ code: 'diff.no-kexts', severity: 'info', place: { file: 'Old.pkg' } }],
    });
    const neither = await kextguide(folder, ['diff', 'Old.pkg', 'Old.pkg']);
    expect(neither.code).toBe(1);
    expect(neither.stderr).toContain('No kext was found in the package');
  });

  it('compares nothing where one cannot be read, with JSON all the same', async () => {
    await twoReleases();
    await put('Cut.pkg', makeVault().subarray(0, -9));
    const { code, stdout, stderr } = await kextguide(folder, ['diff', 'Old.pkg', 'Cut.pkg', '--json']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      kexts: [],
      guides: [],
      diagnostics: [{ code: 'package.shorter' }],
    });
    expect((await kextguide(folder, ['diff', 'Old.pkg', 'No.pkg'])).code).toBe(1);
    expect((await kextguide(folder, ['diff', 'Old.pkg'])).code).toBe(2);
  });
});
