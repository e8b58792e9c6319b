import { describe, expect, it } from 'vitest';
import type { GuideDocument } from '../../src/compose/document.ts';
import { parseTopic } from '../../src/read/content/markdown.ts';
import { guideJson } from '../../src/render/json/guide.ts';
import { guideText, inline, plain } from '../../src/render/text/text.ts';
import { ONE_CODE } from '../plan/profiles.ts';
import { content, draw, say } from '../render/said.ts';

const ID = 'install-apple-silicon-macos-13';
const english = content.languages.get('en')!;
const START = 'start-recovery';

function guideOf(guides: readonly GuideDocument[], id = ID): GuideDocument {
  return guides.find(({ guide }) => guide.id === id)!;
}

/** The guide where one of its topics reads otherwise. */
function saying(source: string): GuideDocument {
  const before = english.topics.get(START)!;
  const topics = english.topics as Map<string, typeof before>;
  topics.set(START, { ...before, source, tree: parseTopic(source, 'topic.md').tree });
  try {
    return guideOf(say(ONE_CODE.profile).guides);
  } finally {
    topics.set(START, before);
  }
}

const TOPIC = `# Hold the button

::picture[The button]{of=power-button on=card}

::picture[The disk]{of=choose-disk}

1. Press it.

::::guide-only
A story about it.

:::trouble[If there is none]
A rare case.
:::
::::

:::note[If it glows]
::picture[Within]{of=wait}

Go on.
:::

:::trouble[If nothing happens]
Press longer.
:::
`;

describe('the Recovery card', () => {
  const document = saying(TOPIC);
  const step = document.card!.steps.find(({ id }) => id === START)!;

  it('has the steps of the phase, by the numbers that they have in the guide', () => {
    const phase = document.phases.find(({ id }) => id === 'recovery')!;
    const names = (steps: typeof phase.steps) =>
      steps.map(({ number, title }) => `${number} ${inline(title)}`);
    expect(names(document.card!.steps)).toEqual(names(phase.steps));
    expect(document.card!.condition).toEqual(phase.condition);
  });

  it('says what a step says, but for what is for the guide alone', () => {
    expect(
      plain(step.body)
        .split(/\n+/)
        .map((line) => line.trim()),
    ).toEqual(['1. Press it.', 'If it glows', 'Go on.']);
  });

  it('sets apart what to do where it looks different, by the number of the step', () => {
    const { body } = document.card!.different.find(({ number }) => number === step.number)!;
    expect(
      plain(body)
        .split(/\n+/)
        .map((line) => line.trim()),
    ).toEqual(['If nothing happens', 'Press longer.']);
  });

  it('shows the pictures that a topic wants there, and no other', () => {
    const shown = JSON.stringify(step.body).match(/"dataPicture":"[^"]*"/g);
    expect(shown).toEqual(['"dataPicture":"power-button"']);
  });

  it('takes nothing away from the guide', () => {
    const html = draw('guide', document);
    for (const words of ['A story about it.', 'A rare case.', 'Press longer.']) {
      expect(html).toContain(words);
      expect(guideText(document)).toContain(words);
      expect(guideJson(document)).toContain(words);
    }
    for (const name of ['The button', 'The disk', 'Within']) expect(html).toContain(`aria-label="${name}"`);
  });

  it('is for paper: the page on screen has none, and no code', () => {
    const hosted = { ...ONE_CODE.profile.product, support: { guides: 'https://acme.example' } };
    const html = draw('guide', guideOf(say({ ...ONE_CODE.profile, product: hosted }).guides));
    expect(html).not.toMatch(/class="(card|code|tick)/);
  });
});

describe('the address of a guide', () => {
  it.each([
    ['https://acme.example', 'https://acme.example/'],
    ['https://acme.example/guides', 'https://acme.example/guides/'],
    ['https://acme.example/guides/', 'https://acme.example/guides/'],
    ['https://acme.example/v2.1', 'https://acme.example/v2.1/'],
    ['https://acme.example/guides/index.html', 'https://acme.example/guides/'],
    ['http://acme.example:8080/a%20b/é', 'http://acme.example:8080/a%20b/%C3%A9/'],
  ])('where the output is at %s', (guides, folder) => {
    const product = { ...ONE_CODE.profile.product, support: { guides } };
    for (const { guide, address } of say({ ...ONE_CODE.profile, product }).guides)
      expect(address).toBe(`${folder}example-disk/en/${guide.id}.html`);
  });

  it('is not known where nobody says it', () => {
    for (const { address } of say(ONE_CODE.profile).guides) expect(address).toBeUndefined();
  });
});
