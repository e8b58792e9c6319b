import { beforeAll, describe, expect, it } from 'vitest';
import { fontCss } from '../../../src/render/pdf/fonts.ts';
import { printPage } from '../../../src/render/pdf/page.ts';
import { ONE_CODE } from '../../plan/profiles.ts';
import { draw, explained, say } from '../said.ts';
import { found, prints } from './printing.ts';
import { open, said, tagsOf, wordsOf } from './structure.ts';

const ID = 'install-apple-silicon-macos-13';

const written = explained(
  ONE_CODE.profile,
  'It *shares* disks.',
  'See [our page](https://example.com/why?a=1).',
);
const german = { de: written.explain!.what.en! };
const profile = { ...written, explain: { ...written.explain!, what: german } };

describe.skipIf(!found)('a guide on paper', () => {
  const guide = say(profile).guides.find(({ guide }) => guide.id === ID)!;
  let pdfs: Map<string, Uint8Array>;
  beforeAll(async () => {
    const pages = { ltr: guide, rtl: { ...guide, dir: 'rtl' as const } };
    const html = Object.entries(pages).map(([name, document]) => [
      name,
      printPage(document, draw, fontCss()),
    ]);
    ({ pdfs } = await prints(Object.fromEntries(html)));
  });

  it('writes the address of a link behind its words', async () => {
    const { items } = await (await (await open(pdfs.get('ltr')!)).getPage(1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    expect(text.replaceAll(/\s/g, '')).toContain('Seeourpage(https://example.com/why?a=1).');
  });

  it('says in its tags that a passage is in another language', async () => {
    const pdf = await open(pdfs.get('ltr')!);
    const words = await wordsOf(pdf, 1);
    const foreign = (await tagsOf(pdf)).filter(({ tag }) => tag.lang === 'de');
    expect(foreign.map(({ tag }) => said(tag, words).trim())).toEqual(['It shares disks.']);
  });

  it('shows its title in the window, and has its header where the line begins', async () => {
    for (const [name, bytes] of pdfs) {
      const pdf = await open(bytes);
      const preferences = (await pdf.getViewerPreferences()) as unknown as Map<string, boolean>;
      expect(preferences.get('DisplayDocTitle')).toBe(true);
      const { items } = await (await pdf.getPage(2)).getTextContent();
      const header = items.find((item) => 'str' in item && item.str.startsWith('Example Disk ·')) as {
        transform: number[];
      };
      if (name === 'ltr') expect(header.transform[4]).toBeLessThan(100);
      else expect(header.transform[4]).toBeGreaterThan(200);
    }
  });

  it('names its card where the part begins that the card is for', async () => {
    const pdf = await open(pdfs.get('ltr')!);
    const all: string[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1)
      all.push([...(await wordsOf(pdf, page)).values()].join(' '));
    const text = all.join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/Visit macOS Recovery ?The last page has this part on one page/);
    expect(draw('guide', guide)).not.toContain('The last page');
  });
});
