import { describe, expect, test } from 'vitest';
import { childrenOf } from '../../../src/read/package/xml-tree.ts';
import { type ComponentToMake, kextFiles, makeComponent, makeProduct } from '../../fixtures/make/package.ts';
import { makeXar } from '../../fixtures/make/xar.ts';
import { at, read } from './packages.ts';

/** What rules need to tell what is wrong with a package, and where. */
const DISTRIBUTION = `<?xml version="1.0" encoding="utf-8"?>
<installer-gui-script minSpecVersion="2">
  <product id="com.example.product" version="3.1"/>
  <welcome file="Welcome.rtfd"
           mime-type="text/rtfd"/>
  <license file="License.txt" uti="public.plain-text"/>
  <conclusion file="Gone.html" mime-type="text/html"/>
  <background file="back.png" alignment="bottomleft" scaling="none"/>
  <background-darkAqua file="back.png" mime-type="image/png"/>
  <options customize="never" require-scripts="false" hostArchitectures="x86_64, arm64"/>
  <choice id="all"><pkg-ref id="a.tap"/></choice>
  <pkg-ref id="a.tap" version="2.0" onConclusion="RequireRestart" auth="Root">#tap.pkg</pkg-ref>
  <pkg-ref id="a.tap">
    <bundle-version>
      <bundle id="a.kext" CFBundleVersion="4" CFBundleShortVersionString="4.0" path="tap.kext"/>
    </bundle-version>
  </pkg-ref>
</installer-gui-script>`;

const TAP: ComponentToMake = {
  name: 'tap.pkg',
  id: 'a.tap',
  version: '2.1',
  attributes: 'install-location="/Library/Extensions" auth="root" postinstall-action="restart"',
  inner: '<bundle path="./tap.kext" id="a.kext" CFBundleVersion="5" CFBundleShortVersionString="5.0"/>',
  files: kextFiles({ path: 'tap.kext', id: 'a.kext', version: '6', architectures: ['arm64e'] }),
  scripts: { postinstall: '#!/bin/sh\necho "é"\n', helper: Buffer.from([0xcf, 0xfa, 0xed, 0xfe, 0xff]) },
};

const RESOURCES = {
  'en.lproj/Welcome.rtfd/TXT.rtf': '{}',
  'English.lproj/Welcome.rtfd/TXT.rtf': '{}',
  'License.txt': 'Free.',
  'fr.lproj/License.txt': 'Libre.',
  'back.png': 'PNG',
};

describe('the facts of a product archive', () => {
  const PRODUCT = makeProduct(DISTRIBUTION, [TAP], { resources: RESOURCES });

  test('of its Distribution: its text, its tree, and where in the text an element is', async () => {
    const distribution = (await read(PRODUCT)).facts!.distribution!;
    expect(distribution.text).toBe(DISTRIBUTION);
    const [welcome] = childrenOf(distribution.root, 'welcome');
    expect(distribution.text.slice(welcome!.from, welcome!.to)).toBe(
      '<welcome file="Welcome.rtfd"\n           mime-type="text/rtfd"/>',
    );
    expect(welcome!.place).toMatchObject({ file: at('Widget.pkg/Distribution'), line: 4, column: 3 });
    const [choice] = childrenOf(distribution.root, 'choice');
    expect(distribution.text.slice(choice!.from, choice!.to)).toBe(
      '<choice id="all"><pkg-ref id="a.tap"/></choice>',
    );
  });

  test('of the product, its options, and its packages, with all that speaks of them', async () => {
    const { product, options, packages, choices } = (await read(PRODUCT)).facts!.distribution!;
    expect(product).toMatchObject({ id: 'com.example.product', version: '3.1', place: { line: 3 } });
    expect(options).toMatchObject({
      customize: 'never',
      requireScripts: 'false',
      rootVolumeOnly: null,
      hostArchitectures: ['x86_64', 'arm64'],
      place: { line: 10 },
    });
    expect(packages).toMatchObject([
      {
        id: 'a.tap',
        version: '2.0',
        onConclusion: 'RequireRestart',
        auth: 'Root',
        file: 'tap.pkg',
        isInside: true,
        bundles: [{ id: 'a.kext', version: '4', shortVersion: '4.0', path: 'tap.kext', place: { line: 15 } }],
        place: { line: 12, column: 3 },
        elements: [{ from: expect.any(Number) }, {}, {}],
      },
    ]);
    expect(choices).toMatchObject([{ id: 'all', packages: ['a.tap'], place: { line: 11 } }]);
  });

  test('of what the Installer shows, in which languages, and what is not there', async () => {
    const { panes, backgrounds } = (await read(PRODUCT)).facts!.distribution!;
    expect(panes).toMatchObject([
      { kind: 'welcome', file: 'Welcome.rtfd', mimeType: 'text/rtfd', languages: ['en', 'English'] },
      { kind: 'license', mimeType: null, uti: 'public.plain-text', languages: [null, 'fr'] },
      { kind: 'conclusion', file: 'Gone.html', languages: [], place: { line: 7 } },
    ]);
    expect(backgrounds).toMatchObject([
      { kind: 'background', file: 'back.png', alignment: 'bottomleft', scaling: 'none', languages: [null] },
      { kind: 'background-darkAqua', mimeType: 'image/png', languages: [null] },
    ]);
  });

  test('of Resources by language, and of all that the archive holds', async () => {
    const { resources, members } = (await read(PRODUCT)).facts!;
    expect(resources.map(({ lproj, name, kind }) => [lproj, name, kind])).toEqual([
      ['en', 'Welcome.rtfd', 'folder'],
      ['English', 'Welcome.rtfd', 'folder'],
      [null, 'License.txt', 'file'],
      ['fr', 'License.txt', 'file'],
      [null, 'back.png', 'file'],
    ]);
    expect(members).toContainEqual({ path: 'Resources/fr.lproj/License.txt', kind: 'file', size: 6 });
    expect(members.filter(({ kind }) => kind === 'folder').map(({ path }) => path)).toEqual([
      'Resources',
      'Resources/en.lproj',
      'Resources/en.lproj/Welcome.rtfd',
      'Resources/English.lproj',
      'Resources/English.lproj/Welcome.rtfd',
      'Resources/fr.lproj',
      'tap.pkg',
    ]);
  });

  test('of each package: what its PackageInfo says, and where', async () => {
    const [component] = (await read(PRODUCT)).facts!.components;
    expect(component?.info).toMatchObject({
      id: 'a.tap',
      version: '2.1',
      installLocation: '/Library/Extensions',
      postinstallAction: 'restart',
      auth: 'root',
      bundles: [{ path: './tap.kext', id: 'a.kext', version: '5', shortVersion: '5.0', place: { line: 2 } }],
      place: { file: at('Widget.pkg/tap.pkg/PackageInfo'), line: 2, column: 1 },
    });
  });

  test('of each script: its text, or why it is not known, and where it is', async () => {
    const { scripts } = (await read(PRODUCT)).facts!;
    const folder = at('Widget.pkg/tap.pkg/Scripts');
    expect(scripts).toMatchObject([
      {
        name: 'postinstall',
        text: '#!/bin/sh\necho "é"\n',
        unknown: null,
        component: 'tap.pkg',
        place: { file: `${folder}/postinstall` },
      },
      { name: 'helper', text: null, unknown: 'binary', place: { file: `${folder}/helper` } },
    ]);
  });

  test('of each kext: what its Info.plist says of its version, and where that is', async () => {
    const [kext] = (await read(PRODUCT)).facts!.kexts;
    expect(kext).toMatchObject({
      version: '6',
      versions: { short: null, bundle: '6' },
      place: { file: at('Widget.pkg/tap.pkg/Payload/tap.kext/Contents/Info.plist') },
    });
  });

  test('of JavaScript: each place, and the first one is told', async () => {
    const script = DISTRIBUTION.replace('<choice id="all">', '<choice id="all" selected="f()">').replace(
      '</installer',
      '<script>function f() {}</script></installer',
    );
    const { facts, diagnostics } = await read(makeProduct(script, [TAP], { resources: RESOURCES }));
    expect(facts!.distribution!.javascript.map(({ line }) => line)).toEqual([11, 18]);
    expect(diagnostics).toMatchObject([{ code: 'package.javascript', place: { line: 11, column: 3 } }]);
  });
});

describe('scripts', () => {
  const files = kextFiles({ path: 'Library/Extensions/tap.kext', id: 'a.tap', architectures: ['arm64e'] });
  const large = `#!/bin/sh\n${'#'.repeat(2 ** 20)}\n`;

  test('of more than a megabyte are named, and their text is not held', async () => {
    const scripts = { postinstall: large, 'pictures/big': large, preinstall: '#!/bin/sh\n' };
    const { facts, codes } = await read(makeComponent({ files, scripts }));
    expect(codes).toEqual(['package.script-large']);
    expect(facts!.scripts.map(({ name, unknown }) => [name, unknown])).toEqual([
      ['postinstall', 'large'],
      ['pictures/big', 'large'],
      ['preinstall', null],
    ]);
  });

  test('that are too many are told', async () => {
    const scripts = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`s${i}`, 'x']));
    const { facts, codes } = await read(makeComponent({ files, scripts }));
    expect(codes).toEqual(['package.scripts']);
    expect(facts!.scripts).toHaveLength(2000);
  });

  test('before the place where they are damaged are known', async () => {
    const scripts = { postinstall: '#!/bin/sh\n', '../x': '' };
    const { facts, codes } = await read(makeComponent({ files, scripts }));
    expect(codes).toEqual(['package.entry-name']);
    expect(facts!.scripts).toMatchObject([{ name: 'postinstall', text: '#!/bin/sh\n' }]);
  });
});

describe('links in the archive', () => {
  const bytes = Buffer.from('<pkg-info identifier="a" version="1"/>');
  const withType = (type: string) =>
    makeXar([{ path: 'PackageInfo', bytes }], {
      toc: (xml) => xml.replace('<type>file</type>', type),
    });

  test('the first of several hard links is a file', async () => {
    const { facts } = await read(withType('<type link="original">hardlink</type>'));
    expect(facts?.package).toMatchObject({ id: 'a' });
  });

  test('any other that stands for a part is told', async () => {
    const { codes } = await read(
      makeXar([{ path: 'PackageInfo', bytes }], {
        toc: (xml) =>
          xml.replace('</toc>', '<file><name>Payload</name><type link="1">hardlink</type></file></toc>'),
      }),
    );
    expect(codes).toEqual(['package.link']);
  });
});
