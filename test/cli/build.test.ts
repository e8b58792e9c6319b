import { existsSync, globSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKext } from '../fixtures/make/kext.ts';
import { makeVault } from '../fixtures/make/vault.ts';
import { installWithoutBrowser, kextguide, leave, PROFILE, workplace } from './run.ts';

let folder: string;

beforeEach(async () => {
  folder = await workplace({ 'disk.yaml': PROFILE });
});

afterEach(() => leave(folder));

function files(): string[] {
  return globSync('dist/**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

const HTML_ONLY = ['--format', 'html'];
const NO_PDF = ['--format', 'html,panes,text,json'];

describe('build', () => {
  it('makes the files of each guide, the overview, the panes and the index', async () => {
    const { code, stdout } = await kextguide(folder, ['build', 'disk.yaml']);
    expect(code).toBe(0);
    expect(stdout).toContain('Test Disk');
    const made = files();
    for (const name of ['index.html', 'manifest.json', 'test-disk/en/index.html'])
      expect(made).toContain(`dist/${name}`);
    for (const ending of ['html', 'pdf', 'txt', 'json']) {
      expect(made).toContain(`dist/test-disk/en/install-apple-silicon-macos-13.${ending}`);
      expect(made).toContain(`dist/test-disk/en/update-intel-macos-11.${ending}`);
    }
    for (const pane of ['welcome', 'readme', 'conclusion']) {
      expect(made).toContain(`dist/test-disk/installer/Resources/en.lproj/${pane}.html`);
    }
    expect(made).toContain('dist/test-disk/installer/distribution.xml');
    const manifest = JSON.parse(await readFile(path.join(folder, 'dist/manifest.json'), 'utf8'));
    const listed = manifest.files.map((file: { path: string }) => `dist/${file.path}`);
    expect([...listed, 'dist/manifest.json'].sort()).toEqual(made);
    expect(manifest.browser).toMatch(/Skia/);
  });

  it('touches nothing the second time, and removes what is no longer made', async () => {
    await kextguide(folder, ['build', 'disk.yaml', ...NO_PDF]);
    const page = path.join(folder, 'dist/test-disk/en/install-intel-macos-13.html');
    const before = await stat(page);
    await kextguide(folder, ['build', 'disk.yaml', ...NO_PDF]);
    expect((await stat(page)).mtimeMs).toBe(before.mtimeMs);

    await writeFile(path.join(folder, 'dist/mine.txt'), 'mine');
    await writeFile(path.join(folder, 'disk.yaml'), `${PROFILE}guides:\n  actions: [update]\n`);
    await kextguide(folder, ['build', 'disk.yaml', ...NO_PDF]);
    expect(existsSync(page)).toBe(false);
    expect(existsSync(path.join(folder, 'dist/mine.txt'))).toBe(true);
  });

  it('puts products that are built one by one on one index', async () => {
    await writeFile(path.join(folder, 'two.yaml'), PROFILE.replace('Test Disk', 'Other Disk'));
    await kextguide(folder, ['build', 'disk.yaml', ...HTML_ONLY]);
    await kextguide(folder, ['build', 'two.yaml', ...HTML_ONLY]);
    const index = await readFile(path.join(folder, 'dist/index.html'), 'utf8');
    expect(index).toContain('Test Disk');
    expect(index).toContain('Other Disk');
    for (const [, href] of index.matchAll(/href="([^"]+)"/g)) {
      expect(existsSync(path.join(folder, 'dist', href!)), href).toBe(true);
    }
  });

  it('builds the good profiles when others are wrong, and leaves what the wrong ones had', async () => {
    await writeFile(path.join(folder, 'two.yaml'), PROFILE.replace('Test Disk', 'Other Disk'));
    await kextguide(folder, ['build', '*.yaml', ...HTML_ONLY]);
    const page = path.join(folder, 'dist/other-disk/en/index.html');
    const before = await readFile(page, 'utf8');
    await writeFile(
      path.join(folder, 'two.yaml'),
      `${PROFILE.replace('Test Disk', 'Other Disk')}colour: red\n`,
    );
    const { code, stderr } = await kextguide(folder, ['build', '*.yaml', ...HTML_ONLY]);
    expect(code).toBe(1);
    expect(stderr).toContain('two.yaml:14:1');
    expect(stderr).toContain('colour');
    expect(await readFile(page, 'utf8')).toBe(before);
  });

  it('refuses two products of one id, and builds the first', async () => {
    await writeFile(path.join(folder, 'two.yaml'), PROFILE);
    const { code, stderr } = await kextguide(folder, ['build', 'disk.yaml', 'two.yaml', ...HTML_ONLY]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/disk\.yaml.*two\.yaml|two\.yaml.*disk\.yaml/s);
    expect(existsSync(path.join(folder, 'dist/test-disk/en/index.html'))).toBe(true);
  });

  it('makes drafts from a bare kext, and says what is missing', async () => {
    const kext = path.join(folder, 'Foo.kext');
    await makeKext(kext, {
      id: 'com.example.foo',
      name: 'Foo',
      version: '2.1',
      executable: { archs: ['arm64e', 'x86_64'] },
    });
    const { code, stderr } = await kextguide(folder, ['build', 'Foo.kext', ...HTML_ONLY]);
    expect(code).toBe(0);
    expect(stderr).toContain('explain');
    const overview = globSync('dist/*/en/index.html', { cwd: folder })[0]!;
    expect(await readFile(path.join(folder, overview), 'utf8')).toContain('Draft');
    expect((await kextguide(folder, ['build', 'Foo.kext', ...HTML_ONLY, '--strict'])).code).toBe(1);
  });

  it('makes drafts from a bare package, alone or by a pattern, and says what is missing', async () => {
    await writeFile(path.join(folder, 'Vault.pkg'), makeVault());
    const { code, stdout, stderr } = await kextguide(folder, ['build', '*.pkg', ...NO_PDF]);
    expect(code).toBe(0);
    expect(stdout).toContain('Halden Vault: ');
    expect(stderr).toContain('a package cannot tell "explain"');
    const guide = 'dist/halden-vault/en/install-apple-silicon-macos-13';
    const [page, text] = await Promise.all(
      ['html', 'txt'].map((ending) => readFile(path.join(folder, `${guide}.${ending}`), 'utf8')),
    );
    for (const made of [page, text]) {
      expect(made).toContain('Draft: the vendor has not yet said what this product is for');
      expect(made).toContain('Widget Works Kft. Ő');
    }
    expect(await readFile(path.join(folder, 'dist/halden-vault/en/index.html'), 'utf8')).toContain('Draft');
    expect((await kextguide(folder, ['build', 'Vault.pkg', ...HTML_ONLY, '--strict'])).code).toBe(1);
  });

  it('shows where a profile and its package contradict each other: line and member', async () => {
    await writeFile(path.join(folder, 'Vault.pkg'), makeVault());
    const profile = PROFILE.replace('kexts:', 'package: Vault.pkg\nkexts:').replace(
      'com.example.disk',
      'com.halden.core',
    );
    await writeFile(
      path.join(folder, 'disk.yaml'),
      `${profile.replace('Test Works GmbH', 'Widget Works Kft. Ő')}`,
    );
    const { code, stderr } = await kextguide(folder, ['build', 'disk.yaml', ...HTML_ONLY]);
    expect(code).toBe(1);
    expect(stderr).toContain('disk.yaml:13:11');
    expect(stderr).toMatch(
      /disk\.yaml:3:12 .*"product\.version" says 1\.0, .* says 6\.2\.1, in Vault\.pkg\/Distribution/,
    );
    expect(stderr).toMatch(/> 13 \| {5}name: TestDisk/);
    expect(stderr).toContain(
      'Vault.pkg/vault.pkg/Payload/Library/Extensions/HaldenCore.kext/Contents/Info.plist',
    );
    expect(existsSync(path.join(folder, 'dist'))).toBe(false);
  });

  it('reads the facts of a bundle into the guides: no guide for a chip that cannot load it', async () => {
    await makeKext(path.join(folder, 'Old.kext'), {
      id: 'com.example.old',
      name: 'Old',
      version: '1.10',
      executable: { archs: ['x86_64'] },
    });
    const profile = PROFILE.slice(0, PROFILE.indexOf('  - id:'));
    await writeFile(path.join(folder, 'disk.yaml'), `${profile}  - bundle: Old.kext\n`);
    const { code, stderr } = await kextguide(folder, ['build', 'disk.yaml', ...HTML_ONLY]);
    expect(code).toBe(0);
    expect(stderr).toContain('plan.kext-cannot-load');
    expect(files().filter((file) => file.includes('apple-silicon'))).toEqual([]);
    expect(files().filter((file) => file.includes('intel')).length).toBeGreaterThan(0);
  });

  it('lets a writer change topics, strings, terms and templates, and add steps', async () => {
    const words = {
      'words/en/topics/run-installer.md': '# Start the thing\n\nAt 10:30, click :term[allow-button].\n',
      'words/en/topics/firmware.md': '# Update the firmware\n\nOpen :value[product.name].\n',
      'words/en/terms.yaml':
        'allow-button:\n  - { macos: 13-, text: Permit, confidence: verified, source: me }\n  - { macos: 11-12, text: Permit, confidence: verified, source: me }\n',
      'words/en/strings.yaml': 'phase.prepare: Get ready\n',
      'words/templates/support.hbs': '<footer>Call {{product.vendor}}</footer>\n',
    };
    const own = await workplace({
      ...words,
      'disk.yaml': `${PROFILE}content: ./words\nextra:\n  - { after: run-installer, topic: firmware }\n`,
    });
    const { code, stderr } = await kextguide(own, ['build', 'disk.yaml', ...HTML_ONLY]);
    expect(stderr).not.toContain('error');
    expect(code).toBe(0);
    const page = await readFile(path.join(own, 'dist/test-disk/en/install-intel-macos-13.html'), 'utf8');
    for (const text of [
      'Start the thing',
      'At 10:30, click',
      '>Permit<',
      'Get ready',
      'Call Test Works',
      'Update the firmware',
    ]) {
      expect(page).toContain(text);
    }
    await leave(own);
  });

  it('tells mistakes in a writer’s own topics with their place', async () => {
    const own = await workplace({
      'disk.yaml': `${PROFILE}content: ./words\n`,
      'words/en/topics/run-installer.md': '# Start\n\nClick :term[alow-button].\n\n:::whom{x=y}\nA\n:::\n',
    });
    const { code, stderr } = await kextguide(own, ['build', 'disk.yaml', ...HTML_ONLY]);
    expect(code).toBe(1);
    expect(stderr).toContain('run-installer.md:5:1');
    expect(stderr).toContain('whom');
    expect(existsSync(path.join(own, 'dist'))).toBe(false);
    await leave(own);
  });
});

describe('a step of the vendor’s own', () => {
  it('behind a step that is none is an error with a suggestion', async () => {
    const own = await workplace({
      'disk.yaml': `${PROFILE}content: ./words\nextra:\n  - { after: run-instaler, topic: firmware }\n`,
      'words/en/topics/firmware.md': '# Update\n\nDo it.\n',
    });
    const { code, stderr } = await kextguide(own, ['plan', 'disk.yaml']);
    expect(code).toBe(1);
    expect(stderr).toContain('Did you mean "run-installer"?');
    await leave(own);
  });
});

describe('a machine that lacks something', () => {
  it('without a browser makes everything but the PDFs, exits with 3 and names the mending command', async (context) => {
    const elsewhere = await installWithoutBrowser();
    const doctor = await kextguide(folder, ['doctor'], elsewhere);
    context.skip(doctor.code === 0, 'a browser is installed on this machine');
    expect(doctor.code).toBe(3);
    expect(doctor.stdout).toContain('npx puppeteer browsers install chrome-headless-shell');
    const { code, stderr } = await kextguide(folder, ['build', 'disk.yaml'], elsewhere);
    expect(code).toBe(3);
    const mends = doctor.stdout.slice(doctor.stdout.indexOf('Run one of these')).split('\n').slice(1);
    expect(stderr).toContain(`Run: ${mends[0]!.trim()}`);
    expect(stderr).toContain('kextguide doctor');
    expect(files().filter((file) => file.endsWith('.pdf'))).toEqual([]);
    const overview = await readFile(path.join(folder, 'dist/test-disk/en/index.html'), 'utf8');
    expect(overview).toContain('install-intel-macos-13.txt');
    expect(overview).not.toContain('.pdf');
    expect(files()).toContain('dist/test-disk/en/install-intel-macos-13.html');
    await leave(elsewhere.KEXTGUIDE_TEST_ROOT!);
  });

  it('with a browser that is not there says so, and keeps the PDFs that were', async () => {
    await kextguide(folder, ['build', 'disk.yaml']);
    const pdf = path.join(folder, 'dist/test-disk/en/install-intel-macos-13.pdf');
    const before = await readFile(pdf);
    const wrong = await kextguide(folder, ['build', 'disk.yaml', '--browser', './no-such-browser']);
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toContain('no-such-browser');
    expect(existsSync(path.join(folder, 'dist/test-disk/en/install-intel-macos-13.html'))).toBe(true);
    expect(await readFile(pdf)).toEqual(before);
    expect(wrong.stderr).not.toContain('left from an earlier build');
    await writeFile(
      path.join(folder, 'disk.yaml'),
      PROFILE.replace('It makes disks.', 'It makes other disks.'),
    );
    const changed = await kextguide(folder, ['build', 'disk.yaml', '--browser', './no-such-browser']);
    expect(changed.stderr).toMatch(/warning {2}8 files are left from an earlier build.*install-\S+\.pdf/);
    expect(await readFile(pdf)).toEqual(before);
  });

  it('says that the output cannot be written there', async () => {
    await writeFile(path.join(folder, 'dist'), 'a file');
    const { code, stderr } = await kextguide(folder, ['build', 'disk.yaml', ...HTML_ONLY]);
    expect(code).not.toBe(0);
    expect(stderr).toContain('dist');
    expect(stderr).not.toMatch(/at .*\.(js|ts):\d+/);
    expect(await readFile(path.join(folder, 'dist'), 'utf8')).toBe('a file');
    const { stdout } = await kextguide(folder, ['build', 'disk.yaml', ...HTML_ONLY, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ products: [], diagnostics: [{ code: 'write.not-a-folder' }] });
  });
});

describe('the command line', () => {
  it.each([
    [['build'], 2],
    [['build', 'disk.yaml', '--format', 'docx'], 2],
    [['build', 'disk.yaml', '--nonsense'], 2],
    [['build', 'disk.yaml', '--locale', ''], 2],
    [['build', 'disk.yaml', '--locale', ' , '], 2],
    [['build', 'disk.yaml', '--locale', '--json'], 2],
    [['build', 'disk.yaml', '--jobs', ''], 2],
    [['build', 'disk.yaml', '--jobs', '0'], 2],
    [['build', 'disk.yaml', '--jobs', '1.5'], 2],
    [['build', 'disk.yaml', '--out', ''], 2],
    [['build', 'disk.yaml', '--out', ' '], 2],
    [['build', 'disk.yaml', '--out', '--strict'], 2],
    [['build', 'disk.yaml', '--browser', ''], 2],
    [['build', 'disk.yaml', '--browser', '--sandbox'], 2],
    [['build', ''], 1],
    [['doctor', '--browser', ''], 2],
    [['nonsense'], 2],
    [['--version'], 0],
    [['build', '--help'], 0],
    [['build', 'nowhere.yaml'], 1],
    [['build', 'nothing-*.yaml'], 1],
  ])('%j exits with %i', async (args, code) => {
    const outcome = await kextguide(folder, args);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).not.toMatch(/ at .*\.(js|ts):\d+/);
  });

  it.each(['', ',', ' , ', 'docx', 'html,docx', '--json'])(
    'with --format %j is wrong usage, and lists the formats',
    async (format) => {
      const { code, stderr, stdout } = await kextguide(folder, ['build', 'disk.yaml', '--format', format]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('html, pdf, panes, text, json');
      expect(existsSync(path.join(folder, 'dist'))).toBe(false);
    },
  );

  it('takes lists with spaces and a comma too many', async () => {
    const args = ['build', 'disk.yaml', '--format', ' text, html,', '--locale', 'en,'];
    expect((await kextguide(folder, args)).code).toBe(0);
    expect(files().some((file) => file.endsWith('.txt'))).toBe(true);
    expect(files().some((file) => file.endsWith('.html'))).toBe(true);
  });

  it('prints one JSON report and nothing else on stdout', async () => {
    const { stdout } = await kextguide(folder, ['build', 'disk.yaml', ...HTML_ONLY, '--json']);
    const report = JSON.parse(stdout);
    expect(report.products[0].id).toBe('test-disk');
    expect(report.written.length).toBeGreaterThan(5);
    expect(report.diagnostics[0]).toHaveProperty('message');
  });

  it('prints plans as a table and as JSON', async () => {
    const table = await kextguide(folder, ['plan', 'disk.yaml']);
    expect(table.stdout).toContain('Install on a Mac with Apple silicon, macOS 13 or later');
    expect(table.stdout).toContain('silicon.2');
    const plan = JSON.parse((await kextguide(folder, ['plan', 'disk.yaml', '--json'])).stdout);
    expect(plan.product).toBe('test-disk');
    expect(plan.guides[0].phases[0].steps[0]).toHaveProperty('because');
  });

  it('prints the JSON Schema that is committed', async () => {
    const { stdout } = await kextguide(folder, ['schema']);
    const root = path.join(import.meta.dirname, '..', '..');
    expect(JSON.parse(stdout)).toEqual(
      JSON.parse(await readFile(path.join(root, 'schema/kextguide.schema.json'), 'utf8')),
    );
  });

  it('inspects a kext', async () => {
    await makeKext(path.join(folder, 'Foo.kext'), { id: 'com.example.foo', name: 'Foo', version: '2.1' });
    const { code, stdout } = await kextguide(folder, ['inspect', 'Foo.kext', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).kexts[0]).toMatchObject({
      id: 'com.example.foo',
      codeless: true,
      architectures: [],
    });
    expect((await kextguide(folder, ['inspect', 'nowhere.kext'])).code).toBe(1);
  });

  it('inspects a kext whose executable is not there without guessing its chips', async () => {
    await makeKext(path.join(folder, 'Foo.kext'), {
      id: 'com.example.foo',
      name: 'Foo',
      version: '2.1',
      executable: { archs: ['x86_64'] },
    });
    await rm(path.join(folder, 'Foo.kext/Contents/MacOS'), { recursive: true });
    const { code, stdout } = await kextguide(folder, ['inspect', 'Foo.kext']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Chips +unknown: the executable could not be read$/m);
  });

  it('says with one line if Node is too old', async () => {
    const bin = path.join(import.meta.dirname, '..', '..', 'bin', 'kextguide.js');
    expect(await readFile(bin, 'utf8')).not.toMatch(/=>|\bconst\b|\blet\b|`|\?\./);
  });
});
