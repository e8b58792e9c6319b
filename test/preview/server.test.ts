import { globSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type Print } from '../../src/build.ts';
import { Refusal } from '../../src/diagnostics/diagnostic.ts';
import { startPreview } from '../../src/preview/preview.ts';
import { FORMATS } from '../../src/render/formats.ts';
import { leave, PROFILE, workplace } from '../cli/run.ts';
import { isDone, type Previewing, previewing } from './previewing.ts';

let folder: string;
let preview: Previewing;

beforeAll(async () => {
  folder = await workplace({ 'disk.yaml': PROFILE });
  preview = await previewing(path.join(folder, 'disk.yaml'));
});

afterAll(async () => {
  await preview[Symbol.asyncDispose]();
  await leave(folder);
});

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** As it is written: `fetch` mends addresses, and names the host itself. */
function ask(
  target: string,
  { method = 'GET', host }: { method?: string; host?: string } = {},
): Promise<Reply> {
  const { port } = new URL(preview.address);
  return new Promise((resolve, reject) => {
    const headers = { Host: host ?? `127.0.0.1:${port}` };
    const asked = request({ host: '127.0.0.1', port, path: target, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

describe('what it shows', () => {
  it('is what a build writes, byte for byte, and nothing is written', async () => {
    const out = path.join(folder, 'dist');
    const before = globSync('**/*', { cwd: folder });
    const pages = new Map<string, string>();
    // PDFs that are there, whatever is in them: the overview leads to them.
    const print: Print = {
      fonts: '',
      uncovered: () => [],
      browser: () => null,
      run: async (jobs, take) => {
        for await (const { artifact } of jobs)
          await take({ artifact, bytes: Buffer.from('PDF'), diagnostics: [] });
      },
    };
    await build([path.join(folder, 'disk.yaml')], { out, formats: new Set(FORMATS), print });
    const built = globSync('test-disk/en/*.{html,txt,json}', { cwd: out });
    expect(built.length).toBeGreaterThan(20);
    for (const name of built) pages.set(`pages/${name}`, readFileSync(path.join(out, name), 'utf8'));
    for (const name of ['welcome', 'readme', 'conclusion']) {
      const file = path.join(out, `test-disk/installer/Resources/en.lproj/${name}.html`);
      pages.set(`pages/panes/en/${name}.html`, readFileSync(file, 'utf8'));
    }
    for (const [name, text] of pages) {
      expect(await preview.get(name), name).toBe(text);
    }
    expect(before).toEqual(['disk.yaml']);
  });

  it('names the guides, the languages and the words of the Installer', async () => {
    const { made, findings } = await preview.until(isDone);
    expect(made?.product).toEqual({ id: 'test-disk', name: 'Test Disk', version: '1.0' });
    expect(made?.locales.map(({ tag, dir }) => [tag, dir])).toEqual([['en', 'ltr']]);
    expect(made?.locales[0]?.words['macos-13']).toMatchObject({
      introduction: 'Introduction',
      readme: 'Read Me',
    });
    expect(made?.macos.map(({ version }) => version)).toEqual(['11', '12', '13', '14', '15', '26', '27']);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('who is answered', () => {
  it('is this machine at the preview’s own address, and no other name for it', async () => {
    const { port } = new URL(preview.address);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
      expect((await ask('/', { host })).status).toBe(200);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:1${port}`,
      'localhost.evil.example',
    ]) {
      for (const target of ['/', '/events', '/pages/panes/en/welcome.html']) {
        const { status, body } = await ask(target, { host });
        expect(status, host).toBe(403);
        expect(body).not.toContain('Test Disk');
      }
    }
  });

  it('listens on the loopback alone', async () => {
    const { port } = new URL(preview.address);
    const others = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter(({ internal }) => !internal),
    );
    for (const { address } of others) {
      const outcome = await new Promise((resolve) => {
        const socket = connect({ host: address, port: Number(port) });
        socket.once('connect', () => resolve('connected')).once('error', () => resolve('refused'));
      });
      expect(outcome, address).toBe('refused');
    }
  });

  it('can read and do nothing else', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const { status, headers } = await ask('/', { method });
      expect(status, method).toBe(405);
      expect(headers.allow).toBe('GET, HEAD');
    }
    const head = await ask('/pages/panes/en/welcome.html', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers.etag).toBe((await ask('/pages/panes/en/welcome.html')).headers.etag);
  });

  it.each([
    '/../package.json',
    '/pages/../../package.json',
    '/pages/%2e%2e/%2e%2e/package.json',
    '/pages/..%2f..%2fpackage.json',
    '/pages//etc/passwd',
    '//etc/passwd',
    '/pages/test-disk/en/../../../disk.yaml',
    '/pages/disk.yaml',
    '/preview.js/../../../package.json',
    '/constructor',
    '/__proto__',
    '/pages/__proto__/en/x.html',
    '/pages/%',
    '/pages/%00',
    '/pages/test-disk/xx/index.html',
    '/pages/panes/en/other.html',
    '/pages/test-disk/en/nothing.pdf',
    'http://[/',
  ])('gets no file by %s', async (target) => {
    expect((await ask(target)).status).toBe(404);
  });

  it('gets pages that can run nothing, load nothing, and are kept nowhere', async () => {
    const shell = await ask('/');
    expect(shell.headers['content-security-policy']).toMatch(
      /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
    );
    expect(shell.body).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son\w+=/);
    const page = await ask('/pages/test-disk/en/index.html');
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox allow-same-origin$/);
    expect(page.headers['content-security-policy']).not.toContain('script-src');
    for (const { headers } of [shell, page, await ask('/pages/none')]) {
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

describe('where it listens', () => {
  it('says in one sentence that a port is taken', async () => {
    const port = Number(new URL(preview.address).port);
    const failure = await startPreview(path.join(folder, 'disk.yaml'), { port }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Refusal);
    expect((failure as Refusal).diagnostics.map(({ code }) => code)).toEqual(['preview.port']);
    expect((failure as Refusal).message).toContain(`Port ${port} is taken`);
  });

  it('finds a free port where none is asked for, however many previews there are', async () => {
    const two = [];
    for (let number = 0; number < 2; number += 1)
      two.push(await startPreview(path.join(folder, 'disk.yaml')));
    expect(new Set(two.map(({ address }) => address)).size).toBe(2);
    for (const { address } of two) expect((await fetch(address)).status).toBe(200);
    for (const each of two) await each.close();
    await expect(fetch(two[0]!.address)).rejects.toThrow();
  });
});
