import { describe, expect, it } from 'vitest';
import { type Case, EXPLAIN, GOOD, KEXTS, PRODUCT, readHere } from './read-here.ts';

const K = (s: string) => `${PRODUCT}${EXPLAIN}kexts:\n  - ${s}\n`;

describe('checkRules', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'a name that no address can be made from',
      `product: {name: 音声, vendor: A}\n${EXPLAIN}${KEXTS}`,
      [
        '1:17 error profile.no-id: No address can be made from the name "音声": it has no letter from a to z and no digit. Add "product.id", such as "acme-storage".',
      ],
    ],
    [
      'nothing where an id is given for it',
      `product: {name: 音声, vendor: A, id: onsei}\n${EXPLAIN}${KEXTS}`,
      [],
    ],
    [
      'a kext with neither bundle nor id',
      K('name: Acme'),
      [
        '4:5 error profile.kext-source: This kext has neither "bundle" nor "id". Give the path of the bundle to read, or the identifier (CFBundleIdentifier).',
      ],
    ],
    [
      'an empty kext',
      K('{}'),
      [
        '4:5 error profile.kext-source: This kext has neither "bundle" nor "id". Give the path of the bundle to read, or the identifier (CFBundleIdentifier).',
      ],
    ],
    [
      'no architectures',
      K('{id: a, architectures: []}'),
      [
        '4:13 error profile.architectures: "kexts[].architectures" is an empty list. Name at least one, such as arm64e or x86_64; or say "codeless: true" if the kext holds no code.',
      ],
    ],
    [
      'architectures of a codeless kext',
      K('{id: a, codeless: true, architectures: [arm64e]}'),
      [
        '4:29 error profile.architectures: A codeless kext has no code, so it has no "architectures". Remove them, or "codeless: true".',
      ],
    ],
    ['nothing about a codeless kext with none', K('{id: a, codeless: true, architectures: []}'), []],
    [
      'architectures that nobody knows',
      K('{id: com.acme.Storage}'),
      [
        '4:5 warning profile.architectures-unknown: Nobody says which Macs can load Storage, so both kinds get guides. Add "architectures", such as [arm64e, x86_64], or a "bundle" to read them from.',
      ],
    ],
    [
      'an architecture twice',
      K('{id: a, architectures: [arm64e, x86_64, arm64e]}'),
      [
        '4:45 error profile.duplicate: "kexts[].architectures" names "arm64e" a second time; the first is in line 4. Remove one.',
      ],
    ],
    [
      'two kexts in one place',
      K('{id: a.b, codeless: true}\n  - {id: a.b, codeless: true}'),
      [
        '5:5 error profile.same-path: Two kexts, a.b and a.b, have the path /Library/Extensions/b.kext, and only one can be there. Remove one, or give it another "name" or "path".',
      ],
    ],
    [
      'two kexts in places that macOS does not tell apart',
      K('{id: a.b, codeless: true}\n  - {id: c.B, codeless: true}'),
      [
        '5:5 error profile.same-path: Two kexts, a.b and c.B, have the path /Library/Extensions/B.kext, and only one can be there. Remove one, or give it another "name" or "path".',
      ],
    ],
    [
      'nothing about one id in two places',
      K('{id: a.b, codeless: true}\n  - {id: a.b, name: c, codeless: true}'),
      [],
    ],
    [
      'an app without a name',
      `${GOOD}loads: app\n`,
      [
        '4:8 error profile.loads-name: "loads" says that an app starts the loading, but not which one. Write {by: app, name: NAME}.',
      ],
    ],
    [
      'an app without a name, in a map',
      `${GOOD}loads: {by: app}\n`,
      [
        '4:13 error profile.loads-name: "loads" says that an app starts the loading, but not which one. Write {by: app, name: NAME}.',
      ],
    ],
    [
      'a name that is not used',
      `${GOOD}loads: {by: installer, name: x}\n`,
      [
        '4:24 warning profile.unused: "loads.name" is not used, because "loads.by" is installer, and only an app is named. Remove it.',
      ],
    ],
    [
      'an uninstaller without a name',
      `${GOOD}uninstall: {how: app}\n`,
      ['4:18 error profile.uninstall-name: "uninstall" says how: app, but not which one. Add "name".'],
    ],
    [
      'an uninstall script without a name',
      `${GOOD}uninstall: {how: script}\n`,
      ['4:18 error profile.uninstall-name: "uninstall" says how: script, but not which one. Add "name".'],
    ],
    ['nothing about Terminal without a command', `${GOOD}uninstall: {how: terminal}\n`, []],
    [
      'a macOS that is too old',
      `${GOOD}guides: {macos: ">=10.15"}\n`,
      [
        '4:17 error profile.macos: "guides.macos" cannot be ">=10.15". macOS 10.15 is too old: kextguide knows how macOS 11 and later load kexts.',
      ],
    ],
    [
      'a macOS that never was',
      `${GOOD}guides: {macos: 11-16}\n`,
      [
        '4:17 error profile.macos: "guides.macos" cannot be "11-16". There never was a macOS 16: 26 came after 15. Known: 11, 12, 13, 14, 15, 26, 27.',
      ],
    ],
    [
      'a macOS that is too exact',
      `${GOOD}guides: {macos: ">=13.1"}\n`,
      [
        '4:17 error profile.macos: "guides.macos" cannot be ">=13.1". "13.1" is more exact than kextguide is: write the first number alone.',
      ],
    ],
    [
      'a macOS that is not known yet',
      `${GOOD}guides: {macos: ">=28"}\n`,
      [
        '4:17 error profile.macos: "guides.macos" cannot be ">=28". macOS 28 is newer than the newest that this version knows, 27. For that and all to come, write ">=27".',
      ],
    ],
    [
      'a macOS that is no range',
      `${GOOD}guides: {macos: newest}\n`,
      [
        '4:17 error profile.macos: "guides.macos" cannot be "newest". Write a range such as ">=11", ">=13 <=15", "12" or "11-15".',
      ],
    ],
    [
      'a range with nothing in it',
      `${GOOD}guides: {macos: 15-13}\n`,
      [
        '4:17 error profile.macos: "guides.macos" cannot be "15-13". No version lies in it. Known: 11, 12, 13, 14, 15, 26, 27.',
      ],
    ],
    [
      'actions, chips and managements twice',
      `${GOOD}guides:\n  actions: [update, update]\n  chips: [intel, intel]\n  management: [none, none]\n`,
      [
        '5:21 error profile.duplicate: "guides.actions" names "update" a second time; the first is in line 5. Remove one.',
        '6:18 error profile.duplicate: "guides.chips" names "intel" a second time; the first is in line 6. Remove one.',
        '7:22 error profile.duplicate: "guides.management" names "none" a second time; the first is in line 7. Remove one.',
      ],
    ],
    [
      'a language twice, written in two ways',
      `${GOOD}locales: [en, EN]\n`,
      [
        '4:15 error profile.duplicate: "locales" names "en" a second time; the first is in line 4. Remove one.',
      ],
    ],
    [
      'steps of your own without a folder',
      `${GOOD}extra: [{after: install, topic: x}]\n`,
      [
        '4:1 error profile.extra-content: "extra" names topics of your own, but there is no "content" folder to find them in. Add "content" with its path.',
      ],
    ],
    ['nothing about no steps of your own', `${GOOD}extra: []\n`, []],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });
});
