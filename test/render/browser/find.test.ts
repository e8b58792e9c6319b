import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, sentence } from '../../../src/diagnostics/diagnostic.ts';
import { findBrowser } from '../../../src/render/browser/find.ts';
import { type Machine, world } from './worlds.ts';

async function find(machine: Machine, browser?: string) {
  const here = world(machine);
  const { value, diagnostics } = await findBrowser({ browser, env: here.env }, here);
  return { value, codes: diagnostics.map(({ code }) => code), diagnostics };
}

describe('the order', () => {
  const everything = [
    { by: '--browser', path: '/my/chrome', browser: '/my/chrome' },
    { by: 'PUPPETEER_EXECUTABLE_PATH', path: '/env/chrome' },
    { by: 'chrome-headless-shell', path: '/usr/bin/chrome-headless-shell' },
    { by: 'Chrome', path: '/opt/google/chrome/chrome' },
    { by: 'Chromium', path: '/usr/lib/chromium/chromium' },
    { by: 'Edge', path: '/opt/microsoft/msedge/msedge' },
    { by: "Puppeteer's cache", path: '/home/me/.cache/puppeteer/chrome/linux-1.0.0.0/chrome-linux64/chrome' },
  ];

  it.each(everything.map((_, index) => index))(
    'takes finder %i where none before it finds anything',
    async (index) => {
      const left = everything.slice(index);
      const first = left[0] as (typeof everything)[number];
      const env =
        index <= 1 ? { PATH: '/usr/bin', PUPPETEER_EXECUTABLE_PATH: '/env/chrome' } : { PATH: '/usr/bin' };
      const { value } = await find(
        { files: left.map(({ path }) => path), env, sparticuz: '153.0.0' },
        first.browser,
      );
      expect(value).toMatchObject({ by: first.by, path: first.path });
    },
  );

  it('ends with the npm package', async () => {
    const { value } = await find({ sparticuz: '153.0.0' });
    expect(value).toMatchObject({
      by: '@sparticuz/chromium',
      kind: 'shell',
      identity: '@sparticuz/chromium 153.0.0',
      archives: '/app/node_modules/@sparticuz/chromium/bin',
    });
  });

  it('says where it looked when there is nothing', async () => {
    const { value, diagnostics } = await find({ env: { PATH: '/usr/bin' } });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'browser.none', severity: 'error' }]);
    const [finding] = diagnostics as [Diagnostic<'browser.none'>];
    expect(finding.args.tried).toHaveLength(8);
    expect(finding.args.tried.join('\n')).toContain('google-chrome on the PATH');
    expect(sentence(finding)).toContain('kextguide doctor');
  });

  it.each<[Machine, string]>([
    [{}, 'npm install @sparticuz/chromium'],
    [{ isGlobal: true }, 'npm install --global @sparticuz/chromium'],
    [{ arch: 'arm64' }, 'npx puppeteer browsers install chrome-headless-shell'],
    [{ glibc: false }, 'apk add chromium'],
    [{ platform: 'darwin' }, 'npx puppeteer browsers install chrome-headless-shell'],
    [{ platform: 'win32', arch: 'arm64' }, 'npx puppeteer browsers install chrome-headless-shell'],
  ])('names the command that brings one to this machine: %j', async (machine, command) => {
    const { diagnostics } = await find(machine);
    expect(sentence(diagnostics[0]!)).toMatch(new RegExp(`Run: ${command}$`));
  });
});

describe('a browser that the user names', () => {
  it('is an error where it is not there, whatever else is', async () => {
    const files = ['/opt/google/chrome/chrome'];
    expect(await find({ files }, '/no/such')).toMatchObject({ value: undefined, codes: ['browser.missing'] });
    const env = { PUPPETEER_EXECUTABLE_PATH: '/no/such' };
    expect(await find({ files, env })).toMatchObject({ value: undefined, codes: ['browser.missing'] });
  });

  it('is not named by an empty variable', async () => {
    const { value } = await find({
      files: ['/opt/google/chrome/chrome'],
      env: { PUPPETEER_EXECUTABLE_PATH: '' },
    });
    expect(value?.by).toBe('Chrome');
  });

  it('is told to be a headless shell by its name', async () => {
    expect(
      (await find({ files: ['/x/chrome-headless-shell'] }, '/x/chrome-headless-shell')).value?.kind,
    ).toBe('shell');
    expect((await find({ files: ['/x/chrome'] }, '/x/chrome')).value?.kind).toBe('chrome');
  });

  it('may run elsewhere already', async () => {
    const server = createServer((request, response) => {
      response.end(request.url === '/json/version' ? '{"Browser":"HeadlessChrome/153.0.8010.0"}' : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const address = `ws://127.0.0.1:${port}/devtools/browser/1`;
    const { value } = await find({}, address);
    server.close();
    expect(value).toMatchObject({
      kind: 'remote',
      path: address,
      identity: 'remote HeadlessChrome/153.0.8010.0',
    });
  });

  it('is an error where nobody answers', async () => {
    expect((await find({}, 'http://127.0.0.1:1')).codes).toEqual(['browser.unreachable']);
  });
});

describe('a snap', () => {
  const snap = {
    links: { '/snap/bin/chromium': '/usr/bin/snap' },
    scripts: { '/usr/bin/chromium-browser': '#!/bin/sh\nexec /snap/bin/chromium "$@"\n' },
    env: { PATH: '/usr/bin:/snap/bin' },
  };

  it('is passed over', async () => {
    const { value } = await find({ ...snap, sparticuz: '153.0.0' });
    expect(value?.by).toBe('@sparticuz/chromium');
  });

  it('is refused where it is named', async () => {
    expect((await find(snap, '/usr/bin/chromium-browser')).codes).toEqual(['browser.snap']);
    expect((await find(snap, '/snap/bin/chromium')).codes).toEqual(['browser.snap']);
  });
});

describe("Puppeteer's cache", () => {
  const chrome = (version: string) => `/cache/chrome/linux-${version}/chrome-linux64/chrome`;
  const env = { PUPPETEER_CACHE_DIR: '/cache' };

  it('gives the newest', async () => {
    const files = ['99.0.1.2', '153.0.8010.0', '153.0.79.0'].map(chrome);
    expect((await find({ files, env })).value?.path).toBe(chrome('153.0.8010.0'));
  });

  it('gives the shell before Chrome, and passes over a download that was cut off', async () => {
    const shell =
      '/cache/chrome-headless-shell/linux-150.0.0.0/chrome-headless-shell-linux64/chrome-headless-shell';
    const torn = '/cache/chrome-headless-shell/linux-151.0.0.0/chrome-headless-shell-linux64/LICENSE';
    const { value } = await find({ files: [chrome('153.0.0.0'), shell, torn], env });
    expect(value).toMatchObject({ path: shell, kind: 'shell' });
  });
});

describe('the npm package', () => {
  const nss = ['libnss3.so', 'libnssutil3.so', 'libnspr4.so', 'libexpat.so.1'];
  const sparticuz = '153.0.0';

  it('brings its libraries where the system lacks one', async () => {
    const all = nss.map((name) => `/usr/lib64/${name}`);
    expect((await find({ sparticuz, files: all })).value?.env).toEqual({});
    const { value } = await find({
      sparticuz,
      files: all.slice(1),
      env: { XDG_CACHE_HOME: '/c', LD_LIBRARY_PATH: '/mine' },
    });
    expect(value?.path).toBe('/c/kextguide/chromium-153.0.0/chromium');
    expect(value?.env).toEqual({ LD_LIBRARY_PATH: '/c/kextguide/chromium-153.0.0/lib:/mine' });
  });

  it.each([
    { glibc: false },
    { arch: 'arm64' as const },
    { platform: 'darwin' as const },
    { platform: 'win32' as const },
  ])('is left where it cannot run: %o', async (machine) => {
    expect((await find({ sparticuz, ...machine })).codes).toEqual(['browser.none']);
  });
});

describe('other systems', () => {
  it('macOS: the applications of the machine and of the user', async () => {
    const app = '/home/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect((await find({ platform: 'darwin', files: [app] })).value).toMatchObject({
      by: 'Chrome',
      path: app,
    });
  });

  it('Windows: the program folders', async () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect((await find({ platform: 'win32', env, files: [edge] })).value).toMatchObject({
      by: 'Edge',
      path: edge,
    });
  });
});
