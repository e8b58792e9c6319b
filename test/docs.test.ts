import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesPage } from '../scripts/codes.ts';
import { profilePage } from '../scripts/profile-page.ts';
import { SENTENCES } from '../src/diagnostics/sentences/index.ts';
import { FACTS } from '../src/read/content/content.ts';

const ROOT = path.join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

describe('docs', () => {
  it('list every code with its sentence (npm run codes)', () => {
    expect(read('docs/codes.md')).toBe(codesPage());
  });

  it('speak of codes of the installer that there are', () => {
    const codes = [...read('docs/installer.md').matchAll(/`(installer\.[a-z-]+)`/g)].map(([, code]) => code);
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes) expect(Object.keys(SENTENCES)).toContain(code);
  });

  it('list every key of a profile (npm run schema)', () => {
    expect(read('docs/profile.md')).toBe(profilePage());
  });

  it('list every fact and its values', () => {
    for (const [fact, values] of Object.entries(FACTS)) {
      const row = read('docs/facts.md')
        .split('\n')
        .find((line) => line.startsWith(`| \`${fact}\``));
      for (const value of values) expect(row, fact).toContain(`\`${value}\``);
    }
  });

  it.each(['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: ROOT })])(
    '%s links what is there',
    (page) => {
      const files = new Set(
        globSync('**/*', { cwd: ROOT, exclude: (name) => name === 'node_modules' || name === '.git' }),
      );
      for (const [, target] of read(page).matchAll(/\]\(([^)#:‹]+)\)/g)) {
        const file = path.join(path.dirname(page), target!).replace(/\/$/, '');
        expect(files.has(file), `${page}: ${target}`).toBe(true);
      }
    },
  );

  it('name no registry, no path of a machine', () => {
    for (const page of ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: ROOT })]) {
      expect(read(page), page).not.toMatch(/registry\.|\/home\/|\/root\/|\/Users\//);
    }
  });
});
