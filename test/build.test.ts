import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildReport, build, type Print } from '../src/build.ts';
import { diagnostic } from '../src/diagnostics/diagnostic.ts';
import { FORMATS, type Format } from '../src/render/formats.ts';
import { PANE_FORMATS, type PaneFormat } from '../src/render/pane/format.ts';
import { PROFILE } from './cli/run.ts';

/** Builds one after the other into one folder, whatever formats and languages are asked for. */
let folder: string;

const CONTENT = path.join(import.meta.dirname, '..', 'content');

/** What a profile may become between two builds. German here is the English content under another name. */
const PROFILES = {
  plain: PROFILE,
  'other words': PROFILE.replace('It makes disks.', 'It makes virtual disks.'),
  'one action': `${PROFILE}guides:\n  actions: [install]\n`,
  removing: `${PROFILE}guides:\n  actions: [uninstall]\n`,
  'two languages': `${PROFILE}content: ./words\nlocales: [en, de]\n`,
};
type Name = keyof typeof PROFILES;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kextguide-build-'));
  for (const [name, text] of Object.entries(PROFILES)) writeFileSync(profile(name), text);
  cpSync(path.join(CONTENT, 'en'), path.join(folder, 'words', 'de'), {
    recursive: true,
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

function profile(name: string): string {
  return path.join(folder, `${name.replace(' ', '-')}.yaml`);
}

/** Prints no paper, but the words of the page: a PDF of other words has other bytes. */
const PRINTS: Print = {
  fonts: '',
  uncovered: () => [],
  browser: () => 'A browser 1',
  async run(jobs, take) {
    for await (const { artifact, html } of jobs)
      await take({ artifact, bytes: Buffer.from(`%PDF ${html}`), diagnostics: [] });
  },
};

const PRINTS_NOTHING: Print = {
  ...PRINTS,
  browser: () => null,
  async run(jobs, take) {
    for await (const { artifact } of jobs)
      await take({ artifact, diagnostics: [diagnostic('browser.missing', { path: 'nowhere' })] });
  },
};

interface Order {
  name: Name;
  formats: readonly Format[];
  locales?: readonly string[];
  browser?: boolean;
  paneFormat?: PaneFormat;
}

function make(
  out: string,
  { name, formats, locales, browser = true, paneFormat }: Order,
): Promise<BuildReport> {
  return build([profile(name)], {
    out,
    formats: new Set(formats),
    ...(locales ? { locales } : {}),
    ...(paneFormat ? { paneFormat } : {}),
    ...(formats.includes('pdf') ? { print: browser ? PRINTS : PRINTS_NOTHING } : {}),
  });
}

function filesIn(out: string): string[] {
  const entries = globSync('**/*', { cwd: out, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => path.relative(out, path.join(entry.parentPath, entry.name))).sort();
}

/** Every relative link of every page, and every pane of a distribution, that leads to nothing. */
function deadLinks(out: string): string[] {
  return filesIn(out).flatMap((file) => {
    const text = readFileSync(path.join(out, file), 'utf8');
    const here = path.join(out, path.dirname(file));
    if (file.endsWith('.html')) {
      const links = [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, href]) => href!);
      const near = links.filter((href) => !/^[a-z]+:/i.test(href));
      const isDead = (href: string) => {
        const [target = '', anchor] = href.split('#');
        if (target !== '') return !existsSync(path.join(here, target));
        return anchor !== undefined && !text.includes(`id="${anchor}"`);
      };
      return near.filter(isDead).map((href) => `${file} -> ${href}`);
    }
    if (!file.endsWith('distribution.xml')) return [];
    const panes = [...text.matchAll(/file="([^"]*)"/g)].map(([, pane]) => pane!);
    const folders = globSync('Resources/*.lproj', { cwd: here });
    const isDead = (pane: string) =>
      folders.length === 0 || folders.some((lproj) => !existsSync(path.join(here, lproj, pane)));
    return panes.filter(isDead).map((pane) => `${file} -> ${pane}`);
  });
}

function scratch(): string {
  return mkdtempSync(path.join(folder, 'out-'));
}

const GUIDE = /\.(html|pdf|txt|json)$/;
const fresh = new Map<Name, string>();

/** The output of the profile, built whole into a folder of its own. */
async function whole(name: Name): Promise<string> {
  const known = fresh.get(name);
  if (known) return known;
  const out = scratch();
  await make(out, { name, formats: FORMATS });
  fresh.set(name, out);
  return out;
}

/** How the names of the panes end that the manifest lists. */
function paneEndings(out: string): string[] {
  const { files } = JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8'));
  const panes = files.filter(({ kind }: { kind: string }) => kind === 'pane');
  return [...new Set<string>(panes.map((file: { path: string }) => path.extname(file.path)))];
}

function oldFiles({ diagnostics }: BuildReport): string[] {
  return diagnostics.flatMap((finding) =>
    finding.code === 'write.old-words' ? (finding.args as { paths: string[] }).paths : [],
  );
}

describe('builds one after the other into one folder', () => {
  const orders = fc.record(
    {
      name: fc.constantFrom(...(Object.keys(PROFILES) as Name[])),
      formats: fc.subarray([...FORMATS], { minLength: 1 }),
      locales: fc.constant(['en']),
      browser: fc.boolean(),
      paneFormat: fc.constantFrom(...PANE_FORMATS),
    },
    { requiredKeys: ['name', 'formats'], noNullPrototype: true },
  );

  it('leave no dead link, no guide that is no more, and no old words that are not told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(orders, { minLength: 2, maxLength: 4 }), async (sequence) => {
        const out = scratch();
        for (const order of sequence) {
          const report = await make(out, order);
          const files = filesIn(out);
          expect(deadLinks(out)).toEqual([]);
          const manifest = JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8'));
          const listed = manifest.files.map((file: { path: string }) => file.path);
          expect([...listed, 'manifest.json'].sort()).toEqual(files);
          expect(paneEndings(out).length).toBeLessThanOrEqual(1);

          const now = await whole(order.name);
          const asked = (file: string) =>
            file.startsWith('test-disk/') && (!order.locales || file.startsWith('test-disk/en/'));
          const guides = files.filter((file) => asked(file) && GUIDE.test(file));
          expect(filesIn(now)).toEqual(expect.arrayContaining(guides));
          const differs = (file: string) =>
            !readFileSync(path.join(out, file)).equals(readFileSync(path.join(now, file)));
          const old = guides.filter((file) => !/index\.html|installer/.test(file) && differs(file));
          expect(oldFiles(report).sort()).toEqual(old);
        }
        rmSync(out, { recursive: true });
      }),
      { numRuns: 6 },
    );
  });
});

describe('a build without pages', () => {
  it.each<{ formats: Format[] }>([
    { formats: ['pdf'] },
    { formats: ['text'] },
    { formats: ['pdf', 'panes'] },
    { formats: ['panes'] },
    { formats: ['json'] },
    { formats: ['text', 'json'] },
  ])('of $formats makes no overview, and an index that leads to what there is', async ({ formats }) => {
    const out = scratch();
    await make(out, { name: 'plain', formats });
    expect(existsSync(path.join(out, 'test-disk/en/index.html'))).toBe(false);
    expect(deadLinks(out)).toEqual([]);
    const index = readFileSync(path.join(out, 'index.html'), 'utf8');
    expect(index).toContain('Test Disk');
    for (const [format, ending] of [
      ['pdf', '.pdf'],
      ['text', '.txt'],
    ] as const) {
      const link = `href="test-disk/en/install-apple-silicon-macos-13${ending}"`;
      expect(index.includes(link), link).toBe(formats.includes(format));
    }
    expect(index.includes('No guide to read')).toBe(!formats.includes('pdf') && !formats.includes('text'));
  });

  it('leaves the pages that stand there in order: new files are on the overview, lost guides are not', async () => {
    const out = scratch();
    const overview = () => readFileSync(path.join(out, 'test-disk/en/index.html'), 'utf8');
    await make(out, { name: 'plain', formats: ['html'] });
    expect(overview()).not.toContain('.pdf');
    await make(out, { name: 'plain', formats: ['pdf'] });
    expect(overview()).toContain('href="update-intel-macos-13.pdf"');
    await make(out, { name: 'one action', formats: ['pdf'] });
    expect(overview()).toContain('href="install-intel-macos-13.pdf"');
    expect(overview()).not.toContain('update-intel');
  });
});

describe('an overview', () => {
  it('links a PDF only where one was printed, now or before', async () => {
    const out = scratch();
    const overview = () => readFileSync(path.join(out, 'test-disk/en/index.html'), 'utf8');
    await make(out, { name: 'plain', formats: ['html', 'pdf'], browser: false });
    expect(overview()).not.toContain('.pdf');
    await make(out, { name: 'plain', formats: ['html', 'pdf'] });
    expect(overview()).toContain('href="install-intel-macos-13.pdf"');
    await make(out, { name: 'plain', formats: ['html', 'pdf'], browser: false });
    expect(overview()).toContain('href="install-intel-macos-13.pdf"');
  });
});

describe('a guide that the profile no longer makes', () => {
  it('goes in every format and in every language that was asked for', async () => {
    const out = scratch();
    await make(out, { name: 'two languages', formats: FORMATS });
    const update = (locale: string) =>
      filesIn(out).filter((file) => file.startsWith(`test-disk/${locale}/update`));
    expect(update('en').length).toBeGreaterThan(8);
    const en = path.join(folder, 'en.yaml');
    writeFileSync(en, `${PROFILES['two languages']}guides:\n  actions: [install]\n`);
    await build([en], { out, formats: new Set(['html']), locales: ['en'] });
    expect(update('en')).toEqual([]);
    expect(update('de').length).toBeGreaterThan(8);
    expect(existsSync(path.join(out, 'test-disk/en/install-intel-macos-13.pdf'))).toBe(true);
    await build([en], { out, formats: new Set(['html']) });
    expect(update('de')).toEqual([]);
    await make(out, { name: 'one action', formats: ['text'] });
    expect(filesIn(out).filter((file) => /\/de[./]/.test(file))).toEqual([]);
  });
});

describe('files that stay though their words have changed', () => {
  const pdf = 'test-disk/en/install-intel-macos-13.pdf';

  it('are told in each build until they are made anew', async () => {
    const out = scratch();
    await make(out, { name: 'plain', formats: ['html', 'pdf'] });
    const same = await make(out, { name: 'plain', formats: ['html', 'pdf'], browser: false });
    expect(oldFiles(same)).toEqual([]);
    for (const formats of [['html', 'pdf'], ['html'], ['html']] as Format[][]) {
      const report = await make(out, { name: 'other words', formats, browser: false });
      expect(oldFiles(report)).toContain(pdf);
      expect(oldFiles(report).every((file) => file.endsWith('.pdf'))).toBe(true);
    }
    expect(oldFiles(await make(out, { name: 'plain', formats: ['html'] }))).toEqual([]);
    await make(out, { name: 'other words', formats: ['html'] });
    expect(oldFiles(await make(out, { name: 'other words', formats: ['pdf'] }))).toEqual([]);
    expect(oldFiles(await make(out, { name: 'other words', formats: ['html'] }))).toEqual([]);
  });
});

describe('an installer that is only for removing', () => {
  it('has no panes, so no distribution names any', async () => {
    const out = scratch();
    await make(out, { name: 'removing', formats: FORMATS });
    expect(filesIn(out).filter((file) => file.includes('installer'))).toEqual([]);
  });

  it('loses the distribution with the last of its panes, where one language was all there is', async () => {
    const out = scratch();
    await make(out, { name: 'plain', formats: ['panes', 'json'] });
    await make(out, { name: 'removing', formats: ['html'], locales: ['en'] });
    expect(filesIn(out).filter((file) => file.includes('installer'))).toEqual([]);
  });

  it('loses the distribution with the last of its panes, whatever is built', async () => {
    const out = scratch();
    await make(out, { name: 'two languages', formats: FORMATS });
    await make(out, { name: 'removing', formats: ['html'], locales: ['en'] });
    expect(filesIn(out).filter((file) => file.includes('installer')).length).toBe(5);
    await make(out, { name: 'removing', formats: ['html'] });
    expect(filesIn(out).filter((file) => file.includes('installer'))).toEqual([]);
  });
});

describe('panes in another format than before', () => {
  const panes = (out: string) => filesIn(out).filter((file) => /\/Resources\//.test(file));
  const lost = ({ diagnostics }: BuildReport) =>
    diagnostics
      .filter(({ code }) => code === 'write.pane-format')
      .map(({ severity, args }) => [severity, args]);

  it('take the place of those, in every language that was asked for', async () => {
    const out = scratch();
    await make(out, { name: 'two languages', formats: FORMATS });
    expect(paneEndings(out)).toEqual(['.html']);
    const report = await make(out, { name: 'two languages', formats: ['panes'], paneFormat: 'rtf' });
    expect(paneEndings(out)).toEqual(['.rtf']);
    expect(panes(out)).toHaveLength(6);
    expect(lost(report)).toEqual([]);
    expect(deadLinks(out)).toEqual([]);
  });

  it('leave no language in the old one, and say which has to be built', async () => {
    const out = scratch();
    await make(out, { name: 'two languages', formats: FORMATS });
    const one: Order = { name: 'two languages', formats: ['panes'], locales: ['en'], paneFormat: 'rtf' };
    const report = await make(out, one);
    expect(panes(out)).toHaveLength(3);
    expect(paneEndings(out)).toEqual(['.rtf']);
    expect(lost(report)).toEqual([['warning', { product: 'test-disk', locales: ['de'] }]]);
    expect(lost(await make(out, one))).toEqual([]);
    await make(out, { ...one, locales: ['de'] });
    expect(panes(out)).toHaveLength(6);
  });

  it('let no file of the vendor be shown for a pane, though its language was not asked for', async () => {
    const out = scratch();
    const resources = path.join(folder, 'resources');
    mkdirSync(path.join(resources, 'de.lproj'), { recursive: true });
    writeFileSync(path.join(resources, 'de.lproj', 'welcome.rtf'), '{\\rtf1 Hallo}');
    const file = path.join(folder, 'with-resources.yaml');
    writeFileSync(file, `${PROFILES['two languages']}resources: ./resources\n`);
    const order = { out, formats: new Set<Format>(['panes']) };
    const welcome = path.join('test-disk', 'installer', 'Resources', 'de.lproj', 'welcome.rtf');
    await build([file], order);
    expect(panes(out)).toContain(welcome);
    await build([file], { ...order, locales: ['en'], paneFormat: 'rtf' });
    expect(panes(out)).not.toContain(welcome);
    expect(panes(out)).toContain(welcome.replace('welcome', 'welcome-before'));
  });
});

describe('another product of the same id', () => {
  const told = ({ diagnostics }: BuildReport) =>
    diagnostics
      .filter(({ code }) => code === 'write.other-product')
      .map(({ severity, args }) => [severity, args]);

  it('is told when it takes the place of the first, once', async () => {
    const out = scratch();
    const other = path.join(folder, 'other.yaml');
    writeFileSync(other, PROFILE.replace('Test Disk', 'Other Disk\n  id: test-disk'));
    await make(out, { name: 'plain', formats: ['html'] });
    const report = await build([other], { out, formats: new Set(['html']) });
    const [before, now] = ['Test Disk', 'Other Disk'].map((name) => ({ name, vendor: 'Test Works' }));
    expect(told(report)).toEqual([['warning', { id: 'test-disk', before, now }]]);
    expect(told(await build([other], { out, formats: new Set(['html']) }))).toEqual([]);
  });

  it('is not what a profile becomes that is moved or says other things', async () => {
    const out = scratch();
    await make(out, { name: 'plain', formats: ['html'] });
    mkdirSync(path.join(folder, 'moved'));
    const moved = path.join(folder, 'moved', 'disk.yaml');
    writeFileSync(moved, PROFILE.replace('"1.0"', '"2.0"'));
    expect(told(await build([moved], { out, formats: new Set(['html']) }))).toEqual([]);
    expect(told(await make(out, { name: 'other words', formats: ['html'] }))).toEqual([]);
  });
});

describe('a language that lacks the name of a form', () => {
  it('is told so, once, whatever formats are asked for', async () => {
    const strings = path.join(folder, 'fewer', 'fr', 'strings.yaml');
    cpSync(path.join(CONTENT, 'en'), path.dirname(strings), { recursive: true });
    writeFileSync(strings, readFileSync(strings, 'utf8').replace(/^ui\.pdf:.*\n/m, ''));
    const french = path.join(folder, 'french.yaml');
    writeFileSync(french, `${PROFILE}content: ./fewer\nlocales: [fr]\n`);
    for (const formats of [FORMATS, ['html']] as Format[][]) {
      const { diagnostics, products } = await build([french], {
        out: scratch(),
        formats: new Set(formats),
        print: PRINTS,
      });
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors).toMatchObject([{ code: 'content.no-string', args: { key: 'ui.pdf', locale: 'fr' } }]);
      expect(products).toEqual([]);
    }
  });
});

describe('a text that the welcome has no room for', () => {
  it('is told where an installer is built, and not elsewhere', async () => {
    const long = path.join(folder, 'long.yaml');
    writeFileSync(
      long,
      PROFILE.replace('It makes disks.', 'It makes disks, and disks of disks. '.repeat(40)),
    );
    for (const [format, times] of [
      ['panes', 1],
      ['html', 0],
    ] as const) {
      const { diagnostics } = await build([long], { out: scratch(), formats: new Set([format]) });
      expect(diagnostics.filter(({ code }) => code === 'pane.too-long')).toHaveLength(times);
    }
  });
});
