import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/check/check.ts';
import { sentence } from '../../src/diagnostics/diagnostic.ts';
import { checkedBytes, packageWith, script } from './packages.ts';

/** Nothing in it could be better, but for words that nobody has seen on the newest macOS. */
const ALWAYS = ['check.wording'];

describe('a package in which all is right', () => {
  test.each(['last-action.sh', 'last-action-one-set.sh'])('with %s', async (name) => {
    const { reading, rules } = await checkedBytes(packageWith({ scripts: script(name) }));
    expect(reading).toEqual([]);
    const found = rules.flatMap(({ findings, unknown }) => [...findings, ...unknown]);
    expect(found.filter(({ code }) => !ALWAYS.includes(code)).map(sentence)).toEqual([]);
    expect(rules.map(({ code }) => code)).toEqual(RULES.map(({ code }) => code));
    // A package has nothing to explain itself in.
    expect(rules.filter(({ verdict }) => verdict === 'does-not-apply').map(({ code }) => code)).toEqual([
      'check.package-version',
      'check.explain',
    ]);
  });

  test('what stands before the last action does not matter', async () => {
    const before = '#!/bin/bash\nset -e\n/bin/launchctl unload /x.plist || true\ncp -R /a "$3/b"\n';
    const scripts = before + script('last-action.sh').replace(/^#!.*\n/, '');
    const { rules } = await checkedBytes(packageWith({ scripts }));
    const found = rules.flatMap(({ findings, unknown }) => [...findings, ...unknown]);
    expect(found.filter(({ code }) => !ALWAYS.includes(code)).map(sentence)).toEqual([]);
  });
});

test('of a file that cannot be read, nothing is fine', async () => {
  const { reading, rules } = await checkedBytes(Buffer.from('PK\x03\x04'));
  expect(reading.map(({ severity }) => severity)).toEqual(['error']);
  expect(new Set(rules.map(({ verdict }) => verdict))).toEqual(new Set(['cannot-tell']));
});
