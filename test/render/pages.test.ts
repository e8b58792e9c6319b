import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeProduct, type SaidProduct } from '../../src/compose/compose.ts';
import type { GuideDocument } from '../../src/compose/document.ts';
import { withoutPictures } from '../../src/compose/pictures.ts';
import { composeIndex } from '../../src/compose/site.ts';
import { type Refusal, sentence } from '../../src/diagnostics/diagnostic.ts';
import { plan } from '../../src/plan/plan.ts';
import type { Content } from '../../src/read/content/content.ts';
import { readContent } from '../../src/read/content/read-content.ts';
import type { Profile } from '../../src/read/profile/profile.ts';
import { type Draw, templatesOf } from '../../src/render/html/templates.ts';
import { guideJson } from '../../src/render/json/guide.ts';
import { drawDistribution } from '../../src/render/pane/distribution.ts';
import { drawPane } from '../../src/render/pane/pane.ts';
import { printPage } from '../../src/render/pdf/page.ts';
import { indexOf, overviewOf } from '../../src/render/signposts.ts';
import { guideText } from '../../src/render/text/text.ts';
import { ONE_CODE, ONE_CODELESS } from '../plan/profiles.ts';
import { explained } from './said.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    // A page is one file: its style stands in it. And `dir` is on every page, `ltr` or not.
    'no-inline-style': 'off',
    'no-implicit-input-type': 'off',
    // Trailing white space and void style are how the page is written, not what it says.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'long-title': 'off',
  },
});

const NAUGHTY = '<script>alert(1)</script>"\'&{{x}}';

let content: Content;
let draw: Draw;

beforeAll(async () => {
  content = (await readContent()).value!;
  draw = templatesOf(content.templates);
});

function say(profile: Profile): SaidProduct {
  const language = content.languages.get('en')!;
  return composeProduct(plan(profile, content).plan, profile, content, language).said;
}

/** The overview as it is where every page and PDF is there. */
function overview({ overview, guides }: SaidProduct): string {
  const { id } = overview.product;
  const paths = guides.flatMap(({ guide }) =>
    ['html', 'pdf'].map((ending) => `${id}/en/${guide.id}.${ending}`),
  );
  return String(overviewOf(overview, new Set(paths), draw)!.bytes);
}

function named(profile: Profile, name: string): Profile {
  const support = { url: 'https://example.com/a?b=1&c="', email: 'a@example.com', phone: '+1 555' };
  return {
    ...profile,
    product: { ...profile.product, name, vendor: name, version: name, accent: '#123456', support },
  };
}

/** A guide without its pictures, which its data leaves out. */
function unpictured(guide: GuideDocument): GuideDocument {
  const phases = guide.phases.map((phase) => ({
    ...phase,
    steps: phase.steps.map((step) => ({ ...step, body: withoutPictures(step.body) })),
  }));
  return { ...guide, phases };
}

async function faults(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
  );
}

describe.each([
  ['with code', ONE_CODE.profile],
  ['codeless', ONE_CODELESS.profile],
  ['with a naughty name', named(ONE_CODE.profile, NAUGHTY)],
  ['as a draft', { ...ONE_CODE.profile, draft: true }],
])('pages of a product %s', (_, profile) => {
  it('are valid HTML', async () => {
    const said = say(profile);
    const pages = [
      overview(said),
      ...said.guides.map((guide) => draw('guide', guide)),
      ...said.guides.slice(0, 2).map((guide) => printPage(guide, draw, '')),
      ...said.panes.map((pane) => drawPane(pane, draw)),
    ];
    for (const page of pages) expect(await faults(page)).toEqual([]);
  });

  it('hold no script, no handler, no address that loads anything', () => {
    const said = say(profile);
    for (const page of [overview(said), ...said.guides.map((guide) => draw('guide', guide))]) {
      expect(page).not.toMatch(/<script|<iframe|<object|<embed|<link|\son\w+=|javascript:|@import|url\(/i);
      expect(page).toContain("default-src 'none'");
    }
  });

  it('carry their language and direction', () => {
    for (const guide of say(profile).guides)
      expect(draw('guide', guide)).toContain('<html lang="en" dir="ltr">');
  });
});

describe('the index', () => {
  it('is valid HTML and links each guide, relative', async () => {
    const products = [
      {
        id: 'a',
        name: NAUGHTY,
        vendor: NAUGHTY,
        locales: [{ locale: 'en', guides: [{ id: 'g', title: 'Install' }] }],
      },
    ];
    const { document, diagnostics } = composeIndex(products, content.languages.get('en')!);
    const page = String(indexOf(document, new Set(['a/en/g.html', 'a/en/index.html']), draw).bytes);
    expect(diagnostics).toEqual([]);
    expect(await faults(page)).toEqual([]);
    expect(page).toContain('href="a/en/g.html"');
  });
});

describe('panes', () => {
  it('of a draft say so', () => {
    for (const draft of [true, false]) {
      const { panes } = say({ ...ONE_CODE.profile, draft });
      expect(panes).toHaveLength(3);
      for (const pane of panes) expect(drawPane(pane, draw).includes('Draft:'), pane.name).toBe(draft);
    }
  });

  it('are ASCII with a declared charset, text only, without colors', () => {
    for (const pane of say(ONE_CODE.profile).panes) {
      const page = drawPane(pane, draw);
      expect(page).toMatch(/^[\p{ASCII}]*$/u);
      expect(page).toContain('<meta charset="utf-8">');
      expect(page).not.toMatch(/<img|<svg|color(?!: inherit;)|background|<script/);
    }
  });

  it('keep the welcome and the conclusion short', () => {
    const { panes } = say(ONE_CODE.profile);
    for (const name of ['welcome', 'conclusion']) {
      const page = drawPane(panes.find((pane) => pane.name === name)!, draw);
      const words = page
        .slice(page.indexOf('<body>'))
        .replace(/<[^>]+>/g, ' ')
        .split(/\s+/).length;
      expect(words).toBeLessThan(170);
    }
  });

  it('say in the readme what every reader of the installer needs, and shared steps once', () => {
    const page = drawPane(say(ONE_CODE.profile).panes.find(({ name }) => name === 'readme')!, draw);
    for (const word of [
      'System Settings',
      'System Preferences',
      'Mac with Apple silicon',
      'Intel-based Mac',
    ]) {
      expect(page).toContain(word);
    }
    expect(page.match(/Press and hold the power button<\/h3>/g)).toHaveLength(1);
    expect(page).not.toContain('Remove the files');
  });
});

describe('distribution.xml', () => {
  it('names each pane with its media type and survives a naughty name', () => {
    const xml = drawDistribution(named(ONE_CODE.profile, NAUGHTY), draw, 'html');
    for (const pane of ['welcome', 'readme', 'conclusion']) {
      expect(xml).toContain(`<${pane} file="${pane}.html" mime-type="text/html"/>`);
    }
    expect(xml).not.toContain('<script');
    expect(xml).not.toMatch(/RequireRestart/);
  });
});

describe('a link in the words of the vendor', () => {
  it('has its address where nothing can be clicked', () => {
    const profile = explained(
      ONE_CODE.profile,
      'See [our site](https://v.example/why).',
      '<https://w.example/>',
    );
    const [guide] = say(profile).guides;
    expect(guideText(guide!)).toContain('See our site (https://v.example/why).');
    expect(guideText(guide!)).not.toContain('(https://w.example/)');
    expect(printPage(guide!, draw, '')).toMatch(/\.explain a\[href\^="http"\]::after/);
  });
});

describe('a template that cannot be read', () => {
  it('is told in one line', () => {
    const broken = templatesOf(new Map([...content.templates, ['guide.hbs', '<p>\n{{#if}}\n']]));
    const [guide] = say(ONE_CODE.profile).guides;
    let told = '';
    try {
      broken('guide', guide!);
    } catch (error) {
      told = (error as Refusal).diagnostics.map(sentence).join();
    }
    expect(told).toMatch(/guide\.hbs/);
    expect(told).toMatch(/on line 3: <p>/);
    expect(told).not.toMatch(/\n|\^|u\{a\}/);
  });
});

describe('guide.json', () => {
  it('holds every step of the page in order, its words as on the page', () => {
    for (const guide of say(ONE_CODE.profile).guides) {
      const data = JSON.parse(guideJson(guide)) as {
        title: string;
        restarts: number;
        phases: { id: string; steps: { id: string; title: string; text: string; html: string }[] }[];
      };
      const page = draw('guide', unpictured(guide));
      expect(data.title).toBe(guide.title);
      expect(data.restarts).toBe(guide.guide.restarts);
      const steps = data.phases.flatMap((phase) => phase.steps);
      expect(steps.map(({ id }) => id)).toEqual(
        guide.guide.phases.flatMap((phase) => phase.steps.map(({ id }) => id)),
      );
      for (const { html } of steps) expect(page).toContain(html);
    }
  });
});
