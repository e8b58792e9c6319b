import { describe, expect, it } from 'vitest';
import { type Case, EXPLAIN, GOOD, PRODUCT, readHere } from './read-here.ts';

describe('checkProfile', () => {
  const cases: [string, string | Uint8Array, string[], Case?][] = [
    [
      'an unknown start',
      `${GOOD}loads: user\n`,
      ['4:8 error profile.choice: "loads" cannot be "user". Allowed: installer, app, device.'],
    ],
    [
      'a number as a start',
      `${GOOD}loads: 3\n`,
      ['4:8 error profile.choice: "loads" cannot be the number 3. Allowed: installer, app, device.'],
    ],
    [
      'a list of starts',
      `${GOOD}loads: [app]\n`,
      ['4:8 error profile.choice: "loads" cannot be a list. Allowed: installer, app, device.'],
    ],
    [
      'a start without by',
      `${GOOD}loads: {name: x}\n`,
      [
        '4:1 error profile.required: "loads.by" is missing. It holds: What starts the loading: the installer, an app, or connecting the device.',
      ],
    ],
    [
      'an unknown key beside a start',
      `${GOOD}loads: {by: device, re-connect: true}\n`,
      [
        '4:21 error profile.unknown-key: "loads" has no key "re-connect". Did you mean "reconnect"? Allowed: by, name, reconnect, oneCall.',
      ],
    ],
    [
      'a true that is text',
      `${GOOD}loads: {by: device, reconnect: "true"}\n`,
      ['4:32 error profile.type: "loads.reconnect" must be true or false; found "true".'],
    ],
    [
      'an uninstall that is no map',
      `${GOOD}uninstall: app\n`,
      ['4:12 error profile.type: "uninstall" must be a map with keys; found "app".'],
    ],
    [
      'unknown actions',
      `${GOOD}guides: {actions: [install, instal]}\n`,
      [
        '4:29 error profile.choice: "guides.actions[]" cannot be "instal". Did you mean "install"? Allowed: install, update, uninstall.',
      ],
    ],
    [
      'an empty list of chips',
      `${GOOD}guides: {chips: []}\n`,
      [
        '4:17 error profile.no-value: "guides.chips" is empty. Give it a value or remove it. It holds: The kinds of Mac.',
      ],
    ],
    [
      'a management that is no list',
      `${GOOD}guides: {management: none}\n`,
      ['4:22 error profile.type: "guides.management" must be a list, such as [none]; found "none".'],
    ],
    [
      'a macOS without quotes',
      `${GOOD}guides: {macos: 13}\n`,
      [
        '4:17 error profile.unquoted: "guides.macos" must be text, and 13 without quotes is none. Put it in quotes: "13".',
      ],
    ],
    [
      'languages that are none',
      `${GOOD}locales: [en, en_US, deutsch, 3, x]\n`,
      [
        '4:15 error profile.format: "locales[]" must be a language tag such as "en", "de" or "pt-BR"; found "en_US".',
        '4:22 error profile.format: "locales[]" must be a language tag such as "en", "de" or "pt-BR"; found "deutsch".',
        '4:31 error profile.unquoted: "locales[]" must be text, and 3 without quotes is none. Put it in quotes: "3".',
        '4:34 error profile.format: "locales[]" must be a language tag such as "en", "de" or "pt-BR"; found "x".',
      ],
    ],
    [
      'a language that is no list',
      `${GOOD}locales: en\n`,
      ['4:10 error profile.type: "locales" must be a list, such as [en]; found "en".'],
    ],
    [
      'an empty list of languages',
      `${GOOD}locales: []\n`,
      [
        '4:10 error profile.no-value: "locales" is empty. Give it a value or remove it. It holds: The languages of the guides; the first is that of your own texts.',
      ],
    ],
    [
      'a step and a topic that are none',
      `${GOOD}content: .\nextra: [{after: In stall, topic: ../x}]\n`,
      [
        '5:17 error profile.format: "extra[].after" must be the id of a step: small letters, digits and hyphens; found "In stall".',
        '5:34 error profile.format: "extra[].topic" must be the name of a topic, such as "connect-the-drive"; found "../x".',
      ],
    ],
    [
      'a missing topic',
      `${GOOD}content: .\nextra: [{after: install}]\n`,
      [
        '5:9 error profile.required: "extra[].topic" is missing. It holds: The topic in your content folder that says your step, without ".md".',
      ],
    ],
  ];

  it.each(cases)('tells %s', async (_, profile, told, here) => {
    expect((await readHere(profile, here)).told).toEqual(told);
  });

  it('finds the mistake behind an alias where it is written', async () => {
    const profile = `${PRODUCT}${EXPLAIN}kexts:\n  - {id: a, codeless: true, signing: &us {teamId: 1}}\nsigning: *us\n`;
    expect((await readHere(profile)).told).toEqual([
      '4:51 error profile.unquoted: "signing.teamId" must be text, and 1 without quotes is none. Put it in quotes: "1".',
      '4:51 error profile.unquoted: "kexts[].signing.teamId" must be text, and 1 without quotes is none. Put it in quotes: "1".',
    ]);
  });
});
