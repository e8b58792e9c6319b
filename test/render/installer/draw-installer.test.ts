import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../../src/read/bundle/xml-decode.ts';
import { INTEL_ONLY, ONE_CODE } from '../../plan/profiles.ts';
import { drawn, given } from './drawing.ts';

const script = (inner: string) => `<installer-gui-script>\n  ${inner}\n</installer-gui-script>\n`;
const PANE_FILES = ['conclusion.html', 'readme.html', 'welcome.html'];

describe('the resources of a vendor', () => {
  it('stand beside the panes, under their own names and with their own bytes', () => {
    const { assets, files, told } = drawn(
      given(script('<license file="License.rtf"/><background file="back.png"/>'), {
        'License.rtf': '{\\rtf1}',
        'back.png': '\x89PNG',
        'de.lproj/License.rtf': '{\\rtf1 Lizenz}',
      }),
    );
    expect(assets).toEqual([
      'Resources/License.rtf',
      'Resources/back.png',
      'Resources/de.lproj/License.rtf',
      'postinstall.sh',
    ]);
    expect(files.get('Resources/de.lproj/License.rtf')!.toString()).toBe('{\\rtf1 Lizenz}');
    expect([...files.keys()].filter((path) => path.startsWith('Resources/en.lproj/')).sort()).toEqual(
      PANE_FILES.map((name) => `Resources/en.lproj/${name}`),
    );
    expect(told).toEqual([]);
  });

  it('that a pane takes the place of are kept, and named', () => {
    const { assets, told } = drawn(
      given(script('<welcome file="Welcome.rtfd"/>\n  <conclusion file="Resources/Done" uti="TEXT"/>'), {
        'en.lproj/Welcome.rtfd/TXT.rtf': '{}',
        'en.lproj/Welcome.rtfd/a.png': 'PNG',
        'fr.lproj/Welcome.rtfd/TXT.rtf': '{}',
        'zh_Hans.lproj/Welcome.rtfd/TXT.rtf': '{}',
        Done: 'Done.',
      }),
    );
    expect(assets).toHaveLength(6);
    expect(told).toEqual([
      '2 info installer.replaced: The pane <welcome> showed "Welcome.rtfd" and now shows "welcome.html". The old one is kept beside and no longer shown: "en.lproj/Welcome.rtfd", "fr.lproj/Welcome.rtfd", "zh_Hans.lproj/Welcome.rtfd". Say what is still needed of it in the profile, or in a "content" folder.',
      '3 info installer.replaced: The pane <conclusion> showed "Resources/Done" and now shows "conclusion.html". The old one is kept beside and no longer shown: "Done". Say what is still needed of it in the profile, or in a "content" folder.',
      'info installer.languages: The installer had panes in fr, zh-Hans; it now has them in en only, and other readers see one of these. Add a language to "locales" once its guides are there.',
    ]);
  });

  it('in a folder of their own are named with it', () => {
    const resources = { 'de.lproj/texts/Hello.rtfd/TXT.rtf': '{}', 'texts/Hello.rtfd/TXT.rtf': '{}' };
    const { told } = drawn(given(script('<welcome file="./texts/Hello.rtfd"/>'), resources));
    expect(told[0]).toContain('no longer shown: "de.lproj/texts/Hello.rtfd", "texts/Hello.rtfd".');
  });

  it('called like a pane step aside in every language, and above all where they have none', () => {
    const { files, assets, told } = drawn(
      given(script('<welcome file="WELCOME.html" mime-type="text/html"/>'), {
        'Welcome.HTML': 'of all',
        'en.lproj/welcome.html': 'en',
        'en.lproj/welcome-before.html': 'en, earlier',
        'fr.lproj/welcome.html': 'fr',
        'fr.lproj/sub/welcome.html': 'deeper',
        'readme.html/index.html': 'a folder',
      }),
    );
    expect(assets).toEqual([
      'Resources/Welcome-before-2.HTML',
      'Resources/en.lproj/welcome-before-2.html',
      'Resources/en.lproj/welcome-before.html',
      'Resources/fr.lproj/welcome-before-2.html',
      'Resources/fr.lproj/sub/welcome.html',
      'Resources/readme-before.html/index.html',
      'postinstall.sh',
    ]);
    expect(files.get('Resources/en.lproj/welcome-before-2.html')!.toString()).toBe('en');
    expect(files.get('Resources/en.lproj/welcome.html')!.toString()).toContain('<!doctype html>');
    expect(told).toEqual([
      expect.stringContaining(
        'no longer shown: "Welcome-before-2.HTML", "en.lproj/welcome-before-2.html", "fr.lproj/welcome-before-2.html".',
      ),
      'info installer.renamed: The resource "readme.html" would stand in the way of a pane or hide it, so it is carried along as "readme-before.html".',
      expect.stringContaining('installer.languages: The installer had panes in fr;'),
    ]);
  });

  it('that are panes of an earlier build are not kept beside', () => {
    const first = drawn(given(script('<title>T</title>')));
    const pane = first.files.get('Resources/en.lproj/welcome.html')!.toString();
    const again = drawn(given(first.xml!, { 'en.lproj/welcome.html': `${pane}<!-- older -->` }, true));
    expect(again.assets).toEqual(['postinstall.sh']);
    expect(again.xml).toBe(first.xml);
    expect(again.told).toEqual([]);
  });

  it.each([
    ['en', 'en.lproj', ['en.lproj', 'English.lproj']],
    ['en', 'English.lproj', ['English.lproj']],
    ['de', 'German.lproj', ['German.lproj']],
    ['pt-BR', 'pt_BR.lproj', ['pt.lproj', 'pt_BR.lproj']],
    ['pt-BR', 'pt-br.lproj', ['pt-br.lproj']],
    ['fr', 'FR.lproj', ['FR.lproj']],
    ['zh-Hans', 'zh-Hans.lproj', ['Base.lproj', 'zh_CN.lproj']],
  ])('have one folder for %s: %s', (locale, folder, present) => {
    const resources = Object.fromEntries(present.map((name) => [`${name}/License.rtf`, '{}']));
    const { files, told } = drawn(given(undefined, resources), { locales: [locale] });
    expect(files.has(`Resources/${folder}/welcome.html`)).toBe(true);
    expect(told.some((line) => line.includes('installer.folder'))).toBe(folder !== `${locale}.lproj`);
  });

  it('give each language a folder of its own', () => {
    const { files } = drawn(given(undefined, { 'en.lproj/a': '' }), { locales: ['en-GB', 'en', 'en-US'] });
    for (const folder of ['en.lproj', 'en-GB.lproj', 'en-US.lproj'])
      expect(files.has(`Resources/${folder}/readme.html`)).toBe(true);
  });

  it('that would be in the place of a folder step aside', () => {
    const { assets } = drawn(given(undefined, { 'EN.lproj': 'a file' }));
    expect(assets).toContain('Resources/EN-before.lproj');
  });

  it('without a Distribution are not shown, which is said', () => {
    const { assets, xml, told } = drawn(given(undefined, { 'License.rtf': '{}' }));
    expect(assets).toContain('Resources/License.rtf');
    expect(xml).toContain('A starter');
    expect(told).toEqual([expect.stringContaining('warning installer.unnamed')]);
  });

  it('keep who can be run', () => {
    const installer = given(script(''), { tool: '#!/bin/sh\n' });
    const resources = installer.resources.map((file) => ({ ...file, isExecutable: true }));
    const { artifacts } = drawn({ ...installer, resources });
    const runs = artifacts.filter(({ isExecutable }) => isExecutable).map(({ path }) => path);
    expect(runs).toEqual(['example-disk/installer/Resources/tool', 'example-disk/installer/postinstall.sh']);
  });
});

describe('panes that stand in the Distribution itself', () => {
  it('become files beside', () => {
    const rtf = '{\\rtf1 Hello </welcome> & so on}';
    const { files, told, xml } = drawn(
      given(
        script(
          `<welcome language="en" mime-type="text/rtf"><![CDATA[\n${rtf}\n]]></welcome>
  <welcome language="pt_BR" mime-type="text/rtf"><![CDATA[{\\rtf1 Oi}]]></welcome>
  <readme language="../../x" mime-type="text/html">&lt;p&gt;</readme>
  <conclusion>Ende</conclusion>`,
        ),
        { 'pt_BR.lproj/welcome-before.rtf': 'taken' },
      ),
    );
    expect(files.get('Resources/en.lproj/welcome-before.rtf')!.toString()).toBe(`${rtf}\n`);
    expect(files.get('Resources/pt_BR.lproj/welcome-before-2.rtf')!.toString()).toBe('{\\rtf1 Oi}\n');
    expect(files.get('Resources/readme-before.html')!.toString()).toBe('<p>\n');
    expect(files.get('Resources/conclusion-before.txt')!.toString()).toBe('Ende\n');
    expect(told[0]).toContain(
      'The pane <welcome> showed a text in the Distribution itself and now shows "welcome.html". The old one is kept beside and no longer shown: "en.lproj/welcome-before.rtf", "pt_BR.lproj/welcome-before-2.rtf".',
    );
    expect(told.at(-1)).toContain('The installer had panes in pt-BR;');
    expect(xml!.match(/<(welcome|readme|conclusion)\b/g)).toHaveLength(3);
  });
});

describe('what is said of a Distribution', () => {
  it('a restart that comes too early, which is not changed', () => {
    const refs =
      '<pkg-ref id="a" onConclusion="RequireRestart"/>\n  <pkg-ref id="a" onConclusion="none">a.pkg</pkg-ref>';
    const { told, xml } = drawn(given(script(refs)));
    expect(xml).toContain(refs);
    expect(told).toEqual([
      '2 warning installer.restart: a makes the Installer restart the Mac (onConclusion="RequireRestart"), so people restart before they have allowed the kext, and it does not load. Take that out: macOS asks for a restart itself where one is needed, after "Allow".',
    ]);
  });

  it.each([
    ['RequireShutdown', 'shut the Mac down (onConclusion="RequireShutdown"), so the Mac is off before'],
    ['RequireLogout', 'log people out (onConclusion="RequireLogout"), so they are gone before'],
    ['RecommendRestart', 'offer a restart (onConclusion="RecommendRestart"), which tempts'],
  ])('what the Installer does at its end, as it is: %s', (action, says) => {
    const { told } = drawn(given(script(`<pkg-ref id="a" onConclusion="${action}">a.pkg</pkg-ref>`)));
    expect(told).toEqual([
      expect.stringContaining(`warning installer.restart: a makes the Installer ${says}`),
    ]);
  });

  it('a file that it names and that is not there', () => {
    const { told } = drawn(
      given(script('<license file="License.rtf"/>\n  <background file="BACK.png"/>'), { 'back.png': '' }),
    );
    expect(told).toEqual([
      '2 warning installer.resource-missing: <license> names "License.rtf", which is not among the resources. Put it there, or name the folder that holds it in "resources".',
    ]);
  });

  it('a licence that is called like a pane: it is shown all the same, from beside', () => {
    const { xml, files, assets, told } = drawn(
      given(script(`<license note='file="a"' file = 'Resources/README.html' mime-type="text/html"/>`), {
        'README.html': 'free',
        'fr.lproj/readme.html': 'libre',
        'fr.lproj/readme-before.html': 'taken',
      }),
    );
    expect(xml).toContain(
      `<license note='file="a"' file = 'Resources/README-before-2.html' mime-type="text/html"/>`,
    );
    expect(assets).toEqual([
      'Resources/README-before-2.html',
      'Resources/fr.lproj/readme-before-2.html',
      'Resources/fr.lproj/readme-before.html',
      'postinstall.sh',
    ]);
    expect(files.get('Resources/README-before-2.html')!.toString()).toBe('free');
    expect([...files.keys()].filter((path) => path.startsWith('Resources/en.lproj/')).sort()).toEqual(
      PANE_FILES.map((name) => `Resources/en.lproj/${name}`),
    );
    expect(told).toEqual([
      '2 info installer.name-taken: <license> names "Resources/README.html", which is the name of a pane, so it now names "Resources/README-before-2.html", as which the file is carried along.',
    ]);
  });

  it('a picture that is called like a pane and is not there: it shows no pane', () => {
    const { xml, told } = drawn(given(script('<background file="en.lproj/welcome.html"/>')));
    expect(xml).toContain('<background file="en.lproj/welcome-before.html"/>');
    expect(told).toEqual([
      expect.stringContaining('info installer.name-taken: <background>'),
      expect.stringContaining('warning installer.resource-missing: <background>'),
    ]);
  });

  it('that old panes are not among the resources', () => {
    expect(drawn(given(script('<welcome file="gone.rtf"/>'))).told).toEqual([
      '2 info installer.replaced: The pane <welcome> showed "gone.rtf" and now shows "welcome.html". The old one was not found among the resources.',
    ]);
  });

  it('nothing, where it names our panes already', () => {
    const ours = PANE_FILES.map(
      (file) => `<${file.replace('.html', '')} file="${file}" mime-type="text/html"/>`,
    );
    const text = script(ours.join('\n  '));
    expect(drawn(given(text))).toMatchObject({ told: [], xml: text });
  });

  it('how it names packages: out of a built product as productbuild looks for them, else as they are', () => {
    const refs = '<pkg-ref id="a">#a.pkg</pkg-ref><pkg-ref id="b">b.pkg</pkg-ref>';
    const built = drawn(given(script(refs), {}, true));
    expect(built.xml).toContain('<pkg-ref id="a">a.pkg</pkg-ref><pkg-ref id="b">b.pkg</pkg-ref>');
    expect(built.told).toEqual([expect.stringContaining('info installer.inside: ')]);
    expect(built.told[0]).toContain('names what lies in it: "#a.pkg".');
    const source = drawn(given(script(refs)));
    expect(source.xml).toContain(refs);
    expect(source.told).toEqual([expect.stringContaining('info installer.inside-kept: ')]);
  });
});

describe('panes in RTF', () => {
  const rtf = (installer: Parameters<typeof drawn>[0]) => drawn(installer, {}, 'rtf');
  const RTF = PANE_FILES.map((file) => file.replace('html', 'rtf'));

  it('are named with their type, in a starter and in place of what was there', () => {
    const named = RTF.toReversed().map(
      (file) => `<${file.replace('.rtf', '')} file="${file}" mime-type="text/rtf"/>`,
    );
    const starter = rtf({});
    const put = rtf(given(script('<title>T</title>\n  <welcome file="Hello.html" mime-type="text/html"/>')));
    for (const { xml, files } of [starter, put]) {
      expect(xml!.match(/<(welcome|readme|conclusion) .*/g)!.sort()).toEqual(named.sort());
      const panes = [...files.keys()].filter((path) => path.startsWith('Resources/'));
      expect(panes.sort()).toEqual(RTF.map((file) => `Resources/en.lproj/${file}`));
      for (const pane of panes) expect(files.get(pane)!.toString('latin1')).toMatch(/^\{\\rtf1/);
    }
  });

  it('let nothing of their name stand in their way, and what is called like the other format alone', () => {
    const { assets, files, told } = rtf(
      given(script('<welcome file="Welcome.rtf"/>\n  <license file="readme.html" mime-type="text/html"/>'), {
        'en.lproj/Welcome.rtf': '{\\rtf1 old}',
        'welcome.rtf': '{\\rtf1 older}',
        'readme.html': '<p>free',
      }),
    );
    expect(assets).toEqual([
      'Resources/en.lproj/Welcome-before.rtf',
      'Resources/welcome-before.rtf',
      'Resources/readme.html',
      'postinstall.sh',
    ]);
    expect(files.get('Resources/en.lproj/Welcome-before.rtf')!.toString()).toBe('{\\rtf1 old}');
    expect(told).toEqual([
      '2 info installer.replaced: The pane <welcome> showed "Welcome.rtf" and now shows "welcome.rtf". The old one is kept beside and no longer shown: "en.lproj/Welcome-before.rtf", "welcome-before.rtf". Say what is still needed of it in the profile, or in a "content" folder.',
    ]);
  });

  it('take the place of those of an earlier build in the other format, and the other way round', () => {
    for (const [before, now] of [
      ['html', 'rtf'],
      ['rtf', 'html'],
    ] as const) {
      const first = drawn(given(script('<title>T</title>')), {}, before);
      const old = [...first.files].filter(([path]) => path.startsWith('Resources/'));
      const resources = Object.fromEntries(
        old.map(([path, bytes]) => [path.replace('Resources/', ''), bytes.toString()]),
      );
      const again = drawn(given(first.xml!, resources), {}, now);
      expect(again.assets).toEqual(['postinstall.sh']);
      expect(again.told).toEqual([]);
      expect(again.xml).toBe(drawn(given(script('<title>T</title>')), {}, now).xml);
    }
  });

  it('stay what they are where they are carried a second time', () => {
    const first = rtf(given(script('<title>T</title>')));
    const pane = first.files.get('Resources/en.lproj/readme.rtf')!.toString();
    const again = rtf(given(first.xml!, { 'en.lproj/readme.rtf': pane }, true));
    expect(again).toMatchObject({ assets: ['postinstall.sh'], told: [], xml: first.xml });
  });
});

describe('a Distribution in another encoding', () => {
  const text =
    '<?xml version="1.0" encoding="ENC"?>\r\n<installer-script>\r\n\t<title>Größe</title>\r\n</installer-script>';

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text.replace('ENC', 'utf-8')}`)],
    ['ISO-8859-1', Buffer.from(text.replace('ENC', 'ISO-8859-1'), 'latin1')],
    ['UTF-16 LE', Buffer.from(`\ufeff${text.replace('ENC', 'UTF-16')}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeff${text.replace('ENC', 'UTF-16')}`, 'utf16le').swap16()],
  ])('stays in %s', (_, bytes) => {
    const made = drawn(given(bytes)).files.get('distribution.xml')!;
    expect(made.subarray(0, 40)).toEqual(bytes.subarray(0, 40));
    expect(made.subarray(-20)).toEqual(bytes.subarray(-20));
    expect(decodeXml(made, 'made')).toContain(
      '\t<title>Größe</title>\r\n\t<welcome file="welcome.html" mime-type="text/html"/>\r\n\t<readme',
    );
  });
});

describe('a starter', () => {
  it('names the component package that is known', () => {
    const component = { id: 'com.example.a&b', version: '3.10', file: 'My "Disk".pkg' };
    const { xml, told } = drawn({ component });
    expect(xml).toContain('<pkg-ref id="com.example.a&amp;b"/>');
    expect(xml).toContain(
      '<pkg-ref id="com.example.a&amp;b" version="3.10" onConclusion="none">My &quot;Disk&quot;.pkg</pkg-ref>',
    );
    expect(xml).not.toContain('your own component');
    expect(told).toEqual([]);
  });

  it('asks for it where it is not', () => {
    expect(drawn({}).xml).toContain('put the name and identifier of your own component package');
    const nameless = { id: null, version: null, file: 'disk.pkg' };
    expect(drawn({ component: nameless }).xml).toContain('your own component package');
  });
});

describe('a product without guides for whoever runs the installer', () => {
  const guides = { ...ONE_CODE.profile.guides, actions: ['uninstall'] as const };

  it('has no installer, and says so where one is given', () => {
    expect(drawn({}, { guides })).toMatchObject({ artifacts: [], told: [] });
    const facts = drawn(given(script('')), { guides, installer: { package: 'D.pkg' } });
    expect(facts).toMatchObject({ artifacts: [], told: [] });
    const { artifacts, told } = drawn(given(script('')), { guides, installer: { distribution: 'd.xml' } });
    expect(artifacts).toEqual([]);
    expect(told).toEqual([expect.stringContaining('warning installer.no-panes')]);
  });
});

it('has no script where no installer loads anything', () => {
  const loads = { by: 'device', reconnect: false, oneCall: false } as const;
  expect(drawn({}, { loads }).files.has('postinstall.sh')).toBe(false);
  expect(drawn({}, { kexts: INTEL_ONLY.profile.kexts }).files.has('postinstall.sh')).toBe(true);
});
