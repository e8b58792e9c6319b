import { readFile } from 'node:fs/promises';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Content, FACTS, type Fact, type Language, type Topic } from '../../src/read/content/content.ts';
import { readContent } from '../../src/read/content/read-content.ts';

let content: Content;
let english: Language;

beforeAll(async () => {
  const result = await readContent();
  expect(result.diagnostics).toEqual([]);
  content = result.value!;
  english = content.languages.get('en')!;
});

const NOT_IN_FLOW = [
  'recovery-card',
  'pane-welcome',
  'pane-print',
  'pane-readme',
  'pane-conclusion',
  'which-mac',
];

function topics(): Topic[] {
  return [...english.topics.values()];
}

/** What a reader sees in bold or quotes is a word of macOS, and those come from terms.yaml alone. */
function unmarkedWords(topic: Topic): string[] {
  const found: string[] = [];
  visit(topic.tree, (node) => {
    if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'inlineCode')
      found.push(textOf(node));
    if (node.type === 'text' && /[“”"]/.test(node.value)) found.push(node.value);
  });
  return found;
}

describe('topics', () => {
  it('each is used, and each that is named exists', () => {
    const named = new Set([
      ...content.flow.steps.map((row) => row.topic),
      ...content.answers.map((row) => row.topic),
      ...NOT_IN_FLOW,
    ]);
    expect([...english.topics.keys()].sort()).toEqual([...named].sort());
  });

  it('begin with a heading', () => {
    for (const topic of topics()) expect(topic.tree.children[0]?.type, topic.name).toBe('heading');
  });

  it('take words of macOS from terms alone', () => {
    for (const topic of topics()) expect(unmarkedWords(topic), topic.name).toEqual([]);
  });

  it('name only terms and facts that exist, wherever they stand', () => {
    for (const topic of topics()) {
      visit(topic.tree, (node) => {
        if (node.type === 'textDirective' && node.name === 'term') {
          for (const name of textOf(node).split('|')) {
            const known = english.terms['macos-11'].has(name) || english.terms['macos-13'].has(name);
            expect(known, `${topic.name}: ${name}`).toBe(true);
          }
        }
        if (node.type === 'containerDirective' && node.name === 'when') {
          for (const [fact, values] of Object.entries(node.attributes ?? {})) {
            expect(Object.keys(FACTS), topic.name).toContain(fact);
            for (const value of values!.split(' ')) expect(FACTS[fact as Fact], topic.name).toContain(value);
          }
        }
      });
    }
  });

  it('leave the chip to flow.yaml, since a guide may be for both', () => {
    for (const topic of topics().filter(({ name }) => !name.startsWith('pane-'))) {
      expect(topic.source, topic.name).not.toMatch(/:::when\{[^}]*chip=/);
    }
  });

  it('come to fewer than 4,000 words in English, strings included', () => {
    const said = [...topics().map(({ source }) => source), ...english.strings.values()].join('\n');
    const words = said
      .replace(/^:{2,}.*$/gm, '')
      .split(/\s+/)
      .filter((word) => /\p{L}/u.test(word));
    expect(words.length).toBeLessThan(4000);
  });
});

describe('flow.yaml', () => {
  it('has a sentence for each condition', () => {
    for (const row of [...content.flow.steps, ...content.flow.phases]) {
      if (row.if) expect([...english.strings.keys()]).toContain(`if.${row.if}`);
      if (row.skipIf) expect([...english.strings.keys()]).toContain(`skipIf.${row.skipIf}`);
    }
  });

  it('says why and who says so in each row', () => {
    for (const row of [...content.flow.steps, ...content.flow.phases, ...content.flow.impossible]) {
      expect(row.because.length, row.id).toBeGreaterThan(10);
      expect(row.source.length, row.id).toBeGreaterThan(3);
    }
  });
});

describe('strings.yaml', () => {
  it('has every label that a template sets', () => {
    for (const [name, source] of content.templates) {
      for (const [, key] of source.matchAll(/\bui\.([a-z-]+)/g)) {
        expect([...english.strings.keys()], name).toContain(`ui.${key}`);
      }
    }
  });

  it('has no string that nothing says', async () => {
    const { globSync } = await import('node:fs');
    const root = new URL('../../', import.meta.url).pathname;
    const sources = globSync(['src/**/*.ts', 'templates/*.hbs'], { cwd: root });
    const all = (await Promise.all(sources.map((file) => readFile(root + file, 'utf8')))).join('\n');
    const conditions = [...content.flow.steps, ...content.flow.phases].flatMap(({ if: only, skipIf }) => [
      `if.${only}`,
      `skipIf.${skipIf}`,
    ]);
    for (const key of english.strings.keys()) {
      const [head = ''] = key.split('.');
      const isSaid =
        all.includes(key) ||
        conditions.includes(key) ||
        (head === 'ui' && all.includes(`ui['${key.slice(3)}']`)) ||
        all.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`) ||
        all.includes(`\`${head}.\${`);
      expect(isSaid, key).toBe(true);
    }
  });
});
