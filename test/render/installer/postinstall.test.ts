import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profile } from '../../../src/read/profile/profile.ts';
import { postinstallOf } from '../../../src/render/installer/postinstall.ts';
import {
  ARM_ONLY,
  INTEL_ONLY,
  INTEL_ONLY_BESIDE_UNIVERSAL,
  ONE_CODE,
  SUBJECTS,
} from '../../plan/profiles.ts';
import { hasTool } from '../../tools.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kextguide-postinstall-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Machine {
  chip?: 'apple-silicon' | 'intel' | undefined;
  /** What kmutil ends with. */
  code?: number;
  /** $3 of an Installer script: the volume. */
  target?: string;
}

/** Runs the script by a real shell; kmutil and sysctl are stand-ins that take down what they are called with. */
function run(profile: Profile, { chip = 'intel', code = 0, target = '/' }: Machine = {}) {
  const log = join(folder, 'log');
  writeFileSync(log, '');
  standIn('kmutil', `for one; do printf '%s\\n' "$one" >> '${log}'; done; exit ${code}`);
  standIn('sysctl', chip === 'apple-silicon' ? 'echo 1' : 'exit 1');
  const script = join(folder, 'postinstall');
  const text = postinstallOf(profile)!
    .replace('/usr/bin/kmutil', join(folder, 'kmutil'))
    .replace('/usr/sbin/sysctl', join(folder, 'sysctl'));
  writeFileSync(script, text);
  const { status } = spawnSync('/bin/sh', ['-eu', script, '/tmp/some.pkg', target, target], {
    stdio: 'pipe',
  });
  return { status, calls: readFileSync(log, 'utf8').split('\n').filter(Boolean) };
}

function standIn(name: string, body: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

describe('the last action of a postinstall', () => {
  it('loads all kexts in one call', () => {
    const { profile } = SUBJECTS.find(({ name }) => name === 'three kexts with code, one developer')!;
    expect(run(profile).calls).toEqual(['load', ...profile.kexts.flatMap(({ path }) => ['-p', path])]);
    expect(postinstallOf(profile)!.match(/kmutil load "/g)).toHaveLength(1);
  });

  it.each([0, 27, 28])('takes %i for success', (code) => {
    expect(run(ONE_CODE.profile, { code }).status).toBe(0);
  });

  it.each([1, 3, 29, 30, 31, 71])('passes on the failure %i', (code) => {
    expect(run(ONE_CODE.profile, { code }).status).toBe(code);
  });

  it('does nothing for another disk', () => {
    expect(run(ONE_CODE.profile, { code: 71, target: '/Volumes/Other' })).toEqual({ status: 0, calls: [] });
  });

  it('leaves out what cannot load on the chip', () => {
    const loaded = (profile: Profile, chip: Machine['chip']) =>
      run(profile, { chip }).calls.filter((one) => one.endsWith('.kext'));
    const beside = INTEL_ONLY_BESIDE_UNIVERSAL.profile;
    expect(loaded(beside, 'intel')).toEqual(beside.kexts.map(({ path }) => path));
    expect(loaded(beside, 'apple-silicon')).toEqual(['/Library/Extensions/Disk.kext']);
    expect(run(INTEL_ONLY.profile, { chip: 'apple-silicon' })).toEqual({ status: 0, calls: [] });
    expect(run(ARM_ONLY.profile, { chip: 'intel' })).toEqual({ status: 0, calls: [] });
  });

  it.each([
    'It\'s $HOME/`id` & "so" on.kext',
    'Two  spaces.kext',
    "'; echo harm; '.kext",
    '\\n.kext',
    'Zürich 東京.kext',
  ])('hands over the path as it is: %s', (name) => {
    const path = `/Library/Extensions/${name}`;
    const profile = {
      ...ONE_CODE.profile,
      product: { ...ONE_CODE.profile.product, name: `A\nexit 9\n${name}` },
      kexts: [{ ...ONE_CODE.profile.kexts[0]!, path }],
    };
    expect(run(profile)).toEqual({ status: 0, calls: ['load', '-p', path] });
  });

  it('takes of several bundles of one kext the one for the chip, and none where that is not clear', () => {
    const [kext] = ONE_CODE.profile.kexts;
    const variant = (path: string, architectures: readonly ('arm64e' | 'x86_64')[]) => ({
      path: `/Library/Extensions/${path}/Dup.kext`,
      codeless: false,
      architectures,
    });
    const of = (...variants: ReturnType<typeof variant>[]): Profile => ({
      ...ONE_CODE.profile,
      kexts: [{ ...kext!, path: variants[0]!.path, variants }],
    });
    const split = of(variant('I', ['x86_64']), variant('S', ['arm64e']));
    expect(run(split, { chip: 'intel' }).calls).toEqual(['load', '-p', '/Library/Extensions/I/Dup.kext']);
    expect(run(split, { chip: 'apple-silicon' }).calls).toEqual([
      'load',
      '-p',
      '/Library/Extensions/S/Dup.kext',
    ]);
    expect(postinstallOf(of(variant('12', ['arm64e']), variant('13', ['arm64e'])))).toBeUndefined();
  });

  it('is not written where no installer loads anything', () => {
    for (const by of ['app', 'device'] as const) {
      const loads = { ...ONE_CODE.profile.loads, by, name: 'Example Tool' };
      expect(postinstallOf({ ...ONE_CODE.profile, loads })).toBeUndefined();
    }
    const { profile } = SUBJECTS.find(({ name }) => name === 'neither chip')!;
    expect(postinstallOf(profile)).toBeUndefined();
  });

  it.runIf(hasTool('shellcheck'))('is what a checker of shell scripts has nothing to say against', () => {
    for (const { profile } of SUBJECTS) {
      const text = postinstallOf(profile);
      if (text) execFileSync('shellcheck', ['-s', 'sh', '-'], { input: text, stdio: 'pipe' });
    }
  });
});
