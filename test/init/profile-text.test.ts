import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InitFacts } from '../../src/init/facts.ts';
import { fits } from '../../src/init/fits.ts';
import { profileText } from '../../src/init/profile-text.ts';
import { diff } from '../../src/plan/release/diff.ts';
import { checkProfile } from '../../src/read/profile/check.ts';
import { parseYaml } from '../../src/read/profile/yaml.ts';
import type { Release, ReleaseKext } from '../../src/read/release/release.ts';

function kext(id: string, more: Partial<ReleaseKext> = {}): ReleaseKext {
  return {
    id,
    name: 'Core',
    version: '1.10',
    codeless: false,
    architectures: ['arm64e', 'x86_64'],
    path: '/Library/Extensions/Core.kext',
    signer: { developer: 'Acme GmbH', teamId: 'AB12CD34EF', kind: 'Developer ID Application' },
    place: { file: 'a' },
    scripted: false,
    ...more,
  };
}

function release(bundles: ReleaseKext[], more: Partial<Release> = {}): Release {
  return {
    file: 'Vault.pkg',
    kind: 'package',
    title: 'Vault',
    version: '6.2',
    installer: null,
    bundles,
    ...more,
  };
}

function made(facts: Partial<InitFacts>) {
  const { text, gaps } = profileText({ file: 'kextguide.yaml', answers: {}, ...facts });
  const { value: source, diagnostics } = parseYaml('kextguide.yaml', text);
  expect(diagnostics, text).toEqual([]);
  const told = checkProfile(source!).diagnostics.map(({ code, args }) => [
    code,
    (args as { key: string }).key,
  ]);
  return { text, gaps, told, value: source!.value as Record<string, Record<string, unknown>> };
}

const needed = (gaps: readonly { key: string; needed: boolean }[]) =>
  gaps.flatMap((gap) => (gap.needed ? [gap.key] : []));

describe('profileText', () => {
  it('holds what was found, and leaves to the writer exactly what the build then misses', () => {
    const { value, told, gaps } = made({ release: release([kext('a.b')]), path: 'build/Vault.pkg' });
    expect(value).toEqual({
      product: { name: 'Vault', vendor: 'Acme GmbH' },
      explain: { what: null, why: null },
      package: 'build/Vault.pkg',
      kexts: [{ id: 'a.b' }],
    });
    expect(told).toEqual([
      ['profile.no-value', 'explain.what'],
      ['profile.no-value', 'explain.why'],
    ]);
    expect(needed(gaps)).toEqual(['explain.what', 'explain.why']);
  });

  it('says of a kext beside the scripts that its place is not known', () => {
    const { text } = made({ release: release([kext('a.b', { carried: true })]), path: 'Vault.pkg' });
    expect(text.replaceAll(/\n\s*# /g, ' ')).toContain(
      'It lies beside the scripts: "path" says where one of them puts it, if not at /Library/Extensions/Core.kext',
    );
  });

  it('is a skeleton where nothing is known', () => {
    const { told, gaps } = made({});
    expect(told.map(([, key]) => key)).toEqual([
      'product.name',
      'product.vendor',
      'explain.what',
      'explain.why',
      'kexts[].bundle',
    ]);
    expect(needed(gaps)).toEqual(['product.name', 'product.vendor', 'explain.what', 'explain.why', 'kexts']);
  });

  it('shows the facts of each kext, and who says them, in comments', () => {
    const { text } = made({
      release: release([
        kext('a.b'),
        kext('a.c', { codeless: true, architectures: [], signer: null, version: null }),
      ]),
      path: 'Vault.pkg',
    });
    expect(text).toContain(`
  # Core.kext 1.10: with code, for Apple silicon and Intel (arm64e, x86_64)
  # Signed by Acme GmbH (AB12CD34EF), read from the signature, not verified.
  - id: a.b
  # Core.kext: codeless
  # Not signed, as far as can be read.
  - id: a.c
`);
    expect(text).toContain('# TODO: the name on the certificate that your kexts are signed with.');
  });

  it('does not offer a name of somebody who signs for development as the vendor', () => {
    const signer = { developer: 'Jo Doe', teamId: 'AB12CD34EF', kind: 'Apple Development' };
    const { value, text } = made({ release: release([kext('a.b', { signer })]), path: 'Vault.pkg' });
    expect(value.product!.vendor).toBeNull();
    expect(text).toContain('# Signed for development by Jo Doe (AB12CD34EF)');
  });

  it('names a bundle, tells of what is inside it, and takes the strongest change of all of them', () => {
    const inner = kext('a.inner', { path: '/Library/Extensions/Core.kext/Contents/PlugIns/In.kext' });
    const bundle = release([kext('a.b'), inner], { kind: 'bundle', title: null, file: 'Core.kext' });
    const { kexts, guides } = diff([kext('a.b', { version: '1' })], bundle.bundles, { file: 'x' });
    const { value, text } = made({
      release: bundle,
      path: '../Core.kext',
      previous: { kexts, guides, file: 'Old.kext' },
    });
    expect(value.product!.name).toBe('Core');
    expect(value.kexts).toEqual([{ bundle: '../Core.kext', previous: 'absent' }]);
    expect(value.guides).toEqual({ actions: ['install', 'update'] });
    expect(text).toContain('# Inside it: In.kext 1.10: with code');
    expect(text).toContain('previous: absent # not in Old.kext');
  });

  it('offers the place at which a script most likely puts what the package only stages', () => {
    const staged = { path: '/private/tmp/x/Core.kext', scripted: true };
    const inner = { path: `${staged.path}/Contents/PlugIns/I.kext`, scripted: true };
    const bundles = [kext('a.core', staged), kext('a.inner', inner), kext('a.b')];
    const { value, gaps, text } = made({ release: release(bundles), path: 'V.pkg' });
    expect(value.kexts).toEqual([
      { id: 'a.core', path: '/Library/Extensions/Core.kext' },
      { id: 'a.inner', path: '/Library/Extensions/Core.kext/Contents/PlugIns/I.kext' },
      { id: 'a.b' },
    ]);
    expect(text).toMatch(
      /# TODO: The package has it at \/private\/tmp\/x\/Core\.kext, which does not stay\./,
    );
    expect(gaps).toContainEqual({ key: 'kexts[].path', needed: false });
  });

  it('names an identifier once, however many kexts have it, and says which path is whose', () => {
    const other = kext('a.b', {
      path: '/Library/Extensions/Old.kext',
      version: '0.9',
      architectures: ['x86_64'],
    });
    const { value, text } = made({ release: release([other, kext('a.b')]), path: 'Vault.pkg' });
    expect(value.kexts).toEqual([{ id: 'a.b' }]);
    expect(text).toContain('"path" chooses one: /Library/Extensions/Old.kext,');
  });

  it('leaves out a list that is longer than a profile may have: the package gives all its kexts', () => {
    const many = Array.from({ length: 51 }, (_, i) => kext(`a.b${i}`));
    expect(made({ release: release(many), path: 'Vault.pkg' }).value).not.toHaveProperty('kexts');
  });

  it('says whether the name of the product is the installer’s or only that of its file', () => {
    const two = [kext('a.b'), kext('a.c', { name: 'Other' })];
    const of = (title: string | null) => made({ release: release(two, { title }), path: 'Vault.pkg' });
    expect(of('Vault').text).toContain('As the installer or the kext calls it.');
    expect(of(null).text.replaceAll(/\n\s*# /g, ' ')).toContain('The name of the file: nothing in it says');
    expect(of(null).value.product).toMatchObject({ name: 'Vault' });
  });

  it('takes an address from the file where the name has no letters for one', () => {
    const named = (file: string) =>
      made({ release: release([kext('a.b')], { title: '音声', file }), path: 'a.pkg' });
    expect(named('build/Vault 6.pkg').value.product).toMatchObject({ name: '音声', id: 'vault-6' });
    const { value, gaps } = named('音声.pkg');
    expect(value.product!.id).toBeNull();
    expect(needed(gaps)).toContain('product.id');
  });

  it('begins with the schema where an editor finds it', () => {
    expect(made({ schema: './node_modules/kextguide/schema/kextguide.schema.json' }).text).toMatch(
      /^# yaml-language-server: \$schema=\.\/node_modules\/kextguide\/schema\/kextguide\.schema\.json\n/,
    );
    expect(made({}).text).toMatch(/^# What the guides/);
  });

  it('reads back to the same values, whatever is found or said', () => {
    const naughty = fc.oneof(
      fc.constantFrom(
        'a: b',
        '# a',
        'a # b',
        '- a',
        '"a" \'b\'',
        'null',
        '~',
        'true',
        'no',
        '1.10',
        '0x1F',
        '2026-11-24',
        '*a',
        '&a',
        '!a',
        '%a',
        '@a',
        '`a',
        '>',
        '|',
        '{a}',
        '[a',
        'a,',
        '\ufeffa',
        ' a',
        'a ',
        '🦊 👩‍👩‍👧',
        '\u00a0',
        'a\\nb',
        '...',
        '---',
        '<<',
        '$(X)',
        'a\nb',
        'a\n# b: c\n- d',
        'a\rb',
        'a\r\nb',
        ' a\n\n  b\n \n',
        '\ta\n\tb',
        '\n\na',
        '\u0085',
        '\u2028',
      ),
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    const word = naughty.filter((text) => text.trim() !== '');
    const facts = fc.record({
      title: fc.option(word),
      developer: word,
      name: word,
      version: fc.option(naughty),
      path: word.filter(fits.path),
      what: fc.option(naughty.filter(fits.prose)),
      kext: word,
      old: word,
    });
    fc.assert(
      fc.property(facts, ({ title, developer, name, version, path, what, kext: file, old }) => {
        const signer = { developer, teamId: null, kind: null };
        const one = kext('a.b', { name, version, signer, path: `/Library/Extensions/${file}` });
        const { kexts, guides } = diff([], [one], { file: 'x' });
        const { text, value, gaps } = made({
          file: old,
          release: release([one], { title, version }),
          path,
          previous: { file: old, kexts, guides },
          answers: what === null ? {} : { what },
        });
        const called = title ?? name;
        expect(value).toEqual({
          product: {
            name: fits.name(called) ? called : null,
            ...('id' in value.product! ? { id: value.product.id } : {}),
            vendor: fits.vendor(developer) ? developer : null,
          },
          explain: { what, why: null },
          package: path,
          kexts: [{ id: 'a.b', previous: 'absent' }],
          guides: { actions: ['install', 'update'] },
        });
        // A lone carriage return ends a comment for other readers of YAML than ours.
        expect(text.split('\n').filter((line) => /^\s*#.*[\p{Cc}\u2028\u2029]/u.test(line))).toEqual([]);
        expect(needed(gaps).includes('explain.what')).toBe(what === null);
      }),
      { numRuns: 1000 },
    );
  });
});
