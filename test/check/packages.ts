import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Checked, type CheckedRule, check } from '../../src/check/check.ts';
import type { CheckCode } from '../../src/check/rule.ts';
import type { Content } from '../../src/read/content/content.ts';
import { readContent } from '../../src/read/content/read-content.ts';
import { readSuccessors, type Successor } from '../../src/read/content/successors.ts';
import { readFacts } from '../../src/read/package/read-facts.ts';
import type { Profile } from '../../src/read/profile/profile.ts';
import { readPackageScripts } from '../../src/read/script/package-scripts.ts';
import { type ComponentToMake, kextFiles, makeProduct, type PackedKext } from '../fixtures/make/package.ts';

const SCRIPTS = path.join(import.meta.dirname, '..', 'fixtures', 'scripts');

/** A script of test/fixtures/scripts. */
export function script(name: string): string {
  return readFileSync(path.join(SCRIPTS, name), 'utf8');
}

/** How a package differs from one in which all is right. */
export interface Changes {
  kexts?: PackedKext[];
  /** The scripts of the package; its postinstall alone as a text. */
  scripts?: Record<string, string | Uint8Array> | string;
  /** Attributes of its PackageInfo. */
  attributes?: string;
  /** In place of what stands in it. */
  inner?: string;
  version?: string;
  /** Changes the text of the Distribution. */
  distribution?: (text: string) => string;
  resources?: Record<string, string>;
  more?: ComponentToMake[];
  payload?: Uint8Array;
  profile?: Profile;
}

export const A: PackedKext = {
  path: 'Library/Extensions/A.kext',
  id: 'com.example.A',
  version: '2.0',
  architectures: ['x86_64', 'arm64e'],
};
export const B: PackedKext = { ...A, path: "Library/Extensions/B's own.kext", id: 'com.example.B' };

const DISTRIBUTION = `<?xml version="1.0" encoding="utf-8"?>
<installer-gui-script minSpecVersion="2">
  <title>Widget</title>
  <product id="com.example.widget" version="2.0"/>
  <readme file="readme.html" mime-type="text/html"/>
  <conclusion file="conclusion.html" mime-type="text/html"/>
  <options customize="never" require-scripts="false" hostArchitectures="x86_64,arm64"/>
  <choice id="all"><pkg-ref id="com.example.pkg"/></choice>
  <pkg-ref id="com.example.pkg" version="2.0" onConclusion="none">#widget.pkg</pkg-ref>
</installer-gui-script>
`;

const RESOURCES = {
  'en.lproj/readme.html': '<p>Read.</p>',
  'de.lproj/readme.html': '<p>Lies.</p>',
  'en.lproj/conclusion.html': '<p>Done.</p>',
};

const LISTED = '<scripts><postinstall file="./postinstall"/></scripts>';

/** A product archive in which all is right, but for the changes. */
export function packageWith(changes: Changes = {}): Uint8Array {
  const { kexts = [A, B], scripts = script('last-action.sh'), distribution = (text) => text } = changes;
  const {
    attributes = '',
    inner = LISTED,
    version = '2.0',
    resources = RESOURCES,
    more = [],
    payload,
  } = changes;
  const component: ComponentToMake = {
    name: 'widget.pkg',
    version,
    attributes,
    inner,
    files: kexts.flatMap(kextFiles),
    ...(payload ? { payload } : {}),
    scripts: typeof scripts === 'string' ? { postinstall: scripts } : scripts,
  };
  return makeProduct(distribution(DISTRIBUTION), [component, ...more], { resources });
}

let read: Promise<{ content: Content; successors: Successor[] }> | undefined;

async function surroundings() {
  const [content, successors] = await Promise.all([readContent(), readSuccessors()]);
  return { content: content.value!, successors: successors.value! };
}

/** Checks a package as `check` does, without a disk. */
export async function checkedBytes(bytes: Uint8Array, profile?: Profile): Promise<Checked> {
  read ??= surroundings();
  const source = {
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  const { value, diagnostics } = await readFacts(source, 'Widget.pkg');
  return check({
    ...(await read),
    file: 'Widget.pkg',
    reading: diagnostics,
    scripts: await readPackageScripts(value?.components ?? []),
    ...(value ? { package: value } : {}),
    ...(profile ? { profile } : {}),
  });
}

/** Checks a profile alone. */
export async function checkedProfile(profile: Profile): Promise<Checked> {
  read ??= surroundings();
  return check({
    ...(await read),
    file: profile.source,
    reading: [],
    scripts: { run: [], unused: [] },
    profile,
  });
}

/** What one rule makes of a package. */
export async function look(code: CheckCode, changes: Changes = {}): Promise<CheckedRule> {
  const { rules } = await checkedBytes(packageWith(changes), changes.profile);
  return rules.find((rule) => rule.code === code)!;
}
