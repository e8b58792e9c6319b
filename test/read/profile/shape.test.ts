import { describe, expect, it } from 'vitest';
import { type Case, EXPLAIN, GOOD, KEXTS, PRODUCT, readHere } from './read-here.ts';

describe('tellShape', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'lists that are too deep',
      '['.repeat(101) + ']'.repeat(101),
      [
        '1:101 error profile.too-deep: Lists and maps lie too deep in each other: 100 levels at most. A profile never needs more than five.',
      ],
    ],
    [
      'aliases that multiply',
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n',
      [
        '1:1 error profile.alias-limit: The profile repeats parts of itself too often by "*name": 100 times at most. Write them out.',
      ],
    ],
    [
      'too many aliases',
      `a: &a 1\nb: [${'*a, '.repeat(101)}]\n`,
      [
        '2:405 error profile.alias-limit: The profile repeats parts of itself too often by "*name": 100 times at most. Write them out.',
      ],
    ],
    [
      'an alias of nothing',
      'product: *Acme\n',
      [
        '1:10 error profile.alias: "*Acme" repeats a part that is marked "&Acme", and there is none before it. If the star belongs to the text, put the text in quotes.',
      ],
    ],
    [
      'an alias of what it stands in',
      'product: &a\n  name: *a\n',
      [
        '2:9 error profile.alias: "*a" stands inside the part that it repeats, so it would never end. Remove it.',
      ],
    ],
    [
      'a tag',
      `${GOOD}loads: !Acme installer\n`,
      [
        '4:8 error profile.tag: "!Acme" is a YAML tag, and a profile has no tags. If it belongs to the text, put the text in quotes.',
      ],
    ],
    [
      'a tag of old YAML',
      `${GOOD}loads: !!binary aGk=\n`,
      [
        '4:8 error profile.tag: "!!binary" is a YAML tag, and a profile has no tags. If it belongs to the text, put the text in quotes.',
        '4:17 error profile.choice: "loads" cannot be "aGk=". Allowed: installer, app, device.',
      ],
    ],
    [
      'a key that is there twice, and what else is wrong',
      `${GOOD}loads: app\nloads: device\nlocale: en\n`,
      [
        '5:1 error profile.duplicate-key: The key "loads" is here a second time; the first is in line 4. Keep one of them.',
        '6:1 error profile.unknown-key: A profile has no key "locale". Did you mean "locales"? Allowed: product, signing, explain, kexts, package, distribution, resources, loads, uninstall, guides, locales, content, extra.',
      ],
    ],
    [
      'a key that is there twice in one line',
      `product: {name: A, vendor: B, name: C}\n${EXPLAIN}${KEXTS}`,
      [
        '1:31 error profile.duplicate-key: The key "name" is here a second time; the first is in line 1. Keep one of them.',
      ],
    ],
    [
      '__proto__ as a key',
      `${GOOD}__proto__: {x: 1}\n`,
      ['4:1 error profile.reserved-key: The key "__proto__" is not allowed anywhere. Remove it.'],
    ],
    [
      '__proto__ as a key, deep inside',
      `${PRODUCT}explain: {what: {en: a, __proto__: b}, why: c}\n${KEXTS}`,
      ['2:25 error profile.reserved-key: The key "__proto__" is not allowed anywhere. Remove it.'],
    ],
    [
      'a second document',
      `${GOOD}---\nproduct: 1\n`,
      [
        '4:1 error profile.several-documents: A second profile starts here: a line "---" separates them. A file holds one; put the other into its own file.',
      ],
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });

  it('tells how deep a list may be, however deep it is', async () => {
    const { told } = await readHere('['.repeat(100_000));
    expect(told).toEqual([expect.stringContaining('profile.too-deep')]);
  });
});
