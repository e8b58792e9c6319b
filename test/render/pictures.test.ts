import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontCss } from '../../src/render/pdf/fonts.ts';
import { printPage } from '../../src/render/pdf/page.ts';
import { guideText } from '../../src/render/text/text.ts';
import { ONE_CODE, ONE_CODELESS, SUBJECTS } from '../plan/profiles.ts';
import { found, prints } from './pdf/printing.ts';
import { content, draw, overviewPage, say } from './said.ts';
import { ask, type Showing, show, showing } from './showing.ts';

const { guides, overview } = say(ONE_CODE.profile);
const several = say(
  SUBJECTS.find(({ name }) => name === 'three kexts with code, two developers, one call')!.profile,
);
const NAMES = [...content.templates.keys()].flatMap((name) => /^pictures\/(.*)\.hbs$/.exec(name)?.[1] ?? []);

/** The pictures that topics name. */
const named = new Set<string>();
for (const { tree } of content.languages.get('en')!.topics.values()) {
  visit(tree, 'leafDirective', ({ name, attributes }) => {
    if (name === 'picture') named.add(attributes?.of ?? '');
  });
}

describe('pictures', () => {
  it('are there, each that a topic names, and each is a picture or a part of one', () => {
    const parts = NAMES.flatMap((name) =>
      [...content.templates.get(`pictures/${name}.hbs`)!.matchAll(/"pictures\/([\w-]+)"/g)].map(
        ([, part]) => part!,
      ),
    );
    expect(NAMES).toEqual(expect.arrayContaining([...named]));
    expect([...new Set([...named, ...parts])].sort()).toEqual([...NAMES].sort());
  });

  it('are lettered with the words of the macOS that the guide is for', () => {
    for (const guide of guides.filter(
      ({ guide }) => guide.action === 'install' && guide.management === 'none',
    )) {
      const page = draw('guide', guide);
      const isOld = guide.guide.facts.family[0] === 'macos-11';
      expect(page.includes('Open Security Preferences'), guide.guide.id).toBe(isOld);
      expect(page.includes('Open System Settings'), guide.guide.id).toBe(!isOld);
    }
  });

  it('show the developer as macOS does, and every one of several', () => {
    const install = (said: typeof several) =>
      said.guides.find(({ guide }) => guide.id === 'install-intel-macos-13')!;
    expect(draw('guide', install(say(ONE_CODE.profile)))).toMatch(
      /class="row"><span>System software from developer “Example Works GmbH” was blocked from loading.<\/span>/,
    );
    expect(draw('guide', install(several))).toMatch(/Example Works GmbH[\s\S]*Other Hardware Inc\./);
  });

  it('are no part of the plain text, nor of the pages of the Installer', () => {
    expect(guides.map(guideText).join()).not.toMatch(/with the button .* marked|data-picture/);
    expect(JSON.stringify(say(ONE_CODELESS.profile).panes)).not.toMatch(/dataPicture/);
  });

  it('that are missing are told by their name', () => {
    const broken = { ...overview, whichMac: { ...overview.whichMac, body: picture('no-such-thing') } };
    expect(() => draw('overview', broken)).toThrow(/content.bad-template|no-such-thing/);
  });
});

function picture(name: string) {
  return {
    type: 'root' as const,
    children: [{ type: 'element' as const, tagName: 'div', properties: { dataPicture: name }, children: [] }],
  };
}

describe.skipIf(!found)('pictures in a browser', () => {
  let tab: Showing;
  beforeAll(async () => {
    tab = await showing();
  });
  afterAll(() => tab.close());

  const pages = () => [
    ...[...guides, ...several.guides].map((guide) => draw('guide', guide)),
    overviewPage(overview),
  ];

  it.each([320, 390, 1200])('stay within a page of %i pixels, and nothing in them is cut', async (width) => {
    for (const page of pages()) {
      await show(tab.page, page, width);
      expect(
        await ask(
          tab.page,
          `[...document.querySelectorAll('.picture, .picture *')].filter((part) =>
            part.getBoundingClientRect().right > document.documentElement.clientWidth + 1 ||
            (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflow !== 'visible')
          ).map((part) => part.outerHTML.slice(0, 120))`,
        ),
      ).toEqual([]);
    }
  });

  it('mark what the reader does by a frame that stands out without color', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      for (const guide of guides) {
        await show(tab.page, draw('guide', guide), 900);
        const faint = await ask<string[]>(
          tab.page,
          `[...document.querySelectorAll('.picture .here')].filter((part) => {
            const luminance = (color) => {
              const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map((c) => c / 255)
                .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const style = getComputedStyle(part);
            const around = part.closest('.window, .alert');
            const [a, b] = [luminance(style.outlineColor), luminance(getComputedStyle(around).backgroundColor)];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            return parseFloat(style.outlineWidth) < 2 || contrast < 3;
          }).map((part) => part.outerHTML.slice(0, 120))`,
        );
        expect(faint, `${guide.guide.id}, ${scheme}`).toEqual([]);
      }
    }
  });

  it('are figures of the PDF, each with its words', async () => {
    const guide = guides.find(({ guide }) => guide.id === 'install-apple-silicon-macos-13')!;
    const { pdfs } = await prints({ guide: printPage(guide, draw, fontCss()) });
    const pdf = await getDocument({ data: new Uint8Array(pdfs.get('guide')!), verbosity: 0 }).promise;
    const figures = new Set<string | undefined>();
    const walk = (node: { role?: string; alt?: string; children?: unknown[] } | null): void => {
      if (node?.role === 'Figure') figures.add(node.alt);
      for (const child of node?.children ?? []) walk(child as typeof node);
    };
    for (let number = 1; number <= pdf.numPages; number += 1) {
      walk((await (await pdf.getPage(number)).getStructTree()) as never);
    }
    const labels = [...draw('guide', guide).matchAll(/class="picture[^"]*"[^>]*aria-label="([^"]+)"/g)].map(
      ([, label]) => label,
    );
    expect(labels.length).toBeGreaterThan(8);
    expect([...figures].sort()).toEqual(labels.sort());
  });
});
