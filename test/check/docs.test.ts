import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RULES } from '../../src/check/check.ts';
import { check } from '../../src/diagnostics/sentences/check.ts';

const PAGE = readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'check.md'), 'utf8');
const sections = [...PAGE.matchAll(/<a id="([^"]+)"><\/a>\n### (\S+)\n\n([\s\S]*?)(?=\n<a id|\n## |$)/g)];

test('every code has a section of its name, and every section a code', () => {
  expect(sections.map(([, anchor]) => anchor).sort()).toEqual(Object.keys(check).sort());
  for (const [, anchor, heading] of sections) expect(heading).toBe(anchor);
});

test('rules stand in the order in which they are looked at, and tell all that they should', () => {
  const rules = sections.slice(0, RULES.length);
  expect(rules.map(([, anchor]) => anchor)).toEqual(RULES.map(({ code }) => code));
  for (const [, anchor, , text] of rules) {
    const told = [...text!.matchAll(/^- \*\*([^*]+):\*\*/gm)].map(([, what]) => what);
    expect(told, anchor).toEqual(['Looks for', 'Why', 'Mend it', 'Source', 'Cannot see']);
  }
});

test('the script that it shows is the one that is accepted', () => {
  const [, shown] = /```sh\n(\[ "\$\{3[\s\S]*?)```/.exec(PAGE)!;
  const fixture = readFileSync(
    path.join(import.meta.dirname, '..', 'fixtures', 'scripts', 'last-action.sh'),
    'utf8',
  );
  const bare = fixture.replace(/^#.*\n/gm, '').replaceAll("B'\\''s own.kext", 'B.kext');
  expect(shown).toBe(bare);
});
