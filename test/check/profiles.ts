import type { Profile } from '../../src/read/profile/profile.ts';

const PROSE = { en: { type: 'root', children: [] } } as const;

/** A profile in which all is right. */
export const PROFILE: Profile = {
  source: 'widget.yaml',
  draft: false,
  product: { name: 'Widget', id: 'widget', vendor: 'Example', support: {} },
  explain: { what: PROSE as never, why: PROSE as never },
  kexts: [
    {
      id: 'com.example.A',
      name: 'A',
      path: '/Library/Extensions/A.kext',
      version: '2.0',
      codeless: false,
      architectures: ['x86_64', 'arm64e'],
      families: ['com.apple.kpi.iokit'],
    },
  ],
  loads: { by: 'installer', reconnect: false, oneCall: true },
  uninstall: { how: 'general' },
  guides: {
    actions: ['install', 'update'],
    chips: ['apple-silicon', 'intel'],
    management: ['none'],
    macos: { from: '11', to: null },
  },
  locales: ['en'],
  extra: [],
};
