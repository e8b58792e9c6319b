import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/read/profile/profile.ts';
import { guideJson } from '../../src/render/json/guide.ts';
import { drawPane } from '../../src/render/pane/pane.ts';
import { printPage } from '../../src/render/pdf/page.ts';
import { guideText } from '../../src/render/text/text.ts';
import { ONE_CODE } from '../plan/profiles.ts';
import { content, draw, explained, overviewPage, say } from './said.ts';

const WHAT = '# What it does\n\nIt makes disks.\n\n### How\n\nQuickly.\n\n# How much\n\nA lot.\n';
const WHY = '#### Deep\n\nText.\n\n###### Deeper\n\nText.\n\n- item\n\n  ## In a list\n\n> # In a quote\n';

interface Heading {
  level: number;
  text: string;
}

function headings(html: string): Heading[] {
  return [...html.matchAll(/<h([1-6])[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, level, inner]) => ({
    level: Number(level),
    text: inner!
      .replaceAll(/<[^>]+>/g, '')
      .replace(/^\d+\. /, '')
      .trim(),
  }));
}

function levels(html: string): Record<string, number> {
  return Object.fromEntries(headings(html).map(({ text, level }) => [text, level]));
}

/** Headings that lie deeper than the one before by more than a level. */
function skips(html: string, first: number): string[] {
  let before = first - 1;
  return headings(html).flatMap(({ level, text }) => {
    const isSkip = level > before + 1;
    before = level;
    return isSkip ? [`h${level} ${text}`] : [];
  });
}

const profile: Profile = explained(ONE_CODE.profile, WHAT, WHY);
const said = say(profile);

describe('headings in the vendor’s own texts', () => {
  const [guide] = said.guides;
  const pages = {
    guide: draw('guide', guide!),
    print: printPage(guide!, draw, ''),
    overview: overviewPage(said.overview),
  };

  it.each(Object.entries(pages))(
    'stand below their section in the %s, and no level is left out',
    (_, html) => {
      expect(headings(html).filter(({ level }) => level === 1)).toHaveLength(1);
      expect(levels(html)).toMatchObject({
        'What it is': 2,
        'What it does': 3,
        How: 4,
        'How much': 3,
        Deep: 3,
        Deeper: 4,
        'In a list': 3,
        'In a quote': 3,
      });
      expect(skips(html, 1)).toEqual([]);
    },
  );

  it('are small in the panes, whose window has the title', () => {
    const html = drawPane(said.panes.find(({ name }) => name === 'welcome')!, draw);
    expect(levels(html)).toMatchObject({ 'What it does': 2, How: 3, 'How much': 2 });
    expect(skips(html, 2)).toEqual([]);
  });

  it('are the same in the data, and words of their own in the text', () => {
    const { explain } = JSON.parse(guideJson(guide!)) as { explain: { html: string; text: string }[] };
    expect(explain[0]!.html).toContain('<h3>What it does</h3>');
    expect(explain[0]!.text).toContain('What it does\n\nIt makes disks.');
    expect(guideText(guide!)).toContain('What it does\n\nIt makes disks.');
  });
});

describe('headings in topics that a vendor wrote', () => {
  const english = content.languages.get('en')!;
  const own = (name: string, text: string) => {
    const topic = english.topics.get(name)!;
    const tree = explained(profile, text, '').explain!.what.en!;
    return [name, { ...topic, tree }] as const;
  };

  it('stand below the step, the answer or the section that they are in', () => {
    const before = new Map(english.topics);
    const topics = english.topics as Map<string, unknown>;
    topics.set(...own('run-installer', '# Run it\n\n# First part\n\nx\n\n## Second part\n\nx\n'));
    topics.set(...own('which-mac', '# Which\n\n## M1\n\nx\n'));
    topics.set(...own('answer-newer', '# Newer\n\n## Newest\n\nx\n'));
    try {
      const { guides, overview, panes } = say(profile);
      const guide = draw('guide', guides.find(({ guide }) => guide.id === 'install-intel-macos-13')!);
      expect(levels(guide)).toMatchObject({ 'Run it': 3, 'First part': 4, 'Second part': 5 });
      const open = draw('guide', guides.find(({ guide }) => guide.macos.to === null)!);
      expect(levels(open)).toMatchObject({ Newer: 3, Newest: 4 });
      expect(levels(overviewPage(overview))).toMatchObject({ Which: 2, M1: 3 });
      for (const pane of panes) expect(skips(drawPane(pane, draw), 2)).toEqual([]);
    } finally {
      for (const [name, topic] of before) topics.set(name, topic);
    }
  });
});
