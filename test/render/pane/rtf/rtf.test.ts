import { globSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { ElementContent, Root, RootContent } from 'hast';
import { describe, expect, it } from 'vitest';
import type { PaneDocument } from '../../../../src/compose/document.ts';
import { element, text } from '../../../../src/compose/hast.ts';
import { contentReader, planProfile, sayPlanned } from '../../../../src/prepare.ts';
import { isOurPane } from '../../../../src/render/pane/pane.ts';
import { drawRtf } from '../../../../src/render/pane/rtf/rtf.ts';
import { asking, ONE_CODE, ONE_CODELESS } from '../../../plan/profiles.ts';
import { explained, say } from '../../said.ts';
import { type Paragraph, readRtf } from './reader.ts';

const EXAMPLES = path.join(import.meta.dirname, '..', '..', '..', '..', 'examples');
const examples = await Promise.all(
  globSync('*.yaml', { cwd: EXAMPLES }).map(async (name): Promise<[string, readonly PaneDocument[]]> => {
    const { value } = await planProfile(path.join(EXAMPLES, name), contentReader());
    return [name, sayPlanned(value!).said.get('en')!.panes];
  }),
);
const managed = asking(ONE_CODE, { management: ['enrolled'] }, 'managed').profile;
const panes: [string, readonly PaneDocument[]][] = [
  ...examples,
  ['a codeless one', say(ONE_CODELESS.profile).panes],
  ['an organization alone', say(managed).panes],
  ['a draft', say({ ...ONE_CODE.profile, draft: true }).panes],
];

const [usual] = say(ONE_CODE.profile).panes;

/** The welcome of a product, with another text in it. */
function welcome(children: readonly RootContent[], more: Partial<PaneDocument> = {}): PaneDocument {
  const body: Root = { type: 'root', children: [...children] };
  return { ...usual!, body, ...more };
}

function read(children: readonly RootContent[], more: Partial<PaneDocument> = {}) {
  return readRtf(drawRtf(welcome(children, more)));
}

/** The words of a tree, without what white space is between them. */
/** Each text by itself: two halves of a character in two texts are no whole one. */
function wordsOf(nodes: readonly (RootContent | ElementContent)[]): string {
  return nodes
    .map((node) =>
      node.type === 'text'
        ? node.value.toWellFormed()
        : node.type === 'element'
          ? wordsOf(node.children)
          : '',
    )
    .join('');
}

function bare(words: string): string {
  return words.replaceAll(/\s+/g, '');
}

/** The same without the markers of its lists. */
function said({ text: all, format }: Paragraph): string {
  return format.some((word) => word.startsWith('fi')) ? all.slice(all.indexOf('\t') + 1) : all;
}

function twips({ format }: Paragraph, word: string): number {
  return Number(format.find((one) => new RegExp(`^${word}-?\\d`).test(one))?.slice(word.length) ?? 0);
}

describe('every pane', () => {
  it.each(panes)('of %s is whole, and says every word in its order', (_, documents) => {
    expect(documents).toHaveLength(3);
    for (const document of documents) {
      const { paragraphs, title, words } = readRtf(drawRtf(document));
      const notice = document.draft ? document.ui.draft! : '';
      expect(bare(paragraphs.map(said).join(''))).toBe(bare(notice + wordsOf(document.body.children)));
      expect(title).toBe(document.windowTitle);
      expect([...words].filter((word) => /^(cf|cb|colortbl|highlight|chcbpat)$/.test(word))).toEqual([]);
      expect(paragraphs.every(({ text: one }) => one.trim() !== '')).toBe(true);
    }
  });

  it.each(panes)(
    'of %s begins at the top, in the size and kind of letters that macOS has',
    (_, documents) => {
      for (const document of documents) {
        const source = drawRtf(document);
        expect(readRtf(source).fonts).toBe('Helvetica Neue;Menlo;');
        expect(source).toContain('\n\\f0\\fs26\\lang1033\n');
        expect(readRtf(source).paragraphs[0]!.format).toContain('sb0');
      }
    },
  );

  it('is the same each time, and known again as ours', () => {
    for (const [, documents] of panes) {
      for (const document of documents) {
        const source = drawRtf(document);
        expect(drawRtf(structuredClone(document))).toBe(source);
        expect(isOurPane(Buffer.from(source))).toBe(true);
        expect(isOurPane(Buffer.from(source.replace('kextguide', 'TextEdit')))).toBe(false);
      }
    }
  });

  it('has its headings in bold, each size above what it is about, and kept with it on paper', () => {
    const readme = readRtf(drawRtf(examples[0]![1][1]!)).paragraphs;
    const headings = readme.filter(({ format }) => format.includes('keepn'));
    expect(headings.length).toBeGreaterThan(10);
    for (const heading of headings) {
      expect(heading.bold).toBe(heading.text);
      expect(heading.format.some((word) => /^outlinelevel[12]$/.test(word))).toBe(true);
      const next = readme[readme.indexOf(heading) + 1]!;
      const isBelowLabel = readme[readme.indexOf(heading) - 1]!.text.startsWith('Only: ');
      if (isBelowLabel) expect(twips(heading, 'sb')).toBe(78);
      else expect(twips(next, 'sb')).toBeLessThan(twips(heading, 'sb'));
    }
  });
});

describe('lists', () => {
  const { profile } = ONE_CODE;
  const markdown = `Before\n\n- one\n  - inner\n    1. first\n    2. second\n- two\n\n3. three\n\n   more\n\n4. four\n\nAfter`;
  const { panes: documents } = say(explained(profile, markdown, 'Why'));
  const { paragraphs } = readRtf(drawRtf(documents.find(({ name }) => name === 'welcome')!));
  const shown = paragraphs.slice(0, paragraphs.findIndex(({ text: one }) => one === 'After') + 1);

  it('have their markers, in order, whatever is in what', () => {
    expect(shown.map(({ text: one }) => one)).toEqual([
      'Before',
      '•\tone',
      '◦\tinner',
      '1.\tfirst',
      '2.\tsecond',
      '•\ttwo',
      '3.\tthree',
      'more',
      '4.\tfour',
      'After',
    ]);
  });

  it('hang: the text stands at its tab, deeper with each list, and the marker before it', () => {
    const depths = shown.map((one) => twips(one, 'li'));
    const [none, first, second, third] = [0, 416, 832, 1248];
    expect(depths).toEqual([none, first, second, third, third, first, first, first, first, none]);
    for (const one of shown.filter(({ text: line }) => line.includes('\t'))) {
      expect(twips(one, 'tx')).toBe(twips(one, 'li'));
      expect(twips(one, 'lin')).toBe(twips(one, 'li'));
      expect(twips(one, 'fi')).toBe(-338);
    }
  });

  it('stand close where their items are short, and apart where items hold paragraphs', () => {
    expect(shown.map((one) => twips(one, 'sb'))).toEqual([0, 130, 0, 0, 0, 0, 130, 130, 130, 130]);
  });

  it('whose item begins with a list or with commands have its marker in a line of its own', () => {
    const item = (...children: RootContent[]) => element('li', children);
    const inner = element('ol', [item(text('x'))]);
    const pre = element('pre', [element('code', [text('kmutil\n')])]);
    const lines = read([element('ul', [item(inner), item(pre)])], { dir: 'rtl' }).paragraphs;
    expect(lines.map(({ text: one }) => one)).toEqual(
      ['•\t', '1.\tx', '•\tkmutil'].toSpliced(2, 1, '•\t', 'kmutil'),
    );
  });
});

describe('marks', () => {
  it('are those of RTF', () => {
    const source = drawRtf(
      welcome([
        element('p', [
          element('strong', [text('Allow')]),
          text(' or '),
          element('em', [text('not')]),
          element('code', [text(' kmutil')]),
          element('br', []),
          element('del', [text('old')]),
          element('img', [], { alt: 'a logo' }),
          element('span', [text('!')]),
        ]),
      ]),
    );
    expect(source).toContain('{\\b Allow} or {\\i not}{\\f1\\fs24  kmutil}\\line {\\strike old}a logo!');
  });

  it('of links lead to the address, which is ASCII and stays in its quotes', () => {
    const link = (href: string) => element('a', [text('see '), element('b', [text('x')])], { href });
    const addresses = [
      'https://x.example/a?b=c&d=%20#e',
      'mailto:help@works.example',
      'tel:+1-555-0142',
      'https://x.example/"\\{}\n<é😀\ud800>',
    ];
    const { links } = read([element('p', addresses.map(link))]);
    expect(links.map((one) => one.text)).toEqual(addresses.map(() => 'see x'));
    expect(links.map(({ address }) => address)).toEqual([
      ...addresses.slice(0, 3).map((address) => `HYPERLINK "${address}"`),
      'HYPERLINK "https://x.example/%22%5C%7B%7D%0A%3C%C3%A9%F0%9F%98%80%EF%BF%BD%3E"',
    ]);
  });

  it('of commands keep spaces and lines', () => {
    const { paragraphs } = read([element('pre', [element('code', [text('a  {b}\n\tc\n')])])]);
    expect(paragraphs).toMatchObject([{ text: 'a  {b}\n\tc' }]);
  });
});

describe('a language', () => {
  const line = [element('p', [text('x')]), element('pre', [text('y')])];

  it('that runs from right to left does so in every paragraph, but for commands', () => {
    const [prose, commands] = read(line, { locale: 'he', dir: 'rtl' }).paragraphs;
    expect(prose!.format).toEqual(expect.arrayContaining(['rtlpar', 'qr']));
    expect(commands!.format).toContain('ltrpar');
    const formats = read(line).paragraphs.flatMap(({ format }) => format);
    expect(formats.filter((word) => /^(rtlpar|qr)$/.test(word))).toEqual([]);
  });

  it('that runs from right to left keeps names apart from it', () => {
    const names = [element('p', [text('x '), element('bdi', [text('Disk 2')])])];
    expect(read(names, { dir: 'rtl' }).paragraphs[0]!.text).toBe('x \u2068Disk 2\u2069');
    expect(read(names).paragraphs[0]!.text).toBe('x Disk 2');
  });

  it.each([
    ['en', 1033],
    ['en-GB', 1033],
    ['de', 1031],
    ['pt-BR', 1046],
    ['pt-PT', 2070],
    ['zh-TW', 1028],
    ['zh-Hans', 2052],
    ['ar', 1025],
  ])('%s is named by its number, %i', (locale, number) => {
    expect(drawRtf(welcome(line, { locale }))).toContain(`\\deflang${number}\n`);
    expect(drawRtf(welcome(line, { locale }))).toContain(`\\lang${number}\n`);
  });

  it('without a number is left to the reader', () => {
    expect(drawRtf(welcome(line, { locale: 'eo' }))).not.toContain('lang');
  });

  it('of the vendor is named where it is another one', () => {
    const passage = (lang: string) => element('div', line, { className: ['explain'], lang });
    expect(drawRtf(welcome([passage('de')]))).toContain('{\\lang1031 x}');
    expect(drawRtf(welcome([passage('en')]))).not.toContain('{\\lang');
  });
});

describe('whatever the text', () => {
  const hostile = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    fc.string({
      unit: fc.constantFrom('\\', '{', '}', '"', "'", '*', 'u', '1', '-', ' ', '?', 'é', ';'),
      maxLength: 12,
    }),
    fc.constantFrom(
      '😀',
      'שלום',
      'مرحبا',
      '\u202e',
      '\u00a0',
      '\ud800',
      '\\par',
      "\\'3f",
      '\\u8364?',
      '{\\*',
      '\ufffe',
      '日本',
    ),
    fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      maxLength: 4,
    }),
  );
  const words = fc.array(hostile, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const inline = fc.letrec<{ node: ElementContent }>((tie) => ({
    node: fc.oneof(
      { weight: 3, arbitrary: words.map((value) => text(value)) },
      fc
        .tuple(
          fc.constantFrom('b', 'strong', 'em', 'code', 'span', 'a'),
          fc.array(tie('node'), { maxLength: 3 }),
          words,
        )
        .map(([name, children, href]) => element(name, children, name === 'a' ? { href } : {})),
    ),
  })).node;
  const block = fc.letrec<{ node: ElementContent }>((tie) => ({
    node: fc.oneof(
      { weight: 3, arbitrary: fc.array(inline, { maxLength: 4 }).map((children) => element('p', children)) },
      words.map((value) => element('pre', [text(value)])),
      words.map((value) => element('h2', [text(value)])),
      fc
        .tuple(
          fc.constantFrom('ul', 'ol'),
          fc.array(fc.array(fc.oneof(tie('node'), inline), { maxLength: 3 }), { maxLength: 3 }),
        )
        .map(([name, items]) =>
          element(
            name,
            items.map((children) => element('li', children)),
          ),
        ),
      fc.array(tie('node'), { maxLength: 3 }).map((children) => element('blockquote', children)),
    ),
  })).node;

  const halves = ['\ud800', '\udc00'].map((half) => element('h2', [text(half)]));

  /** What of a text can be seen: no control characters, no half ones, and white space as nothing. */
  const seen = (value: string) => bare(value.toWellFormed().replaceAll(/\p{Cc}/gu, ''));

  it('groups are balanced, all is ASCII, and no word is lost or becomes a command', () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 4 }),
        fc.constantFrom('ltr', 'rtl'),
        words,
        (blocks, dir, windowTitle) => {
          const { paragraphs, title } = read(blocks, { dir, windowTitle });
          expect(seen(paragraphs.map(said).join(''))).toBe(seen(wordsOf(blocks)));
          expect(seen(title)).toBe(seen(windowTitle));
        },
      ),
      { numRuns: 500, examples: [[halves, 'ltr', '😀']] },
    );
  });
});
