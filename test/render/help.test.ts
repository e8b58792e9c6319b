import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/read/profile/profile.ts';
import { guideJson } from '../../src/render/json/guide.ts';
import { guideText } from '../../src/render/text/text.ts';
import { ONE_CODE } from '../plan/profiles.ts';
import { draw, overviewPage, say } from './said.ts';

const EMAIL = 'help@works.example';

function helped(support: Profile['product']['support']) {
  const { product } = ONE_CODE.profile;
  const { guides, overview } = say({ ...ONE_CODE.profile, product: { ...product, support } });
  const guide = guides[0]!;
  const { help } = JSON.parse(guideJson(guide)) as { help: Record<string, string> };
  const pages = [draw('guide', guide), overviewPage(overview)];
  return { footers: pages.map(footer), text: guideText(guide), help };
}

/** What a reader reads at the end of the page; a PDF says it in front and on its card (pdf/examples.test.ts). */
function footer(html: string): string {
  const part = /<footer[\s\S]*<\/footer>/.exec(html)![0];
  return part
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}

describe('help', () => {
  it('names the ways to the vendor on every page, in the text and in the data', () => {
    const { footers, text, help } = helped({ email: EMAIL, phone: '+1 555' });
    const said = 'Example Works helps you with Example Disk:';
    for (const found of footers) expect(found).toBe(`If you need help\n${said}\n${EMAIL}\n+1 555`);
    expect(text).toContain(`${said}\n${EMAIL}\n+1 555`);
    expect(help).toEqual({ title: 'If you need help', text: said, email: EMAIL, phone: '+1 555' });
  });

  it.each([
    ['nothing', {}],
    ['only a place where guides are', { guides: 'https://works.example/guides' }],
  ])('promises no list that does not follow, where the profile has %s', (_, support) => {
    const { footers, text, help } = helped(support);
    for (const found of footers) expect(found).toBe('If you need help\nAsk Example Works for help.');
    expect(text).toMatch(/If you need help\n-+\n\nAsk Example Works for help\.\n$/);
    expect(help).toEqual({ title: 'If you need help', text: 'Ask Example Works for help.' });
  });
});

describe('guide.json', () => {
  it('has the facts of the first screen in the words of the page', () => {
    for (const guide of say(ONE_CODE.profile).guides) {
      const { summary } = JSON.parse(guideJson(guide)) as { summary: { label: string; text: string }[] };
      const page = draw('guide', guide);
      expect(summary.length).toBeGreaterThan(1);
      for (const { label, text } of summary) expect(page).toContain(`<dt>${label}</dt><dd>${text}</dd>`);
    }
  });
});
