import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kextguide, leave, PROFILE, workplace } from './run.ts';

let folder: string;

beforeEach(async () => {
  folder = await workplace({
    'disk.yaml': PROFILE,
    'wrong.yaml': `${PROFILE.replace('Test Disk', 'Wrong Disk')}colour: red\n`,
    'old.yaml': PROFILE.replace('Test Disk', 'Old Disk').replace('[arm64e, x86_64]', '[x86_64]'),
  });
});

afterEach(() => leave(folder));

async function planJson(...profiles: string[]) {
  const { code, stdout, stderr } = await kextguide(folder, ['plan', '--json', ...profiles]);
  return { code, stderr, report: JSON.parse(stdout) };
}

const MISTAKE = {
  code: 'profile.unknown-key',
  severity: 'error',
  message: expect.stringContaining('colour'),
  place: { file: 'wrong.yaml', line: 14, column: 1 },
};

describe('plan --json', () => {
  it('prints what is wrong with a profile in the place of its plan', async () => {
    const { code, report, stderr } = await planJson('wrong.yaml');
    expect(code).toBe(1);
    expect(report).toEqual({ diagnostics: [MISTAKE] });
    expect(stderr).toBe('');
  });

  it('prints one entry for each of several profiles, in their order', async () => {
    const { code, report } = await planJson('disk.yaml', 'wrong.yaml', 'old.yaml');
    expect(code).toBe(1);
    expect(report).toEqual([
      expect.objectContaining({ product: 'test-disk', guides: expect.any(Array) }),
      { diagnostics: [MISTAKE] },
      expect.objectContaining({ product: 'old-disk' }),
    ]);
    const none = await planJson('wrong.yaml', 'wrong*.yaml', 'disk.yaml');
    expect(none.report).toHaveLength(2);
  });

  it('prints that a profile is not there', async () => {
    const missing = { code: 'profile.missing', place: null };
    expect(await planJson('nowhere.yaml')).toMatchObject({ code: 1, report: { diagnostics: [missing] } });
    expect(await planJson('nowhere.yaml', 'disk.yaml')).toMatchObject({
      code: 1,
      report: [{ diagnostics: [missing] }, { product: 'test-disk' }],
    });
  });

  it('prints a plan as the contract says, and warnings beside it', async () => {
    const { code, report, stderr } = await planJson('old.yaml');
    expect(code).toBe(0);
    expect(Object.keys(report)).toEqual(['product', 'guides', 'impossible']);
    expect(stderr).toContain('plan.kext-cannot-load');
  });
});
