import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printDiagnostics } from '../src/diagnostics/print.ts';
import { contentReader, planProfile } from '../src/prepare.ts';
import { type KextToMake, makeKext } from './fixtures/make/kext.ts';
import { EXPLAIN, emptyFolder, GOOD, inOneLine, PRODUCT } from './read/profile/read-here.ts';

const FIRMWARE = { 'words/en/topics/update-firmware.md': '# Update the firmware\n\nDo it.\n' };

const OLD: KextToMake = { id: 'a.old', name: 'Old', version: '1', executable: { archs: ['x86_64'] } };

/** What is said about a profile, a line each, and the plan if there is one. */
async function planHere(profile: string, files: Record<string, string> = {}, wanted?: readonly string[]) {
  const folder = emptyFolder({ ...files, 'p.yaml': profile });
  const path = join(folder, 'p.yaml');
  const { value, diagnostics } = await planProfile(path, contentReader(), wanted);
  const told = diagnostics.map((finding) => inOneLine(finding, folder));
  const errors = told.filter((line) => / error /.test(line));
  return { plan: value?.plan, told, errors, diagnostics, folder };
}

describe('planProfile', () => {
  it('tells all that is wrong in one run, line by line, with the lines around it', async () => {
    const { plan, errors, diagnostics, folder } = await planHere(
      `${GOOD}colour: red
guides: {macos: ">=27", chips: [intel]}
locales: [en, xx]
content: words
extra:
  - after: run-instaler
    topic: update-firmware
  - after: allow
    topic: update-firmwear
`,
      FIRMWARE,
    );
    expect(plan).toBeUndefined();
    expect(errors).toEqual([
      expect.stringMatching(/^4:1 error profile\.unknown-key: /),
      expect.stringMatching(/^5:17 error plan\.nothing: /),
      expect.stringMatching(/^6:15 error content\.no-language: .*"xx"/),
      expect.stringMatching(/^9:12 error plan\.unknown-step: .*Did you mean "run-installer"\?/),
      expect.stringMatching(/^12:12 error content\.no-topic: .*Did you mean "update-firmware"\?/),
    ]);
    const printed = printDiagnostics(diagnostics, { color: false, cwd: folder });
    for (const line of ['colour: red', 'locales: [en, xx]', 'after: run-instaler', 'update-firmwear']) {
      expect(printed).toMatch(new RegExp(`^> +\\d+ \\|.*${line.replace('[', '\\[')}`, 'm'));
    }
  });

  it('says nothing about what depends on a part that is itself wrong', async () => {
    const wrong = await planHere(
      `${GOOD.replace('[arm64e, x86_64]', '[x86_46]')}guides: {macos: ">=27", chips: [intel]}\n`,
    );
    expect(wrong.told).toEqual([expect.stringMatching(/^3:48 error profile\.choice: /)]);
    const range = await planHere(
      `${GOOD.replace('arm64e, ', '')}guides: {macos: ">=28", chips: [apple-silicon]}\n`,
    );
    expect(range.told).toEqual([expect.stringMatching(/^4:17 error profile\.macos: /)]);
    const folder = await planHere(
      `${GOOD}content: wrods\nextra: [{after: allow, topic: update-firmware}, {topic: x}]\n`,
      FIRMWARE,
    );
    expect(folder.told).toEqual([
      expect.stringMatching(/^4:10 error profile\.no-file: /),
      expect.stringMatching(/^5:49 error profile\.required: "extra\[\]\.after"/),
    ]);
  });

  it('looks for the topics of a step in every language', async () => {
    const { errors } = await planHere(
      `${GOOD}locales: [en, xx]\ncontent: words\nextra: [{after: allow, topic: update-firmware}]\n`,
      { ...FIRMWARE, 'words/xx/strings.yaml': '{}\n' },
    );
    expect(errors).toEqual([expect.stringMatching(/^6:31 error content\.no-topic: .* in xx\./)]);
  });

  it('asks nothing of languages that were not asked for', async () => {
    const profile = `${GOOD}locales: [en, xx]\n`;
    const { plan, errors } = await planHere(profile, {}, ['en']);
    expect(errors).toEqual([]);
    expect(plan!.guides.length).toBeGreaterThan(0);
    const none = await planHere(`${profile}colour: red\n`, {}, ['de']);
    expect(none.errors).toEqual([
      expect.stringMatching(/^4:10 error plan\.no-locale: .*\(de\)/),
      expect.stringMatching(/^5:1 error profile\.unknown-key/),
    ]);
  });
});

describe('a kext that cannot load', () => {
  it('is told where its chips are written', async () => {
    const { plan, told } = await planHere(
      `${PRODUCT}${EXPLAIN}kexts:\n  - id: a.universal\n    architectures: [arm64e, x86_64]\n  - id: a.b\n    architectures: [x86_64]\n`,
    );
    expect(told).toEqual([
      expect.stringMatching(/^7:20 warning plan\.kext-cannot-load: a\.b .* x86_64 but no arm64e/),
    ]);
    expect(plan!.guides.length).toBeGreaterThan(0);
  });

  it('is told where its bundle is named, those inside it too', async () => {
    const folder = emptyFolder({
      'p.yaml': `${PRODUCT}${EXPLAIN}kexts:\n  - id: a.b\n    architectures: [arm64e, x86_64]\n  - bundle: Old.kext\n`,
    });
    makeKext(join(folder, 'Old.kext'), OLD);
    makeKext(join(folder, 'Old.kext/Contents/PlugIns/In.kext'), { ...OLD, id: 'a.in', name: 'In' });
    const { diagnostics } = await planProfile(join(folder, 'p.yaml'), contentReader());
    expect(diagnostics.map((finding) => inOneLine(finding))).toEqual([
      expect.stringMatching(/^6:13 warning plan\.kext-cannot-load: a\.old /),
      expect.stringMatching(/^6:13 warning plan\.kext-cannot-load: a\.in /),
    ]);
  });

  it('is told of a bare bundle without a line', async () => {
    const folder = emptyFolder();
    const kext = join(folder, 'Old.kext');
    makeKext(kext, OLD);
    const { diagnostics } = await planProfile(kext, contentReader());
    const [finding] = diagnostics.filter(({ code }) => code === 'plan.kext-cannot-load');
    expect(finding!.place).toEqual({ file: kext });
  });
});

describe('where nothing is left', () => {
  it('says which macOS does not run there', async () => {
    const { told } = await planHere(`${GOOD}guides:\n  chips: [intel]\n  macos: ">=27"\n`);
    expect(told).toEqual([
      expect.stringMatching(
        /^6:10 error plan\.nothing: No guide is left for Acme Storage\. Intel-based Macs with macOS 27 or later: This version of macOS does not run on Intel-based Macs\. Widen "guides\.macos" or "guides\.chips"\.$/,
      ),
    ]);
  });

  it('says which slice is missing', async () => {
    const { told } = await planHere(
      `${PRODUCT}${EXPLAIN}kexts: [{id: a.b, architectures: [x86_64]}, {id: a.c, architectures: [x86_64]}]
guides: {chips: [apple-silicon]}
`,
    );
    expect(told.at(-1)).toMatch(
      /^4:17 error plan\.nothing: .* a\.b and a\.c on Macs with Apple silicon: .*arm64e slice/,
    );
  });

  it('names a reason for each chip, and no other', async () => {
    const { told } = await planHere(
      `${PRODUCT}${EXPLAIN}kexts: [{id: a.b, architectures: [x86_64]}, {id: a.c, architectures: [i386]}]
guides: {macos: "27"}
`,
    );
    const nothing = told.find((line) => line.includes('plan.nothing'))!;
    expect(nothing).toMatch(/^4:17 /);
    expect(nothing).toMatch(/a\.b and a\.c on Macs with Apple silicon: .*arm64e/);
    expect(nothing).toMatch(/Intel-based Macs with macOS 27: /);
    expect(nothing).not.toContain('x86_64 slice');
  });

  it('stands at the kext where the profile asks for nothing of its own', async () => {
    const { told } = await planHere(`${PRODUCT}${EXPLAIN}kexts: [{id: a.b, architectures: [i386]}]\n`);
    expect(told.at(-1)).toMatch(/^3:34 error plan\.nothing: /);
  });

  it('on one chip, says why', async () => {
    const { told } = await planHere(`${GOOD}guides: {macos: "27"}\n`);
    expect(told).toEqual([
      expect.stringMatching(
        /^4:17 warning plan\.no-guide-for-chip: There is no guide for Intel-based Macs\. Intel-based Macs with macOS 27: This version/,
      ),
    ]);
  });
});
