import { describe, expect, test } from 'vitest';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import { readInfoPlist } from '../../../src/read/bundle/info-plist.ts';
import { writeBinaryPlist } from '../../fixtures/make/binary-plist.ts';
import type { Plain } from '../../fixtures/make/plist-value.ts';
import { writeXmlPlist } from '../../fixtures/make/xml-plist.ts';
import { codesOf } from './reading.ts';

const GOOD: Record<string, Plain> = {
  CFBundleExecutable: 'WidgetCode',
  CFBundleIdentifier: 'com.example.driver.Widget',
  CFBundleName: 'Widget',
  CFBundlePackageType: 'KEXT',
  CFBundleShortVersionString: '1.10',
  CFBundleVersion: '1.10.0',
};

/** The keys of a good one, changed; undefined takes a key away. */
function read(changes: Record<string, Plain | undefined> = {}) {
  const keys = Object.entries({ ...GOOD, ...changes }).filter(([, value]) => value !== undefined);
  const info = new Map(keys as [string, Plain][]);
  const xml = readInfoPlist(Buffer.from(writeXmlPlist(info)), 'Info.plist', 'Folder.kext');
  const binary = readInfoPlist(writeBinaryPlist(info), 'Info.plist', 'Folder.kext');
  expect(binary.value).toEqual(xml.value);
  expect(codesOf(binary.diagnostics)).toEqual(codesOf(xml.diagnostics));
  return xml;
}

test('a good one', () => {
  expect(read()).toEqual({
    value: {
      id: 'com.example.driver.Widget',
      name: 'Widget',
      version: '1.10',
      codeless: false,
      executable: 'WidgetCode',
      versions: { short: '1.10', bundle: '1.10.0' },
      families: [],
    },
    diagnostics: [],
  });
});

describe('what stands in for what', () => {
  test.each<[string, Record<string, Plain | undefined>, object]>([
    ['the executable for the name', { CFBundleName: undefined }, { name: 'WidgetCode' }],
    ['the executable for an empty name', { CFBundleName: '' }, { name: 'WidgetCode' }],
    [
      'the folder for both',
      { CFBundleName: undefined, CFBundleExecutable: undefined },
      { name: 'Folder', codeless: true, executable: null },
    ],
    ['CFBundleVersion for the short one', { CFBundleShortVersionString: undefined }, { version: '1.10.0' }],
    ['CFBundleVersion for an empty one', { CFBundleShortVersionString: ' ' }, { version: '1.10.0' }],
    ['no executable: codeless', { CFBundleExecutable: undefined }, { codeless: true, executable: null }],
    ['an empty executable: codeless', { CFBundleExecutable: '' }, { codeless: true, executable: null }],
  ])('%s', (_, changes, value) => {
    expect(read(changes)).toMatchObject({ value, diagnostics: [] });
  });

  test('no version at all is a warning', () => {
    expect(read({ CFBundleShortVersionString: undefined, CFBundleVersion: '' })).toMatchObject({
      value: { version: null },
      diagnostics: [{ code: 'bundle.no-version', severity: 'warning' }],
    });
  });
});

test.each([
  '1830.32.b27',
  '20141104 (Tunnelblick tap kext version 5.0; Tunnelblick build 5622)',
  '0.9.4b3',
  '20071011',
  '007',
  'v1',
])('the version %s is kept as it is', (version) => {
  expect(read({ CFBundleShortVersionString: version })).toMatchObject({
    value: { version },
    diagnostics: [],
  });
});

test('only keys of the outermost dictionary count', () => {
  const personality = { CFBundleIdentifier: 'com.apple.driver.Other', CFBundleExecutable: 'Other' };
  const changes = { CFBundleIdentifier: undefined, CFBundleExecutable: undefined };
  expect(read({ AFirst: personality, ...changes, IOKitPersonalities: { P: personality } })).toMatchObject({
    value: { id: null, codeless: true },
    diagnostics: [{ code: 'bundle.no-identifier', severity: 'error' }],
  });
});

describe('placeholders are null, named, and nothing stands in for them', () => {
  test.each<[string, string, string]>([
    [
      'CFBundleIdentifier',
      `com.intel.kext.\${PRODUCT_NAME:rfc1034identifier}`,
      `\${PRODUCT_NAME:rfc1034identifier}`,
    ],
    ['CFBundleIdentifier', '$(PRODUCT_BUNDLE_IDENTIFIER)', '$(PRODUCT_BUNDLE_IDENTIFIER)'],
    ['CFBundleName', '@@CFBUNDLEEXECUTABLE@@', '@@CFBUNDLEEXECUTABLE@@'],
    ['CFBundleName', 'OSXFUSE_DISPLAY_NAME_LITERAL', 'OSXFUSE_DISPLAY_NAME_LITERAL'],
    ['CFBundleName', 'Widget $(', '$('],
    ['CFBundleShortVersionString', 'KLOG_VERSION', 'KLOG_VERSION'],
    ['CFBundleShortVersionString', '1.0.$(BUILD)', '$(BUILD)'],
    ['CFBundleShortVersionString', '1.0@@', '@@'],
    ['CFBundleExecutable', `\${EXECUTABLE_NAME}`, `\${EXECUTABLE_NAME}`],
  ])('%s: %s', (key, text, placeholder) => {
    const { value, diagnostics } = read({ [key]: text });
    expect(diagnostics).toMatchObject([
      { code: 'bundle.placeholder', severity: 'error', place: { line: expect.any(Number) } },
    ]);
    expect(sentence(diagnostics[0]!)).toMatch(key);
    expect(sentence(diagnostics[0]!)).toContain(`"${placeholder}"`);
    const field = { CFBundleIdentifier: 'id', CFBundleName: 'name', CFBundleExecutable: 'executable' }[key];
    expect(value![(field ?? 'version') as 'version']).toBeNull();
    expect(value!.codeless).toBe(false);
  });

  test('of a value that is not used, nothing is said', () => {
    expect(read({ CFBundleVersion: '$(X)', CFBundleGetInfoString: 'KLOG_VERSION' }).diagnostics).toEqual([]);
  });

  test.each(['ABCD', 'USB 3.0', 'HoRNDIS', 'A-B_C_D', '12345', 'a@b.example'])('%s is none', (name) => {
    expect(read({ CFBundleName: name })).toMatchObject({ value: { name }, diagnostics: [] });
  });

  test('an executable in capitals is none, but no name', () => {
    expect(read({ CFBundleExecutable: 'HDAUDIO' })).toMatchObject({
      value: { executable: 'HDAUDIO' },
      diagnostics: [],
    });
    expect(read({ CFBundleExecutable: 'HDAUDIO', CFBundleName: undefined })).toMatchObject({
      value: { name: null },
      diagnostics: [{ code: 'bundle.placeholder' }],
    });
  });
});

describe('what is refused', () => {
  test.each<[string, Record<string, Plain | undefined>, string, object]>([
    ['no id', { CFBundleIdentifier: undefined }, 'bundle.no-identifier', { id: null }],
    ['an empty id', { CFBundleIdentifier: '' }, 'bundle.no-identifier', { id: null }],
    ['an id with a blank', { CFBundleIdentifier: 'com.example driver' }, 'bundle.identifier', { id: null }],
    ['an id that is markup', { CFBundleIdentifier: '<script>' }, 'bundle.identifier', { id: null }],
    ['an id that is a path', { CFBundleIdentifier: '../../etc' }, 'bundle.identifier', { id: null }],
    [
      'a version that is a number',
      { CFBundleShortVersionString: 1.5 },
      'bundle.value-kind',
      { version: null },
    ],
    ['a name that is an array', { CFBundleName: ['a'] }, 'bundle.value-kind', { name: null }],
    ['a name of two lines', { CFBundleName: 'a\nb' }, 'bundle.control', { name: null }],
    [
      'an executable that is true',
      { CFBundleExecutable: true },
      'bundle.value-kind',
      { codeless: false, executable: null },
    ],
    [
      'an executable outside',
      { CFBundleExecutable: '../../../bin/sh' },
      'bundle.executable-name',
      { executable: null },
    ],
    [
      'an executable with a path',
      { CFBundleExecutable: 'a/b' },
      'bundle.executable-name',
      { executable: null },
    ],
    [
      'an executable with a backslash',
      { CFBundleExecutable: '..\\b' },
      'bundle.executable-name',
      { executable: null },
    ],
    ['an executable ..', { CFBundleExecutable: '..' }, 'bundle.executable-name', { executable: null }],
    ['an executable .', { CFBundleExecutable: '.' }, 'bundle.executable-name', { executable: null }],
  ])('%s', (_, changes, code, value) => {
    expect(read(changes)).toMatchObject({ value, diagnostics: [{ code, severity: 'error' }] });
  });

  test.each(['APPL', 'DEXT', 'SYSX', 'FMWK'])('a bundle of the type %s', (type) => {
    const { value, diagnostics } = read({ CFBundlePackageType: type });
    expect(value).toBeUndefined();
    expect(codesOf(diagnostics)).toEqual(['bundle.not-kext']);
  });

  test('another type is a warning, none is nothing', () => {
    expect(read({ CFBundlePackageType: 'BNDL' })).toMatchObject({
      value: { id: GOOD.CFBundleIdentifier },
      diagnostics: [{ code: 'bundle.package-type', severity: 'warning' }],
    });
    expect(read({ CFBundlePackageType: undefined }).diagnostics).toEqual([]);
  });

  test('a property list that is no dictionary', () => {
    const result = readInfoPlist(Buffer.from(writeXmlPlist(['a'])), 'Info.plist', 'A.kext');
    expect(codesOf(result.diagnostics)).toEqual(['bundle.not-dictionary']);
    expect(result.value).toBeUndefined();
  });

  test('all errors of a file at once', () => {
    const changes = { CFBundleIdentifier: 'a b', CFBundleName: '$(X)', CFBundleShortVersionString: 1 };
    expect(codesOf(read(changes).diagnostics)).toEqual([
      'bundle.identifier',
      'bundle.placeholder',
      'bundle.value-kind',
    ]);
  });
});

test('quotes escape what could steer a terminal', () => {
  const { diagnostics } = read({ CFBundleIdentifier: 'a\u202e\u2028b' });
  expect(sentence(diagnostics[0]!)).toContain('"a\\u{202e}\\u{2028}b"');
});
