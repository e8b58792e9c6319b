import { describe, expect, it } from 'vitest';
import { type Case, KEXTS, PRODUCT, readHere } from './read-here.ts';

const X = (s: string) => `${PRODUCT}explain: {${s}}\n${KEXTS}`;

describe('checkProfile: explain', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'a profile without explain',
      PRODUCT + KEXTS,
      [
        '1:1 error profile.required: "explain" is missing. It holds: What the reader is told about the product, in your own words.',
      ],
    ],
    [
      'an explain without a value',
      `${PRODUCT}explain:\n${KEXTS}`,
      [
        '2:1 error profile.no-value: "explain" is empty. Give it a value. It holds: What the reader is told about the product, in your own words.',
      ],
    ],
    [
      'a missing why',
      X('what: a'),
      [
        '2:1 error profile.required: "explain.why" is missing. It holds: Why the product needs a kext, so that the reader can decide to trust it. Markdown, in the first language of "locales"; or one text for each language.',
      ],
    ],
    [
      'empty texts',
      X('what: "", why: " "'),
      [
        '2:17 error profile.no-value: "explain.what" is empty. Give it a value. It holds: What the kext does, for the person at the Mac. Markdown, in the first language of "locales"; or one text for each language.',
        '2:26 error profile.no-value: "explain.why" is empty. Give it a value. It holds: Why the product needs a kext, so that the reader can decide to trust it. Markdown, in the first language of "locales"; or one text for each language.',
      ],
    ],
    [
      'texts that are none',
      X('what: 3, why: true'),
      [
        '2:17 error profile.unquoted: "explain.what" must be text, and 3 without quotes is none. Put it in quotes: "3".',
        '2:25 error profile.unquoted: "explain.why" must be text, and true without quotes is none. Put it in quotes: "true".',
      ],
    ],
    [
      'a list of texts',
      X('what: [a], why: b'),
      [
        '2:17 error profile.type: "explain.what" must be text or a map with one text for each language; found a list.',
      ],
    ],
    [
      'a language that is none',
      X('what: {en: a, english: b}, why: c'),
      [
        '2:25 error profile.format: "explain.what.english" must be a language tag such as "en", "de" or "pt-BR"; found "english".',
      ],
    ],
    [
      'a language with an underscore',
      X('what: {en: a, pt_BR: b}, why: c'),
      [
        '2:25 error profile.format: "explain.what.pt_BR" must be a language tag such as "en", "de" or "pt-BR"; found "pt_BR".',
      ],
    ],
    [
      'mistakes in the text of a language',
      X('what: {en: "", de: 3}, why: b'),
      [
        '2:22 error profile.no-value: "explain.what.en" is empty. Give it a value or remove it. It holds: What the kext does, for the person at the Mac. Markdown, in the first language of "locales"; or one text for each language.',
        '2:30 error profile.unquoted: "explain.what.de" must be text, and 3 without quotes is none. Put it in quotes: "3".',
      ],
    ],
    [
      'a NUL in a text',
      X('what: "a\\0b", why: c'),
      [
        '2:17 error profile.control: "explain.what" holds the control character U+0000, which no page can show. Write it as plain text.',
      ],
    ],
    [
      'a text that is far too long',
      X(`what: ${'a'.repeat(10_001)}, why: b`),
      ['2:17 error profile.too-long: "explain.what" is too long: 10001 characters; 10000 at most.'],
    ],
    [
      'no minutes',
      X('what: a, why: b, minutes: 0'),
      [
        '2:37 error profile.format: "explain.minutes" must be a whole number of minutes from 1 to 600; found the number 0.',
      ],
    ],
    [
      'minutes in words',
      X('what: a, why: b, minutes: ten'),
      [
        '2:37 error profile.type: "explain.minutes" must be a whole number of minutes from 1 to 600; found "ten".',
      ],
    ],
    [
      'half a minute',
      X('what: a, why: b, minutes: 1.5'),
      [
        '2:37 error profile.type: "explain.minutes" must be a whole number of minutes from 1 to 600; found the number 1.5.',
      ],
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });
});
