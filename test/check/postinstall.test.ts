import { describe, expect, it } from 'vitest';
import { postinstallOf } from '../../src/render/installer/postinstall.ts';
import { SUBJECTS } from '../plan/profiles.ts';
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
});
