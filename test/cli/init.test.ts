import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeKext } from '../fixtures/make/kext.ts';
import { HALDEN, makeVault } from '../fixtures/make/vault.ts';
import { hasTool } from '../tools.ts';
import { kextguide, leave, workplace } from './run.ts';

let folder: string;

beforeEach(async () => {
  folder = await workplace();
});

afterEach(() => leave(folder));

const at = (...parts: string[]) => path.join(folder, ...parts);
const put = (name: string, bytes: Uint8Array) => writeFile(at(name), bytes);
const profile = async (name = 'kextguide.yaml') => parse(await readFile(at(name), 'utf8'));
const HTML_ONLY = ['--format', 'html'];

const WIDGET = {
  id: 'com.example.widget',
  name: 'Widget',
  version: '1.10',
  executable: { archs: ['arm64e' as const, 'x86_64' as const] },
};

describe('init', () => {
  it('writes a profile of a package, of which the build misses exactly what only a writer knows', async () => {
    await mkdir(at('build'));
    await put('build/Vault.pkg', makeVault());
    const { code, stdout, stderr } = await kextguide(folder, ['init', 'build/Vault.pkg']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'kextguide.yaml is written. What is left to you is marked TODO in it.',
        'Needed: explain.what, explain.why.',
        'Better with: product.support, loads.',
        'Then run: kextguide build kextguide.yaml',
        '',
      ].join('\n'),
    );
    expect(await profile()).toEqual({
      product: { name: 'Halden Vault', vendor: 'Widget Works Kft. Ő' },
      explain: { what: null, why: null },
      package: 'build/Vault.pkg',
      kexts: [{ id: 'com.halden.core' }, { id: 'com.halden.match' }],
    });
    const built = await kextguide(folder, ['build', 'kextguide.yaml', ...HTML_ONLY, '--json']);
    expect(built.code).toBe(1);
    const { diagnostics } = JSON.parse(built.stdout);
    expect(diagnostics.map(({ message }: { message: string }) => message.split('.  ')[0])).toEqual([
      expect.stringMatching(/^"explain\.what" is empty\./),
      expect.stringMatching(/^"explain\.why" is empty\./),
    ]);
    const lines = (await readFile(at('kextguide.yaml'), 'utf8')).split('\n');
    expect(diagnostics.map(({ place }: { place: { line: number } }) => lines[place.line - 1])).toEqual([
      '  what:',
      '  why:',
    ]);
  });

  it('writes one that builds as soon as its gaps are filled', async () => {
    await put('Vault.pkg', makeVault());
    await kextguide(folder, ['init', 'Vault.pkg']);
    const text = await readFile(at('kextguide.yaml'), 'utf8');
    const filled = text
      .replace('  what:\n', '  what: It reads disks.\n')
      .replace('  why:\n', '  why: Disks are fast.\n');
    await writeFile(at('kextguide.yaml'), filled);
    const { code, stdout, stderr } = await kextguide(folder, [
      'build',
      'kextguide.yaml',
      ...HTML_ONLY,
      '--strict',
    ]);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Halden Vault');
    const guide = await readFile(at('dist/halden-vault/en/install-apple-silicon-macos-13.html'), 'utf8');
    expect(guide).toContain('It reads disks.');
    expect(guide).not.toContain('Draft');
  });

  it('names a bundle by the path from the profile to it', async () => {
    makeKext(at('Widget.kext'), WIDGET);
    await mkdir(at('docs'));
    const { code, stdout } = await kextguide(folder, ['init', 'Widget.kext', '--out', 'docs/widget.yaml']);
    expect(code).toBe(0);
    expect(stdout).toContain('kextguide build docs/widget.yaml');
    expect((await profile('docs/widget.yaml')).kexts).toEqual([{ bundle: '../Widget.kext' }]);
    const { stderr } = await kextguide(folder, ['build', 'docs/widget.yaml', ...HTML_ONLY]);
    expect(stderr.match(/(?<= {2}error {2})"[\w.]+"/g)).toEqual([
      '"product.vendor"',
      '"explain.what"',
      '"explain.why"',
    ]);
  });

  it('writes a skeleton where nothing is named, and never waits for an answer where nobody is', async () => {
    const { code, stdout } = await kextguide(folder, ['init']);
    expect(code).toBe(0);
    expect(stdout).toContain('Needed: product.name, product.vendor, explain.what, explain.why, kexts.');
    expect(await profile()).toMatchObject({ product: { name: null }, kexts: [{ bundle: null }] });
  });

  it('takes what the update needs from the release before', async () => {
    const { architectures: _, ...hollow } = HALDEN.core;
    const gone = { ...HALDEN.core, id: 'com.halden.gone', path: 'Library/Extensions/Gone.kext' };
    await put('Old.pkg', makeVault({ kexts: [hollow, gone] }));
    await put('New.pkg', makeVault());
    const { code, stderr } = await kextguide(folder, ['init', 'New.pkg', '--previous', 'Old.pkg']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await profile()).toMatchObject({
      kexts: [
        { id: 'com.halden.core', previous: 'codeless' },
        { id: 'com.halden.match', previous: 'absent' },
      ],
      // A guide for removing would be about the kexts that stay.
      guides: { actions: ['install', 'update'] },
    });
    const text = await readFile(at('kextguide.yaml'), 'utf8');
    expect(text).toContain('previous: codeless # without code in Old.pkg');
    expect(text).toContain('this one no longer has Gone');
  });

  it('warns of what users of the release before will wonder about', async () => {
    await put('Old.pkg', makeVault());
    await put('New.pkg', makeVault({ kexts: [{ ...HALDEN.core, architectures: ['arm64e'] }] }));
    const { code, stderr } = await kextguide(folder, ['init', 'New.pkg', '--previous', 'Old.pkg']);
    expect(code).toBe(0);
    expect(stderr).toContain('diff.chips-lost');
  });

  it('keeps a profile that is there, and writes over it with --force', async () => {
    await put('Vault.pkg', makeVault());
    await writeFile(at('kextguide.yaml'), 'mine\n');
    const refused = await kextguide(folder, ['init', 'Vault.pkg']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      'kextguide.yaml is there already, and was not touched. Choose another name with --out, or write over it with --force.',
    );
    expect(await readFile(at('kextguide.yaml'), 'utf8')).toBe('mine\n');
    expect((await kextguide(folder, ['init', 'Vault.pkg', '--force'])).code).toBe(0);
    expect((await profile()).package).toBe('Vault.pkg');
    expect(readdirSync(folder).sort()).toEqual(['Vault.pkg', 'kextguide.yaml']);
  });

  it('writes nothing where it cannot read what is named', async () => {
    await put('Cut.pkg', makeVault().subarray(0, -9));
    await put('Vault.pkg', makeVault());
    for (const args of [['Cut.pkg'], ['No.kext'], ['Vault.pkg', '--previous', 'Cut.pkg']]) {
      const { code, stderr } = await kextguide(folder, ['init', ...args]);
      expect(code, stderr).toBe(1);
      expect(stderr).toMatch(/ {2}error {2}/);
    }
    expect(existsSync(at('kextguide.yaml'))).toBe(false);
  });

  it.each([
    [['--previous', 'Old.pkg'], 2],
    [['--out', 'profile.json'], 2],
    [['--out', 'no/such/profile.yaml'], 1],
    [['--out', '.yaml'], 2],
  ])('refuses %j', async (args, expected) => {
    const { code, stderr } = await kextguide(folder, ['init', ...args]);
    expect(code, stderr).toBe(expected);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names the schema in the first line only where an editor finds it', async () => {
    await kextguide(folder, ['init']);
    expect(await readFile(at('kextguide.yaml'), 'utf8')).not.toContain('yaml-language-server');
    await mkdir(at('node_modules'));
    await mkdir(at('profiles'));
    await symlink(path.join(import.meta.dirname, '..', '..'), at('node_modules/kextguide'));
    await kextguide(folder, ['init', '--out', 'profiles/a.yaml']);
    const [first] = (await readFile(at('profiles/a.yaml'), 'utf8')).split('\n');
    expect(first).toBe(
      '# yaml-language-server: $schema=../node_modules/kextguide/schema/kextguide.schema.json',
    );
    expect(existsSync(at('profiles', first!.split('=')[1]!))).toBe(true);
  });
});

// Elsewhere, script(1) has other options.
describe.runIf(process.platform === 'linux' && hasTool('script'))('init at a terminal', () => {
  /** A terminal in which one of these is typed at each question; script(1) gives one to whatever it runs. */
  function typed(
    args: readonly string[],
    ...keys: string[]
  ): Promise<{ code: number | null; shown: string }> {
    const bin = path.join(import.meta.dirname, '..', '..', 'bin', 'kextguide.js');
    const command = [process.execPath, bin, 'init', ...args].map((one) => `'${one}'`).join(' ');
    const env = { ...process.env, TERM: 'xterm' };
    const terminal = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder, env });
    let shown = '';
    terminal.stdout.on('data', (bytes: Buffer) => {
      const before = questionsIn(shown);
      shown += bytes;
      for (const key of keys.slice(before, questionsIn(shown))) terminal.stdin.write(key);
    });
    return new Promise((resolve) => terminal.on('close', (code) => resolve({ code, shown })));
  }

  /** Behind a question, the cursor is put where the answer goes. */
  function questionsIn(shown: string): number {
    return shown.split(/[:\]] .\[\d+G/).length - 1;
  }

  it('asks for what is missing, with what was found to agree to', async () => {
    await put('Vault.pkg', makeVault());
    const keys = ['\r', 'Halden Storage\r', 'It reads disks.\r', 'Disks are fast.\r'];
    const { code, shown } = await typed(['Vault.pkg'], ...keys);
    expect(code, shown).toBe(0);
    expect(shown).toContain('Name of the product: [Halden Vault]');
    expect(await profile()).toMatchObject({
      product: { name: 'Halden Vault', vendor: 'Halden Storage' },
      explain: { what: 'It reads disks.', why: 'Disks are fast.' },
    });
  });

  it('asks what it is for where nobody said, until it can be read', async () => {
    makeKext(at('Widget.kext'), WIDGET);
    const { code, shown } = await typed([], 'Wigdet.kext\r', 'Widget.kext\r', '\r', 'Acme\r', '\r', '\r');
    expect(code, shown).toBe(0);
    expect(shown).toContain('There is no folder Wigdet.kext.');
    expect(await profile()).toMatchObject({
      product: { name: 'Widget' },
      kexts: [{ bundle: 'Widget.kext' }],
    });
  });

  it('asks nothing with --yes', async () => {
    const { code, shown } = await typed(['--yes']);
    expect(code).toBe(0);
    expect(questionsIn(shown)).toBe(0);
    expect(existsSync(at('kextguide.yaml'))).toBe(true);
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('writes nothing where it is left by %s', async (_, key) => {
    const { code } = await typed([], '\r', 'Name\r', key);
    expect(code).toBe(130);
    expect(existsSync(at('kextguide.yaml'))).toBe(false);
  });
});
