import { beforeAll, describe, expect, it } from 'vitest';
import { composeProduct } from '../../src/compose/compose.ts';
import { plan } from '../../src/plan/plan.ts';
import type { Content } from '../../src/read/content/content.ts';
import { readContent } from '../../src/read/content/read-content.ts';
import type { Profile } from '../../src/read/profile/profile.ts';
import { plain } from '../../src/render/text/text.ts';
import { asking, INTEL_ONLY, ONE_CODE, ONE_CODELESS, SUBJECTS } from '../plan/profiles.ts';

let content: Content;

beforeAll(async () => {
  content = (await readContent()).value!;
});

function panesOf(profile: Profile): Record<string, string> {
  const decided = plan(profile, content).plan;
  const english = content.languages.get('en')!;
  const { said, diagnostics } = composeProduct(decided, profile, content, english);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return Object.fromEntries(said.panes.map(({ name, body }) => [name, plain(body)]));
}

describe('a product for one chip only', () => {
  it('never says “every Mac”, and says which Mac it is not for', () => {
    const panes = panesOf(INTEL_ONLY.profile);
    for (const [name, text] of Object.entries(panes)) expect(text, name).not.toMatch(/every Mac/i);
    for (const name of ['welcome', 'readme', 'conclusion']) {
      expect(panes[name], name).toContain('Example Disk cannot be used on a Mac with Apple silicon');
    }
    expect(panes.welcome).toMatch(/Intel-based Mac: 1/);
  });

  it('names a chip that nobody asked for as little as “every Mac”', () => {
    const panes = panesOf(asking(ONE_CODE, { chips: ['intel'] }, 'Intel').profile);
    expect(panes.readme).not.toMatch(/every Mac|Apple silicon cannot/i);
    expect(panes.readme).toContain('Only: Intel-based Mac');
  });

  it('names the kexts that are left out on a chip', () => {
    const { profile } = SUBJECTS.find(({ name }) => name === 'x86_64 only, beside a codeless one')!;
    expect(panesOf(profile).readme).toContain('Disk.kext cannot load on a Mac with Apple silicon');
  });
});

describe('a page to print', () => {
  it.each([ONE_CODE, ONE_CODELESS])('is asked for where Recovery may follow: $name', (subject) => {
    expect(panesOf(subject.profile).welcome).toMatch(/Print the next page.*macOS Recovery/);
  });

  it('is not needed on Intel', () => {
    expect(panesOf(INTEL_ONLY.profile).welcome).not.toMatch(/Recovery/);
  });
});

describe('an installer for managed Macs alone', () => {
  it('does not ask for a permission that the organization gives', () => {
    for (const subject of [ONE_CODE, ONE_CODELESS]) {
      for (const management of ['enrolled', 'automated'] as const) {
        const { conclusion } = panesOf(asking(subject, { management: [management] }, management).profile);
        expect(conclusion).not.toMatch(/needs your permission/);
        expect(conclusion).toMatch(/Your organization normally allows/);
      }
    }
  });

  it('speaks of no restart where nothing has code', () => {
    for (const management of ['enrolled', 'automated'] as const) {
      const { conclusion } = panesOf(asking(ONE_CODELESS, { management: [management] }, management).profile);
      expect(conclusion).not.toMatch(/restart/i);
    }
  });

  it('speaks of Recovery where the reader has to go there', () => {
    const recovery = (management: 'enrolled' | 'automated', chip: 'apple-silicon' | 'intel') =>
      /Recovery/.test(
        panesOf(asking(ONE_CODE, { management: [management], chips: [chip] }, management).profile)
          .conclusion!,
      );
    expect(recovery('enrolled', 'apple-silicon')).toBe(true);
    expect(recovery('enrolled', 'intel')).toBe(false);
    expect(recovery('automated', 'apple-silicon')).toBe(false);
  });
});

describe('an update on a Mac that has not been set up', () => {
  const needs = (actions: Profile['guides']['actions']) =>
    panesOf(asking(ONE_CODE, { actions }, actions.join()).profile).readme;

  it('sends its reader to the steps on the same page', () => {
    const readme = needs(['install', 'update']);
    expect(readme).toMatch(/Follow the steps for a first installation .* on this same page/);
    expect(readme).not.toMatch(/Use this guide/);
  });

  it('promises no steps that are not there', () => {
    expect(needs(['update'])).toMatch(/Ask Example Works for the instructions for a first installation/);
  });
});
