import { describe, expect, it } from 'vitest';
import { FINDERS } from '../../../src/render/browser/finders.ts';
import { browserReport } from '../../../src/render/browser/report.ts';
import { type Machine, world } from './worlds.ts';

const report = (machine: Machine, browser?: string) =>
  browserReport({ browser, env: machine.env ?? {} }, world(machine));

describe('what doctor shows', () => {
  it('lists every finder, with what it found, and names the one that prints', async () => {
    const { finders, uses } = await report({ files: ['/opt/microsoft/msedge/msedge'], sparticuz: '153.0.0' });
    expect(finders.map(({ name }) => name)).toEqual(FINDERS.map(({ name }) => name));
    expect(finders.filter(({ found }) => found).map(({ name }) => name)).toEqual([
      'Edge',
      '@sparticuz/chromium',
    ]);
    expect(uses).toContain('/opt/microsoft/msedge/msedge');
  });

  it('uses none where the named one is missing', async () => {
    const { finders, uses } = await report({ sparticuz: '153.0.0' }, '/no/such');
    expect(uses).toBeUndefined();
    expect(finders[0]?.wrong).toContain('/no/such');
  });

  it('tells the command that fits the system', async () => {
    expect((await report({})).mend[0]).toBe('npm install @sparticuz/chromium');
    expect((await report({ arch: 'arm64' })).mend[0]).toBe(
      'npx puppeteer browsers install chrome-headless-shell',
    );
    expect((await report({ glibc: false })).mend).toEqual(['apk add chromium']);
    expect((await report({ platform: 'darwin' })).mend[0]).toContain('npx puppeteer');
    expect((await report({ platform: 'win32' })).mend[1]).toContain('winget');
  });
});
