import { expect, test } from 'vitest';
import type { CheckCode, Verdict } from '../../src/check/rule.ts';
import { sentence } from '../../src/diagnostics/diagnostic.ts';
import { kextFiles } from '../fixtures/make/package.ts';
import { A, B, type Changes, look } from './packages.ts';

const POSTINSTALL = '#!/bin/sh\ncp -R A.kext /Library/Extensions/\n';
const LOADS = `${POSTINSTALL}/usr/bin/kmutil load -p /Library/Extensions/A.kext\n`;
const RESTART = 'postinstall-action="restart"';

/** A package whose script brings the kext A. */
function carrying(postinstall: string, changes: Changes = {}, kext = A): Changes {
  const files = kextFiles({ ...kext, path: 'A.kext' });
  const inside = files.flatMap(({ path, bytes }) => (bytes ? [[path, bytes] as const] : []));
  return { kexts: [], scripts: { postinstall, ...Object.fromEntries(inside) }, ...changes };
}

test.each<[code: CheckCode, name: string, changes: Changes, verdict: Verdict, says?: RegExp]>([
  ['check.location', 'alone', carrying(LOADS), 'cannot-tell', /^A\.kext lies beside the scripts/],
  ['check.system-folder', 'alone', carrying(LOADS), 'cannot-tell', /widget\.pkg\/Scripts\/A\.kext/],
  ['check.not-loaded', 'alone', carrying(LOADS), 'cannot-tell', /^A\.kext lies beside the scripts/],
  ['check.no-load', 'with a call', carrying(LOADS), 'fine'],
  ['check.no-load', 'without one', carrying(POSTINSTALL), 'found'],
  ['check.several-loads', 'with two calls', carrying(LOADS + LOADS), 'found'],
  ['check.restart', 'with a restart', carrying(LOADS, { attributes: RESTART }), 'found'],
  ['check.no-arm64e', 'for Intel', carrying(LOADS, {}, { ...A, architectures: ['x86_64'] }), 'found'],
  ['check.same-id', 'alone', carrying(LOADS), 'fine'],
  ['check.location', 'with one that is installed', carrying(LOADS, { kexts: [B] }), 'cannot-tell'],
  ['check.location', 'that is installed as well', carrying(LOADS, { kexts: [A] }), 'fine'],
  ['check.same-id', 'that is installed as well', carrying(LOADS, { kexts: [A] }), 'fine'],
])('%s, of a kext beside the scripts, %s', async (code, _, changes, verdict, says = /(?:)/) => {
  const { verdict: found, findings, unknown } = await look(code, changes);
  expect(found).toBe(verdict);
  if (verdict !== 'fine') expect([...findings, ...unknown].map(sentence).join('\n')).toMatch(says);
});
