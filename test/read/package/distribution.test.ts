import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../src/diagnostics/diagnostic.ts';
import { readDistribution } from '../../../src/read/package/distribution.ts';
import { readPackageInfo } from '../../../src/read/package/package-info.ts';

const distribution = (inner: string, root = 'installer-gui-script') =>
  readDistribution(Buffer.from(`<${root}>${inner}</${root}>`), 'Distribution');

/** Look-alikes of what real ones hold (real.md 2). */
describe('a Distribution', () => {
  test('of PackageMaker, with a blank line before its declaration', () => {
    const xml = `
<?xml version="1.0" encoding="utf-8"?>
<installer-script minSpecVersion="1.000000" authoringTool="com.apple.PackageMaker">
  <title>Widget_Install</title>
  <welcome file="Welcome"/>
  <choice id="choice6" title="dir"><pkg-ref id="a.pkg"/></choice>
  <pkg-ref id="a.pkg" installKBytes="80" version="1.4" auth="Root" onConclusion="RequireRestart">#dir.pkg</pkg-ref>
</installer-script>`;
    expect(readDistribution(Buffer.from(xml), 'Distribution')).toMatchObject({
      title: 'Widget_Install',
      product: null,
      panes: [{ kind: 'welcome', file: 'Welcome', mimeType: null, uti: null, inline: null }],
      choices: [{ id: 'choice6', packages: ['a.pkg'] }],
      packages: [
        { id: 'a.pkg', version: '1.4', onConclusion: 'RequireRestart', file: 'dir.pkg', isInside: true },
      ],
      javascript: [],
    });
  });

  test('joins what is said of one package in several places', () => {
    const refs = `
      <pkg-ref id="a"/>
      <pkg-ref id="a" version="1.0" onConclusion="none">
        a b.pkg
      </pkg-ref>
      <pkg-ref id="a"><bundle-version><bundle id="x"/></bundle-version></pkg-ref>`;
    expect(distribution(refs).packages).toMatchObject([
      { id: 'a', version: '1.0', onConclusion: 'none', file: 'a b.pkg', isInside: false },
    ]);
  });

  test('with placeholders, which stay as they stand', () => {
    const { packages, panes } = distribution(
      '<pkg-ref id="@PKG_CORE_ID@" version="__VERSION__">x.pkg</pkg-ref><readme file="r.txt" uti="TEXT"/>',
    );
    expect(packages).toMatchObject([{ id: '@PKG_CORE_ID@', version: '__VERSION__' }]);
    expect(panes).toMatchObject([{ kind: 'readme', uti: 'TEXT' }]);
  });

  test('that shows more than any Installer has room for is refused', () => {
    const shown = (count: number) => () => distribution('<welcome file="a"/>'.repeat(count));
    expect(shown(500)().panes).toHaveLength(500);
    expect(shown(501)).toThrow(/more than 500/);
  });

  test.each([
    ['<script>function a() {}</script>', true],
    ['<script></script>', false],
    ['<installation-check script="check()"/>', true],
    ['<choice id="a" selected="my.choice.selected"/>', true],
    ['<choice id="a" selected="false" start_visible="TRUE"/>', false],
    ['<pkg-ref id="a" active="system.version > 1"/>', true],
  ])('decides by JavaScript or does not: %s', (inner, javascript) => {
    expect(distribution(inner).javascript).toHaveLength(javascript ? 1 : 0);
  });
});

describe('a PackageInfo', () => {
  test('of PackageMaker', () => {
    const xml = `
<pkg-info format-version="2" identifier="a.pkg" version="1.4" install-location="/Library/Extensions" postinstall-action="restart">
  <bundle id="com.x" CFBundleIdentifier="com.x" path="./x.kext" CFBundleVersion="1"/>
  <bundle-version><bundle id="com.x"/></bundle-version>
  <scripts><postinstall file="./postinstall"/></scripts>
</pkg-info>`;
    expect(readPackageInfo(Buffer.from(xml), 'PackageInfo')).toMatchObject({
      value: {
        id: 'a.pkg',
        version: '1.4',
        installLocation: '/Library/Extensions',
        postinstallAction: 'restart',
        bundles: [{ id: 'com.x', path: './x.kext', version: '1', shortVersion: null }],
        scripts: ['postinstall'],
      },
      diagnostics: [],
    });
  });
});

/** The list of real.md 4 against every XML of a package; Info.plist has tests of its own. */
describe.each([
  ['Distribution', 'installer-script', readDistribution],
  ['PackageInfo', 'pkg-info', readPackageInfo],
])('a hostile %s', (name, root, readXml) => {
  const told = (xml: string) => {
    try {
      readXml(Buffer.from(xml), name);
      return [];
    } catch (error) {
      return (error as Refusal).diagnostics;
    }
  };

  test.each([
    ['a billion laughs', '<!ENTITY a "ha"><!ENTITY b "&a;&a;">', '&b;'],
    ['a file as entity', '<!ENTITY a SYSTEM "file:///etc/passwd">', '&a;'],
    ['an address as entity', '<!ENTITY a SYSTEM "http://127.0.0.1:9/">', '&a;'],
    ['a parameter entity', '<!ENTITY % a SYSTEM "http://127.0.0.1:9/"> %a;', ''],
  ])('with %s is refused', (_, entities, use) => {
    expect(told(`<!DOCTYPE x [${entities}]>\n<${root}>${use}</${root}>`)).toMatchObject([
      { code: 'package.xml-dtd', place: { file: name, line: 1, column: 1 } },
    ]);
  });

  test('with a DOCTYPE that declares nothing is read, one that fetches is not', () => {
    expect(told(`<?xml version="1.0"?>\n<!DOCTYPE ${root}>\n<${root}></${root}>`)).toEqual([]);
    for (const id of ['SYSTEM "x.dtd"', 'PUBLIC "-//X//" "http://127.0.0.1:9/x.dtd"']) {
      expect(told(`<!DOCTYPE ${root} ${id}>\n<${root}></${root}>`)).toMatchObject([
        { code: 'package.xml-dtd' },
      ]);
    }
  });

  test.each([
    ['an entity that nobody declared', `<${root}>\n&x;</${root}>`, 'package.xml', 2],
    ['200,000 deep', `<${root}>\n${'<a>'.repeat(200_000)}`, 'package.xml-deep', 2],
    ['of 200,000 elements', `<${root}>\n${'<a/>'.repeat(200_000)}</${root}>`, 'package.xml-large', 2],
    ['of 200,000 attributes', `<${root}>\n<a ${attributes(200_000)}/></${root}>`, 'package.xml-large', 2],
    ['with a NUL', `<${root}>\n\0</${root}>`, 'package.xml', 2],
    ['cut off', `<${root}>\n<a`, 'package.xml', 2],
    ['that is something else', '\n<html></html>', 'package.xml-root', 2],
  ])('%s is told with its line', (_, xml, code, line) => {
    expect(told(xml)).toMatchObject([{ code, place: { file: name, line } }]);
  });

  test('whose names are those of Object.prototype is read', () => {
    expect(told(`<${root} __proto__="x" constructor="y"><__proto__/></${root}>`)).toEqual([]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

function attributes(count: number): string {
  return Array.from({ length: count }, (_, i) => `a${i}=""`).join(' ');
}
