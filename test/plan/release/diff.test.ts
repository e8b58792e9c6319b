import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import { diff, previousOf } from '../../../src/plan/release/diff.ts';
import type { Architecture } from '../../../src/read/profile/profile.ts';
import type { ReleaseKext } from '../../../src/read/release/release.ts';

const PLACE = { file: 'New.pkg' };

function kext(id: string, more: Partial<ReleaseKext> = {}): ReleaseKext {
  const name = id.split('.').at(-1)!;
  return {
    id,
    name,
    version: '1.0',
    codeless: false,
    architectures: ['arm64e', 'x86_64'],
    path: `/Library/Extensions/${name}.kext`,
    signer: { developer: 'Acme GmbH', teamId: 'AB12CD34EF', kind: 'Developer ID Application' },
    place: PLACE,
    scripted: false,
    ...more,
  };
}

const CODELESS = { codeless: true, architectures: [] };

function between(before: ReleaseKext[], after: ReleaseKext[]) {
  const { kexts, guides, diagnostics } = diff(before, after, PLACE);
  return {
    changes: kexts.map(({ id, change, differs }) => [id, change, ...differs]),
    previous: kexts.map(previousOf),
    guides: guides.map(({ action }) => action),
    because: guides.map((guide) => sentence(guide.because)),
    told: diagnostics.map((finding) => `${finding.severity} ${finding.code}: ${sentence(finding)}`),
    kexts,
  };
}

describe('diff', () => {
  it('tells what became of each kext, those that are gone last', () => {
    const { changes, previous, guides, because } = between(
      [kext('a.gone'), kext('a.same'), kext('a.updated'), kext('a.real', CODELESS), kext('a.hollow')],
      [
        kext('a.new'),
        kext('a.hollow', CODELESS),
        kext('a.updated', { version: '1.1' }),
        kext('a.same'),
        kext('a.real'),
      ],
    );
    expect(changes).toEqual([
      ['a.new', 'new'],
      ['a.hollow', 'turned-codeless'],
      ['a.updated', 'updated', 'version'],
      ['a.same', 'same'],
      ['a.real', 'turned-real'],
      ['a.gone', 'gone'],
    ]);
    expect(previous).toEqual(['absent', 'code', undefined, undefined, 'codeless', undefined]);
    expect(guides).toEqual(['install', 'update', 'uninstall']);
    expect(because).toEqual([
      'New users: macOS asks for permission to load new, hollow, updated, same, and real.',
      'Users of the release before: macOS asks for permission again, because new is new, updated is updated, real has code now, and hollow has no code any more.',
      'Users of the release before: this one no longer has gone. What is on their Macs stays there until it is removed, and the code of gone until the Mac restarts. The profile of the release before gives the guide for that.',
    ]);
  });

  it('needs no guide but that for new users where nothing changed, and says how far it can see', () => {
    const { guides, told } = between([kext('a.b')], [kext('a.b')]);
    expect(guides).toEqual(['install']);
    expect(told).toEqual([
      'info diff.same: No kext differs in what can be read: version, code, chips, signer and place. Whether they were built again cannot be told.',
    ]);
  });

  it.each<[string, ReleaseKext[], ReleaseKext[], string[]]>([
    ['the first kext of a product', [], [kext('a.b')], ['install', 'update']],
    ['its last', [kext('a.b')], [], ['uninstall']],
    [
      'one gone, the others as they were',
      [kext('a.b'), kext('a.c')],
      [kext('a.c')],
      ['install', 'uninstall'],
    ],
    [
      'a codeless one updated',
      [kext('a.b', CODELESS)],
      [kext('a.b', { ...CODELESS, version: '2' })],
      ['install', 'update'],
    ],
  ])('names the guides for %s', (_, before, after, guides) => {
    expect(between(before, after).guides).toEqual(guides);
  });

  it('needs no guide for a kext that no Mac can load', () => {
    const old = kext('a.old', { architectures: ['i386'] });
    const { changes, guides, because } = between([kext('a.b')], [old, kext('a.b', { version: '2.0' })]);
    expect(changes[0]).toEqual(['a.old', 'new']);
    expect(guides).toEqual(['install', 'update']);
    expect(because.join(' ')).not.toContain('old');
    expect(between([], [old]).guides).toEqual([]);
  });

  it('promises no restart for what is gone and had no code', () => {
    const { because } = between([kext('a.gone', CODELESS)], []);
    expect(because[0]).not.toContain('restart');
  });

  const chips = (...architectures: Architecture[]) => kext('a.b', { architectures });

  it('tells chips that were gained and lost', () => {
    const gained = between([chips('x86_64')], [chips('x86_64', 'arm64e')]);
    expect(gained.kexts[0]).toMatchObject({
      change: 'updated',
      chips: { gained: ['apple-silicon'], lost: [] },
    });
    expect(gained.told).toEqual([
      'info diff.chips-gained: Macs with Apple silicon can load b for the first time: for their users this is a first installation, so give them that guide.',
    ]);
    const lost = between([chips('x86_64', 'arm64e')], [chips('arm64', 'arm64e')]);
    expect(lost.kexts[0]).toMatchObject({ change: 'updated', chips: { gained: [], lost: ['intel'] } });
    expect(lost.told).toEqual([
      'warning diff.chips-lost: Intel-based Macs can load b of the release before, and not this one. Check its architectures, or tell their users.',
    ]);
  });

  it('does not take slices that no Mac of today loads for chips', () => {
    expect(between([chips('x86_64', 'i386')], [chips('x86_64', 'arm64')]).changes).toEqual([['a.b', 'same']]);
  });

  it('tells that the alert will show another name', () => {
    const signer = { developer: 'Acme Inc.', teamId: 'ZZ12CD34EF', kind: 'Developer ID Application' };
    const { changes, told } = between([kext('a.b')], [kext('a.b', { signer })]);
    expect(changes).toEqual([['a.b', 'updated', 'developer']]);
    expect(told).toEqual([
      'warning diff.developer: b is signed by Acme Inc. (ZZ12CD34EF), and was by Acme GmbH (AB12CD34EF): macOS will show a name that users of the release before do not know. Tell them.',
    ]);
  });

  it.each([null, { developer: 'Jo', teamId: null, kind: 'Apple Development' }])(
    'says nothing of a name that users do not see: %j',
    (signer) => {
      expect(between([kext('a.b')], [kext('a.b', { signer })]).changes).toEqual([['a.b', 'same']]);
    },
  );

  it('tells that a kext moved, as the old one may stay', () => {
    const path = '/Library/Filesystems/b.kext';
    const { changes, told } = between([kext('a.b')], [kext('a.b', { path })]);
    expect(changes).toEqual([['a.b', 'updated', 'path']]);
    expect(told).toEqual([expect.stringContaining(`b is at ${path} and was at /Library/Extensions/b.kext.`)]);
  });

  it.each([
    ['1.10', '1.9', true],
    ['2', '1.9.9', true],
    ['1.0', '1', false],
    ['1.9', '1.10', false],
    ['20141104 (build 5)', '1', false],
    ['1.0', null, false],
  ])('after %s, takes %s for older: %s', (was, is, older) => {
    const { told } = between([kext('a.b', { version: was })], [kext('a.b', { version: is })]);
    expect(told.some((line) => line.includes('diff.older'))).toBe(older);
  });

  it('has each kext once, new and gone trade places the other way round, and a release is the same as itself', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a.a', 'a.b', 'a.c', 'a.d'),
        version: fc.constantFrom('1', '2', null),
        codeless: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    );
    const made = some.map((all) => all.map(({ id, ...more }) => kext(id, more)));
    fc.assert(
      fc.property(made, made, (before, after) => {
        const [there, back] = [between(before, after), between(after, before)];
        const ids = new Set([...before, ...after].map(({ id }) => id));
        expect(there.changes.map(([id]) => id).sort()).toEqual([...ids].sort());
        const opposite = {
          new: 'gone',
          gone: 'new',
          'turned-real': 'turned-codeless',
          'turned-codeless': 'turned-real',
        };
        const turned = there.changes.map(([id, change]) => [
          id,
          opposite[change as keyof typeof opposite] ?? change,
        ]);
        expect(new Map(back.changes.map(([id, change]) => [id, change]))).toEqual(
          new Map(turned as [string, string][]),
        );
        expect(between(before, before).changes.every(([, change]) => change === 'same')).toBe(true);
      }),
    );
  });
});
