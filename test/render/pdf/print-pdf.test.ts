import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCode } from '../../../src/diagnostics/diagnostic.ts';
import { fontCss } from '../../../src/render/pdf/fonts.ts';
import { printSettings } from '../../../src/render/pdf/print-pdf.ts';
import { faults, found, guide, type Prints, page, prints } from './printing.ts';

/** A temporary folder of our own, so that our browsers are told from everybody else's by their profiles. */
let temporary: string;
const before = process.env.TMPDIR;
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'print-test-'));
  process.env.TMPDIR = temporary;
});
afterEach(async () => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await rm(temporary, { recursive: true, force: true });
});

/** The main processes of browsers whose profile is in our folder. */
function browsers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.includes(`--user-data-dir=${temporary}/`) && !command.includes('--type=');
      } catch {
        return false;
      }
    })
    .map(Number);
}

const guides = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`${number}.pdf`, guide(number)]));

describe.skipIf(!found)('printing', () => {
  it('gives the same bytes in another run of the browser, in another order and width', async () => {
    const pages = guides(12);
    const once = await prints(pages, { jobs: 1 });
    const backwards = await prints(Object.fromEntries(Object.entries(pages).reverse()), { jobs: 3 });
    expect(faults(once)).toEqual([]);
    expect(once.pdfs.size).toBe(12);
    for (const [id, bytes] of once.pdfs)
      expect(Buffer.compare(bytes, backwards.pdfs.get(id) as Uint8Array), id).toBe(0);
    expect(new Set([...once.pdfs.values()].map((bytes) => Buffer.from(bytes).toString('latin1'))).size).toBe(
      12,
    );
  });

  it('gives the same bytes whether a page is swapped in or loaded whole', async () => {
    const swapped = guides(6);
    const whole = Object.fromEntries(
      Object.entries(swapped).map(([id, html]) => [
        id,
        html.replace('<head>', '<head><!-- not taken apart -->'),
      ]),
    );
    const a = await prints(swapped, { jobs: 1 });
    const b = await prints(whole, { jobs: 1 });
    for (const [id, bytes] of a.pdfs) expect(Buffer.compare(bytes, b.pdfs.get(id) as Uint8Array), id).toBe(0);
  });

  it('gives the same bytes after it began with a new browser', async () => {
    const a = await prints(guides(8));
    const b = await prints(guides(8), { recycleAfter: 2 });
    expect(b.order).toEqual(a.order);
    for (const [id, bytes] of a.pdfs) expect(Buffer.compare(bytes, b.pdfs.get(id) as Uint8Array), id).toBe(0);
  });

  it('keeps the order, and leaves no profile and no browser behind', async () => {
    const { order } = await prints(guides(9), { jobs: 3 });
    expect(order).toEqual(Object.keys(guides(9)));
    expect(await readdir(temporary)).toEqual([]);
    if (process.platform === 'linux') expect(browsers()).toEqual([]);
  });

  it('lets nothing of one page into the next', async () => {
    const plain = page({ title: 'plain', body: '<p>x</p>' });
    const loud = page({
      title: 'loud',
      attributes: 'lang="ar" dir="rtl" class="loud" style="font-size:40pt" data-header="LOUD"',
      style: 'p { color: red } @page { size: letter landscape }',
      body: '<style>p { font-weight: bold }</style><p>x</p>',
    });
    const policy = plain.replace(
      '<title>',
      `<meta http-equiv="Content-Security-Policy" content="font-src 'none'"><title>`,
    );
    const alone = await prints({ plain });
    const after = await prints({ loud, policy, 'no-fonts': loud.replace(fontCss(), ''), plain }, { jobs: 1 });
    expect(Buffer.compare(alone.pdfs.get('plain') as Uint8Array, after.pdfs.get('plain') as Uint8Array)).toBe(
      0,
    );
  });

  it('starts no browser for nothing', async () => {
    expect((await prints({})).findings).toEqual([]);
    // Not even the folder for its profile was made; with one page it is, and goes again.
    expect(await readdir(temporary)).toEqual([]);
  });

  it('ends at the deadline of a document, names it, and prints the others', async () => {
    const result = await prints({ 'a/late.pdf': guide(1) }, { deadline: 1 });
    expect(faults(result)).toMatchObject([
      {
        id: 'a/late.pdf',
        diagnostic: { code: 'browser.late', severity: 'error', args: { id: 'a/late.pdf', seconds: 0.001 } },
      },
    ]);
    expect(exitCode(result.findings.map(({ diagnostic }) => diagnostic))).toBe(3);
  });

  it('says once that there is no sandbox, where there is none', async () => {
    const { findings } = await prints(guides(5), { recycleAfter: 1 });
    const expected = process.getuid?.() === 0 ? ['browser.no-sandbox'] : [];
    expect(findings.map(({ diagnostic }) => diagnostic.code)).toEqual(expect.arrayContaining(expected));
    expect(findings.length).toBeLessThanOrEqual(1);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'refuses to go without the sandbox where that is insisted on',
    async () => {
      const { pdfs, findings } = await prints(guides(5), { sandbox: true });
      expect(pdfs.size).toBe(0);
      expect(findings).toMatchObject([{ diagnostic: { code: 'browser.sandbox' } }]);
    },
  );
});

describe.skipIf(!found || process.platform !== 'linux')('a browser that dies', () => {
  it('once, in the middle: everything is printed all the same', async () => {
    const calm = await prints(guides(20), { jobs: 2 });
    let killed = 0;
    const requests = async function* () {
      for (const [id, html] of Object.entries(guides(20))) {
        if (id === '8.pdf' || id === '15.pdf') {
          // Pages wait to be printed, so a browser runs or is about to.
          while (browsers().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
          for (const pid of browsers()) killed += Number(process.kill(pid, 'SIGKILL'));
        }
        yield { id, html };
      }
    };
    const result = await prints(requests(), { jobs: 2 });
    expect(killed).toBeGreaterThanOrEqual(2);
    expect(faults(result)).toEqual([]);
    expect(result.order).toEqual(calm.order);
    for (const [id, bytes] of calm.pdfs)
      expect(Buffer.compare(bytes, result.pdfs.get(id) as Uint8Array), id).toBe(0);
    expect(browsers()).toEqual([]);
  });

  it('again and again: the document is named after three attempts, and the end is reached', async () => {
    const killer = setInterval(() => {
      for (const pid of browsers()) process.kill(pid, 'SIGKILL');
    }, 1);
    const result = await prints(guides(2), { jobs: 2 }).finally(() => clearInterval(killer));
    const codes = faults(result).map(({ diagnostic }) => diagnostic.code);
    expect(result.pdfs.size).toBe(0);
    expect(codes.length).toBeGreaterThan(0);
    // Whether a browser died while it started or while it printed is for the moment to decide.
    for (const code of codes) expect(['browser.crashed', 'browser.start']).toContain(code);
    expect(exitCode(result.findings.map(({ diagnostic }) => diagnostic))).toBe(3);
  });
});

describe('a browser that cannot start', () => {
  const stub = async (script: string): Promise<Prints> => {
    const path = join(temporary, 'chrome');
    await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const browser = { by: '--browser', kind: 'chrome' as const, path, identity: path, env: {} };
    return await prints(guides(5), { found: browser });
  };

  it.each([
    [
      'browser.library',
      'echo "chrome: error while loading shared libraries: libnss3.so: cannot open shared object file" >&2; exit 127',
    ],
    ['browser.start', 'echo "oh dear" >&2; exit 7'],
    ['browser.start', 'kill -SEGV $$'],
  ])('is said once: %s', async (code, script) => {
    const { pdfs, findings } = await stub(script);
    expect(pdfs.size).toBe(0);
    expect(findings).toMatchObject([{ diagnostic: { code, severity: 'error' } }]);
    expect(findings[0]).not.toHaveProperty('id');
    expect(exitCode(findings.map(({ diagnostic }) => diagnostic))).toBe(3);
    expect(await readdir(temporary)).toEqual(['chrome']);
  });

  it('is not there any more', async () => {
    const path = join(temporary, 'gone');
    const { findings } = await prints(guides(1), {
      found: { by: 'Chrome', kind: 'chrome', path, identity: path, env: {} },
    });
    expect(findings).toMatchObject([{ diagnostic: { code: 'browser.start' } }]);
  });

  it('since its cache cannot be written', async () => {
    const file = join(temporary, 'file');
    await writeFile(file, '');
    const path = join(temporary, 'chrome');
    const browser = { by: 'Chrome', kind: 'chrome' as const, path, identity: path, env: {} };
    const { findings } = await prints(guides(1), {
      found: browser,
      env: { ...process.env, XDG_CACHE_HOME: file },
    });
    if (process.platform === 'linux')
      expect(findings).toMatchObject([{ diagnostic: { code: 'browser.unpack' } }]);
  });
});

describe('the settings that a PDF depends on', () => {
  const browser = { by: 'x', kind: 'shell' as const, path: '/x', identity: 'build 1', env: {} };

  it('differ by browser build and date, and by nothing else of the machine', () => {
    const settings = printSettings(browser, new Date(0));
    expect(printSettings({ ...browser, identity: 'build 2' }, new Date(0))).not.toBe(settings);
    expect(printSettings(browser, new Date(1000))).not.toBe(settings);
    expect(printSettings({ ...browser, path: '/y', by: 'y' }, new Date(0))).toBe(settings);
  });
});
