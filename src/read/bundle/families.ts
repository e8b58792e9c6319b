import type { PlistValue } from './plist-value.ts';

/**
 * The families of kernel code that a kext builds on: the libraries that it links (OSBundleLibraries, and its forms for
 * one kind of Mac: OSBundleLibraries_x86_64) and the classes of the devices that it drives (IOProviderClass of its
 * personalities). Each once, sorted.
 */
export function familiesOf(info: ReadonlyMap<string, PlistValue>): string[] {
  const names = new Set<string>();
  for (const [key, libraries] of info) {
    if (!/^OSBundleLibraries(_\w+)?$/.test(key) || !(libraries instanceof Map)) continue;
    for (const name of libraries.keys()) names.add(name);
  }
  const personalities = info.get('IOKitPersonalities');
  for (const personality of personalities instanceof Map ? personalities.values() : []) {
    const provider = personality instanceof Map ? personality.get('IOProviderClass') : undefined;
    if (typeof provider === 'string') names.add(provider);
  }
  return [...names].sort();
}
