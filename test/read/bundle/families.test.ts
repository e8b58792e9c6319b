import { expect, test } from 'vitest';
import { readInfoPlist } from '../../../src/read/bundle/info-plist.ts';
import type { Plain } from '../../fixtures/make/plist-value.ts';
import { writeXmlPlist } from '../../fixtures/make/xml-plist.ts';

function familiesOf(keys: Record<string, Plain>): readonly string[] | undefined {
  const info = { CFBundleIdentifier: 'a.b', CFBundleVersion: '1', ...keys };
  return readInfoPlist(Buffer.from(writeXmlPlist(info)), 'Info.plist', 'A.kext').value?.families;
}

test('libraries of every kind of Mac, and the classes that personalities drive, each once', () => {
  const families = familiesOf({
    OSBundleLibraries: { 'com.apple.kpi.iokit': '20.0', 'com.apple.iokit.IOUSBHostFamily': '1.0' },
    OSBundleLibraries_x86_64: { 'com.apple.kpi.iokit': '11.0' },
    IOKitPersonalities: {
      one: { IOProviderClass: 'IOUSBHostDevice', CFBundleIdentifier: 'com.apple.driver.Other' },
      two: { IOProviderClass: 'IOUSBHostDevice' },
      three: { idVendor: 5 },
    },
  });
  expect(families).toEqual(['IOUSBHostDevice', 'com.apple.iokit.IOUSBHostFamily', 'com.apple.kpi.iokit']);
});

test('what is of another kind there is passed over', () => {
  expect(familiesOf({ OSBundleLibraries: ['x'], IOKitPersonalities: { one: 'x' } })).toEqual([]);
  expect(familiesOf({ IOKitPersonalities: 'x' })).toEqual([]);
});
