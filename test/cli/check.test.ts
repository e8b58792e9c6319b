import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, type Changes, packageWith, script } from '../check/packages.ts';
import { kextguide, leave, PROFILE, workplace } from './run.ts';

let folder: string;

beforeEach(async () => {
  folder = await workplace({ 'disk.yaml': PROFILE });
});

afterEach(() => leave(folder));

async function make(name: string, changes: Changes = {}): Promise<void> {
  await writeFile(path.join(folder, name), packageWith(changes));
}

/** A profile but for its kexts and who signed them. */
const ABOUT = PROFILE.slice(0, PROFILE.indexOf('kexts:')).replace(/signing:\n.*\n| {2}version: .*\n/g, '');

const RESTARTS: Changes = {
  distribution: (text) => text.replace('onConclusion="none"', 'onConclusion="RequireRestart"'),
};

interface Report {
  files: {
    file: string;
    diagnostics: { code: string }[];
    rules: { code: string; verdict: string; findings: object[]; reasons: object[]; docs: string }[];
  }[];
  diagnostics: { code: string }[];
}

function ruleOf({ files }: Report, code: string) {
  return files[0]?.rules.find((rule) => rule.code === code);
}

describe('check for people', () => {
  it('says that a good package is good', async () => {
    await make('Good.pkg');
    const { code, stdout, stderr } = await kextguide(folder, ['check', 'Good.pkg', '--strict']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Good\.pkg: 1 hint$/m);
    expect(stdout).toMatch(/^30 rules: 27 fine, 1 found something, 0 cannot tell, 2 do not apply\.$/m);
  });

  it('tells errors first, each with its place and the lines around it', async () => {
    await make('Bad.pkg', { ...RESTARTS, scripts: script('of-2014.sh') });
    const { code, stdout } = await kextguide(folder, ['check', 'Bad.pkg']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^Bad\.pkg: 1 error, \d+ warnings, \d+ hints\n\nBad\.pkg\/Distribution:9:3 {2}error /,
    );
    expect(stdout).toContain(
      '>  9 |   <pkg-ref id="com.example.pkg" version="2.0" onConclusion="RequireRestart">',
    );
    expect(stdout).toContain('Bad.pkg/widget.pkg/Scripts/postinstall:7:1  warning');
  });

  it('looks at a profile together with the package that it names', async () => {
    await make('Bad.pkg', RESTARTS);
    const text = `${ABOUT}package: Bad.pkg\n`;
    await writeFile(path.join(folder, 'bad.yaml'), text);
    const { code, stdout } = await kextguide(folder, ['check', 'bad.yaml']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^bad\.yaml: 1 error/);
    expect(stdout).toContain('Bad.pkg/Distribution:9:3  error');
  });

  describe('of a profile that names its Distribution', () => {
    const distribution = [
      '<installer-gui-script minSpecVersion="2">',
      '  <welcome file="Nowhere.rtf"/>',
      '  <license file="License.rtf"/>',
      '  <pkg-ref id="a" onConclusion="RequireRestart">a.pkg</pkg-ref>',
      '</installer-gui-script>',
    ].join('\n');

    async function findings(more = '') {
      await mkdir(path.join(folder, 'mac/Resources'), { recursive: true });
      await writeFile(path.join(folder, 'mac/distribution.xml'), distribution);
      await writeFile(path.join(folder, 'mac/Resources/License.rtf'), '{\\rtf1 free}');
      const text = `${more === '' ? PROFILE : ABOUT}distribution: mac/distribution.xml\nresources: mac/Resources\n${more}`;
      await writeFile(path.join(folder, 'own.yaml'), text);
      const { code, stdout } = await kextguide(folder, ['check', 'own.yaml', '--json']);
      const report = JSON.parse(stdout) as Report;
      const found = report.files[0]!.rules.flatMap(
        ({ findings }) => findings as { code: string; place?: object }[],
      );
      return { code, found };
    }

    it('looks at the one that ships, alone or in place of the package’s', async () => {
      await make('Good.pkg');
      for (const more of ['', 'package: Good.pkg\n']) {
        const { code, found } = await findings(more);
        expect(code).toBe(1);
        expect(found.find((one) => one.code === 'check.restart')?.place).toMatchObject({
          file: 'mac/distribution.xml',
          line: 4,
        });
        expect(found.find((one) => one.code === 'check.pane-type')?.place).toMatchObject({ line: 3 });
        // What a build replaces needs no mending.
        expect(
          found.filter((one) => one.code === 'check.pane-file' || one.code === 'check.pane-missing'),
        ).toEqual([]);
      }
    });
  });

  it('tells what it cannot tell, once for all rules', async () => {
    await make('Perl.pkg', { scripts: script('perl.pl') });
    const { code, stdout } = await kextguide(folder, ['check', 'Perl.pkg']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Could not tell all of check\.restart-script, check\.no-load, .*check\.failure-hidden.*:$/m,
    );
    expect(stdout.match(/it is written in Perl/g)).toHaveLength(1);
  });

  it('lets nothing steer the terminal', async () => {
    await make('Odd.pkg', { scripts: '#!/bin/sh\nkmutil load -p /A.kext\ncp "\u001b]0;x\u0007" b\n' });
    const { stdout } = await kextguide(folder, ['check', 'Odd.pkg']);
    expect(stdout).toContain('\\u{1b}]0;x\\u{7}');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('the exit code of check', () => {
  it.each<[string, string[], Changes, number]>([
    ['a warning', [], { kexts: [{ ...A, architectures: ['x86_64'] }] }, 0],
    ['a warning, strictly', ['--strict'], { kexts: [{ ...A, architectures: ['x86_64'] }] }, 1],
    ['an error', [], RESTARTS, 1],
  ])('%s', async (_, options, changes, code) => {
    await make('Widget.pkg', changes);
    expect((await kextguide(folder, ['check', 'Widget.pkg', ...options])).code).toBe(code);
  });

  it('is 1 for what cannot be read, and 2 for wrong usage', async () => {
    await writeFile(path.join(folder, 'Cut.pkg'), packageWith().subarray(0, 400));
    await writeFile(path.join(folder, 'broken.yaml'), 'product: [');
    for (const file of ['Cut.pkg', 'broken.yaml', 'gone.pkg', 'gone*.pkg']) {
      const { code, stdout, stderr } = await kextguide(folder, ['check', file]);
      expect({ file, code }).toEqual({ file, code: 1 });
      expect(stderr).toContain('error');
      expect(stdout).not.toContain('nothing found');
    }
    expect((await kextguide(folder, ['check'])).code).toBe(2);
    expect((await kextguide(folder, ['check', '--what', 'x.pkg'])).code).toBe(2);
  });
});

describe('check --json', () => {
  it('prints one report: for each file its rules, with verdicts, findings and docs', async () => {
    await make('Widget.pkg', { ...RESTARTS, scripts: script('perl.pl') });
    const { code, stdout, stderr } = await kextguide(folder, ['check', 'disk.yaml', 'Widget.pkg', '--json']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const report: Report = JSON.parse(stdout);
    expect(report.files.map(({ file }) => file)).toEqual(['disk.yaml', 'Widget.pkg']);
    const [profile, widget] = report.files;
    expect(profile?.rules.find((rule) => rule.code === 'check.explain')?.verdict).toBe('fine');
    const only: Report = { ...report, files: [widget!] };
    expect(ruleOf(only, 'check.restart')).toEqual({
      code: 'check.restart',
      verdict: 'found',
      findings: [
        {
          code: 'check.restart',
          severity: 'error',
          message: expect.stringContaining('makes the Installer restart the Mac'),
          place: { file: 'Widget.pkg/Distribution', line: 9, column: 3 },
          docs: 'docs/check.md#check.restart',
        },
      ],
      reasons: [],
      docs: 'docs/check.md#check.restart',
    });
    expect(ruleOf(only, 'check.no-load')).toMatchObject({
      verdict: 'cannot-tell',
      findings: [],
      reasons: [{ code: 'check.unknown-script', docs: 'docs/check.md#check.unknown-script' }],
    });
    expect(ruleOf(only, 'check.explain')?.verdict).toBe('does-not-apply');
  });

  it('tells of a file that cannot be read', async () => {
    await writeFile(path.join(folder, 'Cut.pkg'), packageWith().subarray(0, 400));
    const { code, stdout } = await kextguide(folder, ['check', '--json', 'Cut.pkg', 'gone.pkg']);
    expect(code).toBe(1);
    const report: Report = JSON.parse(stdout);
    expect(report.diagnostics).toMatchObject([{ code: 'profile.missing' }]);
    expect(report.files[0]?.diagnostics).toMatchObject([{ severity: 'error' }]);
    expect(new Set(report.files[0]?.rules.map(({ verdict }) => verdict))).toEqual(new Set(['cannot-tell']));
  });

  it('finds that a profile does not explain', async () => {
    const text = PROFILE.replace(/explain:\n.*\n.*\n/, '');
    await writeFile(path.join(folder, 'mute.yaml'), text);
    const { code, stdout } = await kextguide(folder, ['check', '--json', 'mute.yaml']);
    expect(code).toBe(1);
    expect(ruleOf(JSON.parse(stdout), 'check.explain')).toMatchObject({ verdict: 'found' });
  });
});
