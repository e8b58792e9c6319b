import { describe, expect, it } from 'vitest';
import { type Case, KEXTS, PRODUCT, readHere } from './read-here.ts';

const X = (s: string) => `${PRODUCT}explain:\n  what: ${s}\n  why: b\n${KEXTS}`;

describe('tellExplain', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'a text that the first language lacks',
      X('{de: a}'),
      [
        '3:3 error profile.untold: "explain.what" has no text in "en", the first of "locales"; found de. Add it: it is shown where a translation is missing.',
        '3:10 warning profile.unlisted: "explain.what" has a text in "de", but no guide is made in it: "locales" lists en.',
      ],
    ],
    [
      'a text that no language has',
      X('{}'),
      [
        '3:3 error profile.untold: "explain.what" has no text in "en", the first of "locales". Add it: it is shown where a translation is missing.',
      ],
    ],
    [
      'a text in a language of no guide',
      X('{en: a, fr: b}'),
      [
        '3:17 warning profile.unlisted: "explain.what" has a text in "fr", but no guide is made in it: "locales" lists en.',
      ],
    ],
    [
      'a language twice, written in two ways',
      X('{en-us: a, en: b, en-US: c}'),
      [
        '3:10 warning profile.unlisted: "explain.what" has a text in "en-US", but no guide is made in it: "locales" lists en.',
        '3:27 error profile.duplicate: "explain.what" names "en-US" a second time; the first is in line 3. Remove one.',
      ],
    ],
    [
      'languages without a text',
      `${X('{de: a, fr: b}')}locales: [de, fr, pt-br]\n`,
      [
        '3:3 warning profile.untranslated: "explain.what" has no text in pt-BR: those guides show it in "de".',
        '4:3 warning profile.untranslated: "explain.why" has no text in fr, pt-BR: those guides show it in "de".',
      ],
    ],
    [
      'nothing where all languages have one',
      `${X('{en: a, PT-br: b}').replace('why: b', 'why: {en: c, pt-BR: d}')}locales: [en, pt-br]\n`,
      [],
    ],
    [
      'nothing more where the languages are wrong',
      `${X('{de: a}')}locales: [deutsch]\n`,
      [
        '6:11 error profile.format: "locales[]" must be a language tag such as "en", "de" or "pt-BR"; found "deutsch".',
      ],
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });
});
