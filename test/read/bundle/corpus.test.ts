import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readInfoPlist } from '../../../src/read/bundle/info-plist.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CORPUS = join(ROOT, '../shared/real/plists');

/** What each real file is: [id, name, version, codeless] as Python's plistlib reads them too, or the keys refused. */
const EXPECTED: Record<string, { facts?: (string | boolean)[]; refused?: string[]; warned?: string[] }> = {
  'haxm-placeholder-in-string': { refused: ['CFBundleExecutable', 'CFBundleIdentifier', 'CFBundleName'] },
  'heimdall-codeless-bad-doctype': {
    facts: ['au.com.glassechidna.heimdall.usb_shield', 'Heimdall Download Mode', '6.0', true],
    warned: ['plist.doctype'],
  },
  'horndis-source-placeholders': {
    refused: ['CFBundleExecutable', 'CFBundleIdentifier', 'CFBundleName', 'CFBundleVersion'],
  },
  'intel6series-injector-codeless': {
    facts: ['com.chris1111.Intel6Series-Injector', 'Intel6Series-Injector', '1.1', true],
  },
  'karabiner-virtualhid': {
    facts: ['org.pqrs.driver.Karabiner.VirtualHIDDevice.v061000', 'VirtualHIDDevice', '6.10.0', false],
  },
  'klog-source-macro-words': { refused: ['CFBundleShortVersionString'] },
  lilu: { facts: ['as.vit9696.Lilu', 'Lilu', '1.6.8', false] },
  openzfs: { facts: ['net.lundman.zfs', 'zfs', '1.0', false] },
  'osxfuse-source-macro-words': {
    refused: ['CFBundleExecutable', 'CFBundleIdentifier', 'CFBundleName', 'CFBundleVersion'],
  },
  'qemu-usb-tablet-1011-code-same-id': {
    facts: ['eu.dennis-jordan.driver.QemuUSBTablet', 'QemuUSBTablet1011', '1.2', false],
  },
  'qemu-usb-tablet-codeless': {
    facts: ['eu.dennis-jordan.driver.QemuUSBTablet', 'QemuUSBTablet', '1.0', true],
  },
  'realtek-rtwlanu-no-name': { facts: ['com.realtek.driver.RtWlanU', 'RtWlanU', '1830.32.b27', false] },
  'santa-driver-source': { refused: ['CFBundleShortVersionString'] },
  'tunnelblick-tap-long-version': {
    facts: [
      'net.tunnelblick.tap',
      'tap',
      '20141104 (Tunnelblick tap kext version 5.0; Tunnelblick build 5622)',
      false,
    ],
  },
  'tuntap-source-at-placeholders': {
    refused: [
      'CFBundlePackageType',
      'CFBundleExecutable',
      'CFBundleIdentifier',
      'CFBundleName',
      'CFBundleShortVersionString',
    ],
  },
  'voodoops2-entities': { refused: ['CFBundleShortVersionString'] },
  'xhci-unsupported-codeless': {
    facts: ['org.rehabman.injector.XHCI.unsupported', 'XHCI-unsupported', '0.9.2', true],
  },
};

describe.skipIf(!existsSync(CORPUS))('real files', () => {
  test.each(Object.entries(EXPECTED))('%s', (name, { facts, refused = [], warned = [] }) => {
    const file = join(CORPUS, `${name}.plist`);
    const { value, diagnostics } = readInfoPlist(readFileSync(file), file, `${name}.kext`);
    if (facts) expect([value!.id, value!.name, value!.version, value!.codeless]).toEqual(facts);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, args }) => [code, 'key' in args ? args.key : ''])).toEqual(
      refused.map((key) => ['bundle.placeholder', key]),
    );
    const others = diagnostics.filter(({ severity }) => severity !== 'error');
    expect(others.map(({ code }) => code)).toEqual(warned);
  });

  test('the script prints a line for each', () => {
    const script = join(ROOT, 'scripts/inspect-corpus.ts');
    const printed = execFileSync(process.execPath, [script, CORPUS], { encoding: 'utf8' });
    for (const name of Object.keys(EXPECTED)) expect(printed).toContain(`${name}.plist`);
    expect(printed).not.toMatch(/\n\s+at /);
  });
});
