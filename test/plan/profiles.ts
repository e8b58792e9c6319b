import type {
  Action,
  Architecture,
  Chip,
  Kext,
  Management,
  Profile,
} from '../../src/read/profile/profile.ts';
import type { Case } from './expected.ts';

/** What is true of a product on one chip, said by hand: cases of expected.ts, facts as steps.ts names them. */
export interface Here {
  install: Case;
  update: Case;
  uninstall: Case;
  facts: Readonly<Record<string, string>>;
}

export interface Subject {
  name: string;
  profile: Profile;
  /** No entry where none of its kexts can load. */
  here: { readonly [C in Chip]?: Here };
  /** The chips on which at least one of its kexts cannot load. */
  leftOut: readonly Chip[];
}

export const ACTIONS: readonly Action[] = ['install', 'update', 'uninstall'];
export const CHIPS: readonly Chip[] = ['apple-silicon', 'intel'];
export const MANAGEMENTS: readonly Management[] = ['none', 'enrolled', 'automated'];

// Kexts, under names that are nobody's.

const UNIVERSAL: readonly Architecture[] = ['x86_64', 'arm64e'];

function code(name: string, more: Partial<Kext> = {}): Kext {
  return {
    id: `com.example.${name}`,
    name: `${name}.kext`,
    path: `/Library/Extensions/${name}.kext`,
    version: '2.0',
    codeless: false,
    architectures: UNIVERSAL,
    developer: 'Example Works GmbH',
    teamId: 'EXAMPLE123',
    ...more,
  };
}

function codeless(name: string, more: Partial<Kext> = {}): Kext {
  return { ...code(name), codeless: true, architectures: [], ...more };
}

function without<K extends keyof Kext>(key: K, kext: Kext): Omit<Kext, K> {
  const { [key]: _, ...rest } = kext;
  return rest;
}

// Profiles: everything is asked for unless a test narrows it.

type Loads = Profile['loads'];
type Uninstall = Profile['uninstall'];

const INSTALLER: Loads = { by: 'installer', reconnect: false, oneCall: false };
const ONE_CALL: Loads = { by: 'installer', reconnect: false, oneCall: true };
const GENERAL: Uninstall = { how: 'general' };

function profile(kexts: readonly Kext[], loads: Loads = INSTALLER, uninstall: Uninstall = GENERAL): Profile {
  return {
    source: 'kextguide.yaml',
    draft: false,
    product: { name: 'Example Disk', id: 'example-disk', vendor: 'Example Works', support: {} },
    explain: {
      what: { en: { type: 'root', children: [] } },
      why: { en: { type: 'root', children: [] } },
    },
    kexts,
    loads,
    uninstall,
    guides: { actions: ACTIONS, chips: CHIPS, management: MANAGEMENTS, macos: { from: '11', to: null } },
    locales: ['en'],
    extra: [],
  };
}

export function asking(subject: Subject, guides: Partial<Profile['guides']>, name: string): Subject {
  const asked = { ...subject.profile.guides, ...guides };
  return {
    ...subject,
    name: `${subject.name}, ${name}`,
    profile: { ...subject.profile, guides: asked },
  };
}

// What is true of them. The plainest product has one kext, signed by one developer, loaded by the installer.

const PLAIN = {
  kinds: 'code',
  kexts: 'one',
  developers: 'one',
  prompt: 'once',
  loads: 'installer',
  reconnect: 'no',
  uninstall: 'general',
  turned: 'no',
  left: 'none',
};
const SEVERAL = { kexts: 'several', prompt: 'repeated' };

type Facts = Partial<Record<keyof typeof PLAIN, string>>;

function codeHere(update: Case, facts: Facts = {}): Here {
  return { install: 'install code', update, uninstall: 'uninstall code', facts: { ...PLAIN, ...facts } };
}

function codelessHere(update: Case, facts: Facts = {}): Here {
  return {
    install: 'install codeless',
    update,
    uninstall: 'uninstall codeless',
    facts: { ...PLAIN, kinds: 'codeless', ...facts },
  };
}

function both(here: Here): Subject['here'] {
  return { 'apple-silicon': here, intel: here };
}

const NONE: readonly Chip[] = [];

export const ONE_CODE: Subject = {
  name: 'one kext with code',
  profile: profile([code('Disk')]),
  here: both(codeHere('update code')),
  leftOut: NONE,
};

export const ONE_CODELESS: Subject = {
  name: 'one codeless kext',
  profile: profile([codeless('Match')]),
  here: both(codelessHere('update codeless')),
  leftOut: NONE,
};

export const INTEL_ONLY: Subject = {
  name: 'x86_64 only',
  profile: profile([code('Disk', { architectures: ['x86_64'] })]),
  here: { intel: codeHere('update code') },
  leftOut: ['apple-silicon'],
};

export const INTEL_ONLY_BESIDE_UNIVERSAL: Subject = {
  name: 'x86_64 only, beside a universal one',
  profile: profile([code('Disk'), code('Cache', { architectures: ['x86_64'] })]),
  here: {
    'apple-silicon': codeHere('update code', { left: 'out' }),
    intel: codeHere('update code', SEVERAL),
  },
  leftOut: ['apple-silicon'],
};

export const ARM_ONLY: Subject = {
  name: 'arm64e only',
  profile: profile([code('Disk', { architectures: ['arm64e'] })]),
  here: { 'apple-silicon': codeHere('update code') },
  leftOut: ['intel'],
};

export const NOWHERE: Subject = {
  name: 'neither chip',
  profile: profile([code('Disk', { architectures: ['i386', 'arm64'] })]),
  here: {},
  leftOut: ['apple-silicon', 'intel'],
};

const OTHER = 'Other Hardware Inc.';

/** One product of each kind that the contract knows. */
export const SUBJECTS: readonly Subject[] = [
  ONE_CODE,
  ONE_CODELESS,
  INTEL_ONLY,
  INTEL_ONLY_BESIDE_UNIVERSAL,
  ARM_ONLY,
  NOWHERE,

  {
    name: 'two x86_64 only, beside a universal one',
    profile: profile([
      code('Disk'),
      code('Cache', { architectures: ['x86_64'] }),
      code('Filter', { architectures: ['x86_64', 'i386'] }),
    ]),
    here: {
      'apple-silicon': codeHere('update code', { left: 'out' }),
      intel: codeHere('update code', SEVERAL),
    },
    leftOut: ['apple-silicon'],
  },

  // How many, and signed by whom.
  {
    name: 'one kext with code, nobody knows who signed it',
    profile: profile([without('developer', code('Disk'))]),
    here: both(codeHere('update code', { developers: 'unknown' })),
    leftOut: NONE,
  },
  {
    name: 'three kexts with code, one developer',
    profile: profile([code('Disk'), code('Cache'), code('Filter')]),
    here: both(codeHere('update code', SEVERAL)),
    leftOut: NONE,
  },
  {
    name: 'three kexts with code, one developer, one call',
    profile: profile([code('Disk'), code('Cache'), code('Filter')], ONE_CALL),
    here: both(codeHere('update code', { kexts: 'several' })),
    leftOut: NONE,
  },
  {
    name: 'three kexts with code, two developers, one call',
    profile: profile([code('Disk'), code('Cache'), code('Filter', { developer: OTHER })], ONE_CALL),
    here: both(codeHere('update code', { ...SEVERAL, developers: 'several' })),
    leftOut: NONE,
  },
  {
    name: 'three kexts with code, one developer unknown, one call',
    profile: profile([code('Disk'), code('Cache'), without('developer', code('Filter'))], ONE_CALL),
    here: both(codeHere('update code', { ...SEVERAL, developers: 'partly' })),
    leftOut: NONE,
  },
  {
    name: 'two codeless kexts, two developers',
    profile: profile([codeless('Match'), codeless('Other', { developer: OTHER })]),
    here: both(codelessHere('update codeless', { ...SEVERAL, developers: 'several' })),
    leftOut: NONE,
  },
  {
    name: 'two codeless kexts, one developer, one call',
    profile: profile([codeless('Match'), codeless('Other')], ONE_CALL),
    here: both(codelessHere('update codeless', { kexts: 'several' })),
    leftOut: NONE,
  },

  // With code and codeless together.
  {
    name: 'a mix',
    profile: profile([codeless('Match'), code('Disk')]),
    here: both(codeHere('update code', { ...SEVERAL, kinds: 'mixed' })),
    leftOut: NONE,
  },
  {
    name: 'a mix, one call',
    profile: profile([codeless('Match'), code('Disk')], ONE_CALL),
    here: both(codeHere('update code', { kexts: 'several', kinds: 'mixed' })),
    leftOut: NONE,
  },

  // Architectures.
  {
    name: 'x86_64 only, beside a codeless one',
    profile: profile([code('Disk', { architectures: ['x86_64'] }), codeless('Match')]),
    here: {
      'apple-silicon': codelessHere('update codeless', { left: 'out' }),
      intel: codeHere('update code', { ...SEVERAL, kinds: 'mixed' }),
    },
    leftOut: ['apple-silicon'],
  },
  {
    name: 'arm64e only, beside a universal one',
    profile: profile([code('Disk'), code('Cache', { architectures: ['arm64e'] })]),
    here: {
      'apple-silicon': codeHere('update code', SEVERAL),
      intel: codeHere('update code', { left: 'out' }),
    },
    leftOut: ['intel'],
  },
  {
    name: 'arm64e only, beside a codeless one',
    profile: profile([code('Disk', { architectures: ['arm64e'] }), codeless('Match')]),
    here: {
      'apple-silicon': codeHere('update code', { ...SEVERAL, kinds: 'mixed' }),
      intel: codelessHere('update codeless', { left: 'out' }),
    },
    leftOut: ['intel'],
  },
  {
    name: 'arm64 without the e',
    profile: profile([code('Disk', { architectures: ['x86_64', 'arm64'] })]),
    here: { intel: codeHere('update code') },
    leftOut: ['apple-silicon'],
  },
  {
    name: 'two that load on one chip each',
    profile: profile([
      code('Disk', { architectures: ['x86_64'] }),
      code('DiskArm', { architectures: ['arm64e'] }),
    ]),
    here: both(codeHere('update code', { left: 'out' })),
    leftOut: ['apple-silicon', 'intel'],
  },
  {
    name: 'no architectures given',
    profile: profile([without('architectures', code('Disk'))]),
    here: both(codeHere('update code')),
    leftOut: NONE,
  },

  // What the release before had in its place.
  {
    name: 'code that was absent',
    profile: profile([code('Disk', { previous: 'absent' })]),
    here: both(codeHere('update adds code')),
    leftOut: NONE,
  },
  {
    name: 'code that was codeless',
    profile: profile([code('Disk', { previous: 'codeless' })]),
    here: both(codeHere('update adds code')),
    leftOut: NONE,
  },
  {
    name: 'code that was code',
    profile: profile([code('Disk', { previous: 'code' })]),
    here: both(codeHere('update code')),
    leftOut: NONE,
  },
  {
    name: 'codeless that was absent',
    profile: profile([codeless('Match', { previous: 'absent' })]),
    here: both(codelessHere('update adds codeless')),
    leftOut: NONE,
  },
  {
    name: 'codeless that was codeless',
    profile: profile([codeless('Match', { previous: 'codeless' })]),
    here: both(codelessHere('update codeless')),
    leftOut: NONE,
  },
  {
    name: 'codeless that was code',
    profile: profile([codeless('Match', { previous: 'code' })]),
    here: both(codelessHere('update codeless', { turned: 'codeless' })),
    leftOut: NONE,
  },
  {
    name: 'code as before, and new code',
    profile: profile([code('Disk'), code('Cache', { previous: 'absent' })]),
    here: both(codeHere('update adds code', SEVERAL)),
    leftOut: NONE,
  },
  {
    name: 'code as before, and a new codeless one',
    profile: profile([code('Disk'), codeless('Match', { previous: 'absent' })]),
    here: both(codeHere('update code', { ...SEVERAL, kinds: 'mixed' })),
    leftOut: NONE,
  },
  {
    name: 'code as before, and one turned codeless',
    profile: profile([code('Disk'), codeless('Match', { previous: 'code' })]),
    here: both(codeHere('update code', { ...SEVERAL, kinds: 'mixed', turned: 'codeless' })),
    leftOut: NONE,
  },
  {
    name: 'codeless as before, and new code',
    profile: profile([codeless('Match'), code('Disk', { previous: 'absent' })]),
    here: both(codeHere('update adds code', { ...SEVERAL, kinds: 'mixed' })),
    leftOut: NONE,
  },
  {
    name: 'new code, and one turned codeless',
    profile: profile([code('Disk', { previous: 'codeless' }), codeless('Match', { previous: 'code' })]),
    here: both(codeHere('update adds code', { ...SEVERAL, kinds: 'mixed', turned: 'codeless' })),
    leftOut: NONE,
  },
  {
    name: 'codeless as before, and a new codeless one',
    profile: profile([codeless('Match'), codeless('Other', { previous: 'absent' })]),
    here: both(codelessHere('update adds codeless', SEVERAL)),
    leftOut: NONE,
  },
  {
    name: 'one turned codeless, and a new codeless one',
    profile: profile([codeless('Match', { previous: 'code' }), codeless('Other', { previous: 'absent' })]),
    here: both(codelessHere('update adds codeless', { ...SEVERAL, turned: 'codeless' })),
    leftOut: NONE,
  },
  {
    name: 'code as before, and new code for Intel alone',
    profile: profile([code('Disk'), code('Cache', { architectures: ['x86_64'], previous: 'absent' })]),
    here: {
      'apple-silicon': codeHere('update code', { left: 'out' }),
      intel: codeHere('update adds code', SEVERAL),
    },
    leftOut: ['apple-silicon'],
  },

  // What starts the loading.
  {
    name: 'code, loaded by an app',
    profile: profile([code('Disk')], { by: 'app', name: 'Example Tool', reconnect: false, oneCall: false }),
    here: both(codeHere('update code', { loads: 'app' })),
    leftOut: NONE,
  },
  {
    name: 'new code, loaded by an app',
    profile: profile([code('Disk', { previous: 'absent' })], {
      by: 'app',
      name: 'Example Tool',
      reconnect: true,
      oneCall: false,
    }),
    here: both(codeHere('update adds code', { loads: 'app', reconnect: 'yes' })),
    leftOut: NONE,
  },
  {
    name: 'codeless, loaded by an app',
    profile: profile([codeless('Match')], {
      by: 'app',
      name: 'Example Tool',
      reconnect: false,
      oneCall: false,
    }),
    here: both(codelessHere('update codeless', { loads: 'app' })),
    leftOut: NONE,
  },
  {
    name: 'code, loaded by a device',
    profile: profile([code('Disk')], { by: 'device', reconnect: false, oneCall: false }),
    here: both(codeHere('update code', { loads: 'device' })),
    leftOut: NONE,
  },
  {
    name: 'new code, loaded by a device',
    profile: profile([code('Disk', { previous: 'absent' })], {
      by: 'device',
      reconnect: true,
      oneCall: false,
    }),
    here: both(codeHere('update adds code', { loads: 'device', reconnect: 'yes' })),
    leftOut: NONE,
  },
  {
    name: 'codeless, loaded by a device, to be plugged in again',
    profile: profile([codeless('Match')], { by: 'device', reconnect: true, oneCall: false }),
    here: both(codelessHere('update codeless', { loads: 'device', reconnect: 'yes' })),
    leftOut: NONE,
  },
  {
    name: 'code, its device to be plugged in again',
    profile: profile([code('Disk')], { by: 'installer', reconnect: true, oneCall: false }),
    here: both(codeHere('update code', { reconnect: 'yes' })),
    leftOut: NONE,
  },
  {
    name: 'codeless, its device to be plugged in again',
    profile: profile([codeless('Match')], { by: 'installer', reconnect: true, oneCall: false }),
    here: both(codelessHere('update codeless', { reconnect: 'yes' })),
    leftOut: NONE,
  },
  {
    name: 'a new codeless one, its device to be plugged in again',
    profile: profile([codeless('Match', { previous: 'absent' })], {
      by: 'installer',
      reconnect: true,
      oneCall: false,
    }),
    here: both(codelessHere('update adds codeless', { reconnect: 'yes' })),
    leftOut: NONE,
  },

  // How it is removed.
  {
    name: 'code, removed by an app',
    profile: profile([code('Disk')], INSTALLER, { how: 'app', name: 'Example Uninstaller' }),
    here: both(codeHere('update code', { uninstall: 'app' })),
    leftOut: NONE,
  },
  {
    name: 'code, removed by a script',
    profile: profile([code('Disk')], INSTALLER, { how: 'script', name: 'uninstall.sh' }),
    here: both(codeHere('update code', { uninstall: 'script' })),
    leftOut: NONE,
  },
  {
    name: 'code, removed in Terminal',
    profile: profile([code('Disk')], INSTALLER, { how: 'terminal', name: 'sudo example remove' }),
    here: both(codeHere('update code', { uninstall: 'terminal' })),
    leftOut: NONE,
  },
  {
    name: 'codeless, removed by an app',
    profile: profile([codeless('Match')], INSTALLER, { how: 'app', name: 'Example Uninstaller' }),
    here: both(codelessHere('update codeless', { uninstall: 'app' })),
    leftOut: NONE,
  },
  {
    name: 'codeless, removed by a script',
    profile: profile([codeless('Match')], INSTALLER, { how: 'script', name: 'uninstall.sh' }),
    here: both(codelessHere('update codeless', { uninstall: 'script' })),
    leftOut: NONE,
  },
  {
    name: 'codeless, removed in Terminal',
    profile: profile([codeless('Match')], INSTALLER, { how: 'terminal', name: 'sudo example remove' }),
    here: both(codelessHere('update codeless', { uninstall: 'terminal' })),
    leftOut: NONE,
  },
];

/** The same products, asked about in narrower ways. */
export const NARROWED: readonly Subject[] = [
  asking(ONE_CODE, { macos: { from: '13', to: '15' } }, 'macOS 13 to 15'),
  asking(ONE_CODE, { macos: { from: '12', to: '12' } }, 'macOS 12'),
  asking(ONE_CODE, { macos: { from: '12', to: '14' } }, 'macOS 12 to 14'),
  asking(ONE_CODE, { macos: { from: '14', to: null } }, 'macOS 14 or later'),
  asking(ONE_CODE, { macos: { from: '11', to: '26' } }, 'macOS 11 to 26'),
  asking(ONE_CODE, { macos: { from: '11', to: '27' } }, 'macOS 11 to 27'),
  asking(ONE_CODE, { macos: { from: '27', to: '27' } }, 'macOS 27'),
  asking(ONE_CODE, { macos: { from: '27', to: null } }, 'macOS 27 or later'),
  asking(ONE_CODE, { chips: ['apple-silicon'] }, 'Apple silicon'),
  asking(ONE_CODE, { chips: ['intel'] }, 'Intel'),
  asking(ONE_CODE, { chips: ['intel'], macos: { from: '26', to: null } }, 'Intel, macOS 26 or later'),
  asking(ONE_CODE, { chips: ['intel'], macos: { from: '27', to: null } }, 'Intel, macOS 27 or later'),
  asking(ONE_CODE, { actions: ['install'] }, 'install'),
  asking(ONE_CODE, { actions: ['update', 'install'], management: ['none'] }, 'install and update, unmanaged'),
  asking(ONE_CODE, { actions: ['uninstall'], management: ['enrolled', 'automated'] }, 'uninstall, managed'),
  asking(ONE_CODE, { management: ['automated'] }, 'automated'),
  asking(ONE_CODELESS, { macos: { from: '13', to: '15' } }, 'macOS 13 to 15'),
  asking(ONE_CODELESS, { macos: { from: '11', to: '27' } }, 'macOS 11 to 27'),
  asking(ONE_CODELESS, { macos: { from: '12', to: '26' } }, 'macOS 12 to 26'),
  asking(ONE_CODELESS, { macos: { from: '27', to: null } }, 'macOS 27 or later'),
  asking(ONE_CODELESS, { chips: ['intel'] }, 'Intel'),
  asking(ONE_CODELESS, { chips: ['intel', 'apple-silicon'] }, 'chips in another order'),
  asking(ONE_CODELESS, { management: ['enrolled'] }, 'enrolled'),
  asking(INTEL_ONLY, { chips: ['apple-silicon'] }, 'Apple silicon'),
  asking(INTEL_ONLY, { macos: { from: '27', to: null } }, 'macOS 27 or later'),
  asking(INTEL_ONLY_BESIDE_UNIVERSAL, { macos: { from: '12', to: '27' } }, 'macOS 12 to 27'),
  asking(INTEL_ONLY_BESIDE_UNIVERSAL, { chips: ['apple-silicon'] }, 'Apple silicon'),
  asking(INTEL_ONLY_BESIDE_UNIVERSAL, { chips: ['intel'] }, 'Intel'),
  asking(ARM_ONLY, { macos: { from: '14', to: null } }, 'macOS 14 or later'),
];
