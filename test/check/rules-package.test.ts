import { describe, expect, test } from 'vitest';
import type { CheckCode, Verdict } from '../../src/check/rule.ts';
import { sentence } from '../../src/diagnostics/diagnostic.ts';
import type { PackedKext } from '../fixtures/make/package.ts';
import { A, B, type Changes, checkedBytes, checkedProfile, look, packageWith } from './packages.ts';
import { PROFILE } from './profiles.ts';

function withRef(attribute: string): Changes {
  return { distribution: (text) => text.replace('onConclusion="none"', attribute) };
}

const CUT: Changes = { payload: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2]) };
const BROKEN: Changes = { distribution: () => '<installer-gui-script><title>' };
const LIBRARIES = (...names: string[]): Record<string, Record<string, string>> => ({
  OSBundleLibraries: Object.fromEntries(names.map((name) => [name, '1.0'])),
});

function kext(changes: Partial<PackedKext>): Changes {
  return { kexts: [{ ...A, ...changes }] };
}

/** With a package that has no kext and asks for a restart, in a choice of its own. */
function uninstall(attribute: string, more = ''): Changes {
  const inner = `<choice id="un" ${attribute}><pkg-ref id="com.example.un"/></choice>${more}
  <pkg-ref id="com.example.un" version="2.0" onConclusion="RequireRestart">#un.pkg</pkg-ref></installer`;
  return {
    more: [{ name: 'un.pkg', id: 'com.example.un', scripts: { postinstall: '#!/bin/sh\nexit 0\n' } }],
    distribution: (text) => text.replace('</installer', inner),
  };
}

const STAGED: Changes = kext({ path: 'private/tmp/A.kext' });

function listed(attributes: string): Changes {
  return { inner: `<bundle path="./Library/Extensions/A.kext" id="com.example.A" ${attributes}/>` };
}

const ROWS: [code: CheckCode, name: string, changes: Changes, verdict: Verdict, says?: RegExp][] = [
  ['check.restart', 'onConclusion="none"', {}, 'fine'],
  [
    'check.restart',
    'onConclusion="RequireRestart"',
    withRef('onConclusion="RequireRestart"'),
    'found',
    /com\.example\.pkg makes the Installer restart the Mac/,
  ],
  ['check.restart', 'onConclusion="RequireShutdown"', withRef('onConclusion="RequireShutdown"'), 'found'],
  [
    'check.restart',
    'postinstall-action="restart"',
    { attributes: 'postinstall-action="restart"' },
    'found',
    /postinstall-action="restart"/,
  ],
  [
    'check.restart',
    'a second element that says it',
    {
      distribution: (text) =>
        text.replace('<options', '<pkg-ref id="com.example.pkg" onConclusion="RequireRestart"/><options'),
    },
    'found',
  ],
  [
    'check.restart',
    'of an "Uninstall" that is a choice of its own',
    uninstall('selected="!all()"'),
    'cannot-tell',
  ],
  [
    'check.restart',
    'of one that people may choose as well',
    uninstall(''),
    'found',
    /com\.example\.un makes/,
  ],
  [
    'check.restart',
    'of one that comes with the kexts, whatever JavaScript decides elsewhere',
    uninstall(
      'selected="!all()"',
      '<choice id="both"><pkg-ref id="com.example.un"/><pkg-ref id="com.example.pkg"/></choice>',
    ),
    'found',
  ],
  ['check.restart', 'a logout is another rule', withRef('onConclusion="RequireLogout"'), 'fine'],
  ['check.logout', 'nothing', {}, 'fine'],
  [
    'check.logout',
    'onConclusion="RequireLogout"',
    withRef('onConclusion="RequireLogout"'),
    'found',
    /makes the Installer log people out \(onConclusion="RequireLogout"\), so they are gone before/,
  ],
  [
    'check.logout',
    'postinstall-action="logout"',
    { attributes: 'postinstall-action="logout"' },
    'found',
    /postinstall-action="logout"/,
  ],
  ['check.restart', 'postinstall-action="none"', { attributes: 'postinstall-action="none"' }, 'fine'],
  [
    'check.restart',
    'a Distribution that is broken',
    BROKEN,
    'cannot-tell',
    /A Distribution of the package could not be read/,
  ],
  ['check.restart', 'no kext', { kexts: [] }, 'does-not-apply'],
  ['check.restart-advised', 'nothing', {}, 'fine'],
  [
    'check.restart-advised',
    'RecommendRestart',
    withRef('onConclusion="RecommendRestart"'),
    'found',
    /tempts people/,
  ],

  ['check.system-folder', '/Library/Extensions', {}, 'fine'],
  [
    'check.system-folder',
    'below /System',
    kext({ path: 'System/Library/Extensions/A.kext' }),
    'found',
    /\/System\/Library\/Extensions\/A\.kext/,
  ],
  [
    'check.system-folder',
    'the location of the package',
    { ...kext({ path: 'A.kext' }), attributes: 'install-location="/System/Library/Extensions"' },
    'found',
  ],
  [
    'check.system-folder',
    'a payload that is cut off',
    CUT,
    'cannot-tell',
    /A Payload of the package could not be read/,
  ],
  ['check.no-load', 'a payload that is cut off', CUT, 'cannot-tell'],
  ['check.same-id', 'a payload that is cut off', CUT, 'cannot-tell'],
  [
    'check.no-arm64e',
    'an executable that is damaged',
    kext({ executable: Buffer.from('no code') }),
    'cannot-tell',
    /For which Macs A has code is not known/,
  ],
  ['check.location', '/Library/Extensions', {}, 'fine'],
  [
    'check.location',
    'its plug-ins',
    kext({ path: 'Library/Extensions/A.kext/Contents/PlugIns/C.kext' }),
    'fine',
  ],
  [
    'check.location',
    'a file system of its own',
    {
      ...kext({ path: 'Library/Filesystems/a.fs/Contents/Extensions/12/A.kext' }),
      scripts: '#!/bin/sh\nkmutil load -p /Library/Filesystems/a.fs/Contents/Extensions/12/A.kext',
    },
    'found',
    /macOS looks for kexts in \/Library\/Extensions/,
  ],
  [
    'check.location',
    'below /System is another rule',
    kext({ path: 'System/Library/Extensions/A.kext' }),
    'fine',
  ],

  [
    'check.location',
    'one that a script loads out of /Library/Extensions',
    {
      ...STAGED,
      scripts: '#!/bin/sh\nmv /tmp/A.kext /Library/Extensions\nkmutil load -p /Library/Extensions/A.kext',
    },
    'cannot-tell',
    /and \/Library\/Extensions\/A\.kext is loaded/,
  ],
  [
    'check.location',
    'one that a script finds in a folder of temporary files',
    { ...STAGED, scripts: '#!/bin/sh\nmv /tmp/*.kext /Library/Extensions\n' },
    'cannot-tell',
    /a folder for what does not stay/,
  ],
  ['check.location', 'no script moves it', { ...STAGED, scripts: {}, inner: '' }, 'found', /\/private\/tmp/],
  ['check.location', 'a script moves it, says the profile', { ...STAGED, profile: PROFILE }, 'fine'],

  ['check.no-arm64e', 'both', {}, 'fine'],
  [
    'check.no-arm64e',
    'for no Mac at all',
    kext({ architectures: ['i386', 'ppc'] }),
    'found',
    /no Mac with macOS 11 or newer can load it/,
  ],
  [
    'check.no-arm64e',
    'x86_64 only',
    kext({ architectures: ['x86_64'] }),
    'found',
    /A has code for x86_64 and none for arm64e/,
  ],
  [
    'check.no-arm64e',
    'arm64 without e',
    kext({ architectures: ['x86_64', 'arm64'] }),
    'found',
    /arm64 is not enough/,
  ],
  ['check.no-arm64e', 'codeless', { kexts: [{ path: A.path, id: A.id }] }, 'does-not-apply'],
  [
    'check.no-arm64e',
    'for Intel only, says the profile',
    {
      ...kext({ architectures: ['x86_64'] }),
      profile: { ...PROFILE, guides: { ...PROFILE.guides, chips: ['intel'] } },
    },
    'does-not-apply',
  ],

  ['check.same-id', 'one each', {}, 'fine'],
  [
    'check.same-id',
    'two of one',
    { kexts: [A, { ...B, id: A.id }] },
    'found',
    /2 kexts have the identifier com\.example\.A: \/Library\/Extensions\/A\.kext/,
  ],

  ['check.versions', 'all the same', listed('CFBundleVersion="2.0"'), 'fine'],
  [
    'check.versions',
    'PackageInfo and Info.plist',
    listed('CFBundleVersion="1.9"'),
    'found',
    /Of CFBundleVersion of A\.kext, the PackageInfo says 1\.9 and its Info\.plist says 2\.0/,
  ],
  [
    'check.versions',
    'Distribution and PackageInfo',
    { version: '2.1' },
    'found',
    /Of the package com\.example\.pkg, the Distribution says 2\.0 and its PackageInfo says 2\.1/,
  ],
  [
    'check.versions',
    'Distribution and Info.plist',
    {
      distribution: (text) =>
        text.replace(
          '<pkg-ref id="com.example.pkg" version',
          '<pkg-ref id="com.example.pkg"><bundle-version><bundle id="com.example.A" path="Library/Extensions/A.kext" CFBundleVersion="7"/></bundle-version></pkg-ref><pkg-ref id="com.example.pkg" version',
        ),
    },
    'found',
    /the Distribution says 7/,
  ],
  ['check.versions', 'a placeholder is another rule', { version: '__VERSION__' }, 'fine'],
  ['check.versions', 'a Distribution that is broken', BROKEN, 'cannot-tell'],
  ['check.package-version', 'the same', { kexts: [A] }, 'fine'],
  ['check.package-version', '2.0 and 2.0.0', { kexts: [{ ...A, version: '2.0.0' }] }, 'fine'],
  [
    'check.package-version',
    'another',
    { kexts: [{ ...A, version: '1.1.1' }] },
    'found',
    /The package has version 2\.0, and A, the only kext in it, version 1\.1\.1/,
  ],
  ['check.package-version', 'of several kexts', {}, 'does-not-apply'],

  ['check.placeholder', 'none', {}, 'fine'],
  [
    'check.placeholder',
    'in an Info.plist',
    kext({ version: '$(VERSION)' }),
    'found',
    /CFBundleVersion still holds the placeholder "\$\(VERSION\)"/,
  ],
  [
    'check.placeholder',
    'in a PackageInfo',
    { version: '__VERSION__' },
    'found',
    /version still holds the placeholder "__VERSION__"/,
  ],
  [
    'check.placeholder',
    'in a Distribution',
    { distribution: (text) => text.replace('version="2.0"', 'version="@PKG_VERSION@"') },
    'found',
    /"@PKG_VERSION@"/,
  ],
  [
    'check.placeholder',
    'in its title',
    { distribution: (text) => text.replace('>Widget<', `>\${PRODUCT_NAME}<`) },
    'found',
    /title still holds/,
  ],
  [
    'check.placeholder',
    'a name in capitals is none',
    { distribution: (text) => text.replace('>Widget<', '>WIDGETPRO<') },
    'fine',
  ],
  ['check.placeholder', 'a Distribution that is broken', BROKEN, 'cannot-tell'],

  [
    'check.successor',
    'none known',
    kext({ info: LIBRARIES('com.apple.kpi.iokit', 'com.apple.kpi.libkern') }),
    'fine',
  ],
  [
    'check.successor',
    'IOHIDFamily',
    kext({ info: LIBRARIES('com.apple.iokit.IOHIDFamily') }),
    'found',
    /A builds on com\.apple\.iokit\.IOHIDFamily, which is deprecated for kexts since macOS 10\.15; HIDDriverKit may take its place\./,
  ],
  [
    'check.successor',
    'a class of devices',
    kext({ info: { IOKitPersonalities: { D: { IOProviderClass: 'IOUSBHostDevice' } } } }),
    'found',
    /USBDriverKit/,
  ],
  [
    'check.successor',
    'a network over USB',
    kext({
      info: {
        ...LIBRARIES('com.apple.iokit.IONetworkingFamily'),
        IOKitPersonalities: { D: { IOProviderClass: 'IOUSBHostInterface' } },
      },
    }),
    'found',
    /NetworkingDriverKit/,
  ],
  [
    'check.successor',
    'a network over something else',
    kext({ info: LIBRARIES('com.apple.iokit.IONetworkingFamily') }),
    'fine',
  ],
  [
    'check.successor',
    'from memory',
    kext({ info: LIBRARIES('com.apple.iokit.IOAudioFamily') }),
    'found',
    /AudioDriverKit may take its place \(from memory/,
  ],
  [
    'check.successor',
    'a library of many uses',
    kext({ info: LIBRARIES('com.apple.kpi.bsd') }),
    'cannot-tell',
    /EndpointSecurity \(for KAUTH\)/,
  ],
  [
    'check.successor',
    'codeless',
    { kexts: [{ path: A.path, id: A.id, info: LIBRARIES('com.apple.iokit.IOHIDFamily') }] },
    'does-not-apply',
  ],

  ['check.pane-missing', 'both are there', {}, 'fine'],
  [
    'check.pane-missing',
    'no Read Me',
    { distribution: (text) => text.replace(/<readme.*\n/, '') },
    'found',
    /no Read Me to show/,
  ],
  [
    'check.pane-missing',
    'neither',
    { distribution: (text) => text.replace(/<(readme|conclusion).*\n/g, '') },
    'found',
    /no Read Me and no conclusion/,
  ],
  ['check.pane-missing', 'a Distribution that is broken', BROKEN, 'cannot-tell'],
  ['check.pane-file', 'it is there', {}, 'fine'],
  [
    'check.pane-file',
    'it is not',
    { resources: { 'en.lproj/readme.html': 'x' } },
    'found',
    /The conclusion names conclusion\.html, which is not in Resources/,
  ],
  ['check.pane-type', 'each has one', {}, 'fine'],
  [
    'check.pane-file',
    'it is named with Resources, or in other letters',
    {
      distribution: (text) =>
        text
          .replace('"readme.html"', '"Resources/README.html"')
          .replace('"conclusion', '"en.lproj/conclusion'),
    },
    'fine',
  ],
  [
    'check.pane-language',
    'a folder of a language in capitals',
    { resources: { 'EN.lproj/Readme.HTML': 'x', 'conclusion.html': 'x' } },
    'fine',
  ],
  [
    'check.pane-language',
    'an old name of a language that is no English word',
    {
      resources: { 'Norwegian.lproj/readme.html': 'x', 'conclusion.html': 'x' },
      profile: { ...PROFILE, locales: ['no'] },
    },
    'fine',
  ],
  [
    'check.pane-language',
    'one language that is named with the file',
    {
      distribution: (text) => text.replace('"readme.html"', '"de.lproj/readme.html"'),
    },
    'found',
    /readme de\.lproj\/readme\.html is there in de only.*Add en\.lproj\/readme\.html, and name it readme\.html, without the folder\.$/,
  ],
  [
    'check.pane-type',
    'a uti will do',
    { distribution: (text) => text.replace('mime-type="text/html"', 'uti="public.html"') },
    'fine',
  ],
  [
    'check.pane-type',
    'a page without',
    { distribution: (text) => text.replace('readme.html" mime-type="text/html"', 'readme.html"') },
    'found',
    /the Installer shows its source text/,
  ],
  [
    'check.pane-type',
    'a text without an ending',
    { distribution: (text) => text.replace('readme.html" mime-type="text/html"', 'Readme"') },
    'found',
    /the type decides how it is shown/,
  ],
  [
    'check.pane-type',
    'panes in RTF',
    {
      distribution: (text) => text.replaceAll('.html" mime-type="text/html"', '.rtf" mime-type="text/rtf"'),
      resources: { 'en.lproj/readme.rtf': 'x', 'en.lproj/conclusion.rtf': 'x' },
    },
    'fine',
  ],
  [
    'check.pane-type',
    'panes in RTF by a uti, and by an older type',
    {
      distribution: (text) =>
        text
          .replace('readme.html" mime-type="text/html"', 'readme.rtf" uti="public.rtf"')
          .replace('conclusion.html" mime-type="text/html"', 'conclusion.RTF" mime-type="application/rtf"'),
    },
    'fine',
  ],
  [
    'check.pane-type',
    'RTF that is called a page',
    { distribution: (text) => text.replace('readme.html"', 'readme.rtf"') },
    'found',
    /The readme names readme\.rtf as text\/html, .* Write mime-type="text\/rtf"/,
  ],
  [
    'check.pane-type',
    'a page that is called RTF, with pictures',
    {
      distribution: (text) =>
        text.replace('readme.html" mime-type="text/html"', 'readme.html" uti="com.apple.rtfd"'),
    },
    'found',
    /Write mime-type="text\/html"/,
  ],
  [
    'check.pane-type',
    'a folder of text and pictures',
    { distribution: (text) => text.replace('readme.html" mime-type="text/html"', 'Read Me.rtfd"') },
    'found',
    /Add mime-type="text\/rtfd"\.$/,
  ],
  ['check.pane-language', 'English among others', {}, 'fine'],
  [
    'check.pane-language',
    'English by its old name',
    { resources: { 'English.lproj/readme.html': 'x', 'conclusion.html': 'x' } },
    'fine',
  ],
  [
    'check.pane-language',
    'a foreign one only',
    { resources: { 'zh-Hans.lproj/readme.html': 'x', 'conclusion.html': 'x' } },
    'found',
    /The readme readme\.html is there in zh-Hans only.*Add en\.lproj\/readme\.html/,
  ],
  [
    'check.pane-language',
    'not foreign for this profile',
    {
      resources: { 'de.lproj/readme.html': 'x', 'conclusion.html': 'x' },
      profile: { ...PROFILE, locales: ['de-AT', 'en'] },
    },
    'fine',
  ],
  ['check.pane-hidden', 'by language', {}, 'fine'],
  [
    'check.pane-hidden',
    'with and without a language',
    { resources: { 'readme.html': 'x', 'de.lproj/readme.html': 'x', 'conclusion.html': 'x' } },
    'found',
    /lies in Resources and in de\.lproj/,
  ],
  ['check.pane-hidden', 'a Distribution that is broken', BROKEN, 'cannot-tell'],

  ['check.explain', 'a package alone', {}, 'does-not-apply'],
  ['check.explain', 'a profile beside it', { profile: PROFILE }, 'fine'],
];

describe.each(Object.entries(Object.groupBy(ROWS, ([code]) => code)))('%s', (code, rows) => {
  test.each(rows!.map(([, ...row]) => row))('%s', async (_, changes, verdict, says) => {
    const { findings, unknown, ...rule } = await look(code as CheckCode, changes);
    const sentences = [...findings, ...unknown].map(sentence).join('\n');
    expect({ verdict: rule.verdict, sentences }).toMatchObject({ verdict });
    if (says) expect(sentences).toMatch(says);
  });
});

describe('wording', () => {
  test('of a package: the newest macOS that is known', async () => {
    const { verdict, findings } = await look('check.wording');
    expect(verdict).toBe('found');
    expect(findings.map(({ args }) => args)).toMatchObject([
      {
        locale: 'en',
        newest: '27',
        seen: [{ macos: '12' }, { macos: '13' }],
        unknown: expect.arrayContaining(['enable-system-extensions-button']),
      },
    ]);
  });

  test('of a profile: the newest in its range, and only the words of its guides', async () => {
    const newer = await wordsOf({ from: '11', to: '15' });
    expect(newer).toMatchObject([{ newest: '15', seen: [{ macos: '12' }, { macos: '13' }] }]);
    const { findings } = await look('check.wording');
    expect(countOf(newer[0]!)).toBeLessThan(countOf(findings[0]!.args));
  });

  test('of a profile for old ones: only what nobody saw', async () => {
    const [{ seen, unknown }] = (await wordsOf({ from: '11', to: '12' })) as [Words];
    expect(seen).toEqual([]);
    expect(unknown).toContain('recovery-options');
    expect(unknown).not.toContain('allow-button');
  });

  async function wordsOf(macos: { from: string; to: string | null }): Promise<object[]> {
    const { rules } = await checkedProfile({ ...PROFILE, guides: { ...PROFILE.guides, macos } });
    return rules.find(({ code }) => code === 'check.wording')!.findings.map(({ args }) => args);
  }

  interface Words {
    seen: { words: number }[];
    unknown: string[];
  }

  function countOf(args: object): number {
    const { seen, unknown } = args as Words;
    return seen.reduce((sum, { words }) => sum + words, unknown.length);
  }
});

describe('a profile alone', () => {
  test('has rules of its own, and none of a package', async () => {
    const { rules } = await checkedProfile(PROFILE);
    const applying = rules.filter(({ verdict }) => verdict !== 'does-not-apply').map(({ code }) => code);
    expect(applying).toEqual([
      'check.system-folder',
      'check.location',
      'check.no-arm64e',
      'check.same-id',
      'check.placeholder',
      'check.explain',
      'check.wording',
      'check.successor',
    ]);
  });

  test('with kexts of which nothing is known', async () => {
    const kexts = [{ id: 'a.b', name: 'B', path: '/Library/Extensions/B.kext', codeless: false }];
    const { rules } = await checkedProfile({ ...PROFILE, kexts });
    const untold = rules.filter(({ verdict }) => verdict === 'cannot-tell').map(({ code }) => code);
    expect(untold).toEqual(['check.no-arm64e', 'check.successor']);
  });

  test('that is a draft does not explain itself', async () => {
    const { explain: _, ...draft } = PROFILE;
    const { rules } = await checkedProfile({ ...draft, draft: true });
    expect(rules.find(({ code }) => code === 'check.explain')?.verdict).toBe('found');
  });
});

test('a placeholder is told once', async () => {
  const { reading } = await checkedBytes(packageWith(kext({ version: '$(VERSION)' })));
  expect(reading).toEqual([]);
});
