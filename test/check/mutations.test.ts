import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '../../src/check/check.ts';
import { sentence } from '../../src/diagnostics/diagnostic.ts';
import { checkedBytes, packageWith, script } from './packages.ts';

/** KEXTGUIDE_MUTATIONS=100000 for a long run. */
const RUNS = Number(process.env.KEXTGUIDE_MUTATIONS ?? 150);

/** Parts of one text put into another place, or left out. */
const change = fc.record({
  at: fc.nat(2000),
  length: fc.nat(40),
  piece: fc.oneof(
    fc.constantFrom(
      '',
      '"',
      '<',
      '/>',
      '$(x)',
      '@X_Y@',
      'RequireRestart',
      'restart',
      '/System/',
      '\n',
      '&',
      'kextload /a\n',
    ),
    fc.string({ maxLength: 4 }),
  ),
});

function changed(text: string, changes: readonly { at: number; length: number; piece: string }[]): string {
  return changes.reduce((before, { at, length, piece }) => {
    const from = at % (before.length || 1);
    return before.slice(0, from) + piece + before.slice(from + length);
  }, text);
}

test('whatever a package says, each rule has a verdict and each finding a sentence', async () => {
  const changes = fc.array(change, { maxLength: 3 });
  const scripts = fc.constantFrom('last-action.sh', 'of-2014.sh', 'touch-only.sh');
  await fc.assert(
    fc.asyncProperty(changes, changes, changes, scripts, async (first, second, third, name) => {
      const bytes = packageWith({
        distribution: (text) => changed(text, first),
        scripts: { postinstall: changed(script(name), second), preinstall: '#!/bin/sh\n' },
        inner: changed('<bundle path="./Library/Extensions/A.kext" id="a" CFBundleVersion="2.0"/>', third),
      });
      const { reading, rules } = await checkedBytes(bytes);
      expect(rules.map(({ code }) => code)).toEqual(RULES.map(({ code }) => code));
      for (const finding of [...reading, ...rules.flatMap((rule) => [...rule.findings, ...rule.unknown])]) {
        expect(sentence(finding)).not.toMatch(/undefined|\[object|NaN/);
      }
    }),
    { numRuns: RUNS },
  );
});
