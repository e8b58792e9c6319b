import { describe, expect, it } from 'vitest';
import { postinstallOf } from '../../src/render/installer/postinstall.ts';
import { ONE_CODE, SUBJECTS } from '../plan/profiles.ts';
import { checkedBytes, packageWith } from './packages.ts';

const LOADING = [
  'check.no-load',
  'check.several-loads',
  'check.load-early',
  'check.not-loaded',
  'check.not-installed',
  'check.old-tool',
  'check.pending-fails',
  'check.failure-hidden',
  'check.other-disk',
];

describe('the last action that a build writes', () => {
  it.each(SUBJECTS.map(({ name, profile }) => [name, profile] as const))(
    'is right for every rule on loading: %s',
    async (_, profile) => {
      const postinstall = postinstallOf(profile);
      if (postinstall === undefined) return;
      const kexts = profile.kexts.map(({ path, id, version = '2.0', codeless, architectures }) => ({
        path: path.slice(1),
        id,
        version,
        ...(codeless ? {} : { architectures: [...(architectures ?? (['arm64e', 'x86_64'] as const))] }),
      }));
      const { rules } = await checkedBytes(packageWith({ kexts, scripts: postinstall }), profile);
      const loading = rules.filter(({ code }) => LOADING.includes(code));
      expect(loading.map(({ code }) => code).sort()).toEqual([...LOADING].sort());
      expect(loading.filter(({ verdict }) => verdict !== 'fine')).toEqual([]);
    },
  );

  it('is right where it leaves out a kext that no Mac can load', async () => {
    const { kexts } = ONE_CODE.profile;
    const old = { ...kexts[0]!, id: 'com.example.old', path: '/Library/Extensions/Old.kext' };
    const profile = { ...ONE_CODE.profile, kexts: [...kexts, { ...old, architectures: ['i386'] as const }] };
    const postinstall = postinstallOf(profile)!;
    expect(postinstall).not.toContain('Old.kext');
    const packed = profile.kexts.map(({ path, id, architectures }) => ({
      path: path.slice(1),
      id,
      architectures: [...architectures!],
    }));
    const { rules } = await checkedBytes(packageWith({ kexts: packed, scripts: postinstall }));
    expect(rules.find(({ code }) => code === 'check.not-loaded')!.verdict).toBe('fine');
  });
});
