import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaneDocument } from '../../../../src/compose/document.ts';
import { contentReader, planProfile, sayPlanned } from '../../../../src/prepare.ts';
import { drawRtf } from '../../../../src/render/pane/rtf/rtf.ts';
import { ONE_CODE } from '../../../plan/profiles.ts';
import { hasTool } from '../../../tools.ts';
import { found } from '../../pdf/printing.ts';
import { explained, say } from '../../said.ts';
import { ask, type Showing, show, showing } from '../../showing.ts';

const EXAMPLES = path.join(import.meta.dirname, '..', '..', '..', '..', 'examples');
const examples = await Promise.all(
  globSync('*.yaml', { cwd: EXAMPLES }).map(async (name): Promise<[string, readonly PaneDocument[]]> => {
    const { value } = await planProfile(path.join(EXAMPLES, name), contentReader());
    return [name, sayPlanned(value!).said.get('en')!.panes];
  }),
);
const HOSTILE = `C:\\\\new {\\\\b x} “Größe” — 100 % 日本 😀 \\\\u8364? שלום **é2**

1. one \`{a}\`
   - a [page](https://works.example/a?b=%22c)
2. two`;

/** unrtf reads a file and writes HTML, which a browser turns into text again. */
describe.runIf(hasTool('unrtf', '--version') && found)('panes in RTF, opened by unrtf', () => {
  let tab: Showing;
  let folder: string;
  beforeAll(async () => {
    tab = await showing();
    folder = mkdtempSync(path.join(tmpdir(), 'kextguide-rtf-'));
  });
  afterAll(async () => {
    await tab.close();
    rmSync(folder, { recursive: true });
  });

  async function opened(document: PaneDocument): Promise<{ html: string; text: string }> {
    const file = path.join(folder, 'pane.rtf');
    writeFileSync(file, drawRtf(document));
    const { stdout, status } = spawnSync('unrtf', ['--html', file], { encoding: 'utf8' });
    expect(status).toBe(0);
    // It writes each half of a character by itself.
    const html = stdout.replaceAll(/&#(5[5-7]\d{3});&#(5[5-7]\d{3});/g, (_, high, low) =>
      String.fromCharCode(Number(high), Number(low)),
    );
    await show(tab.page, html, 600);
    return { html, text: bare(await ask(tab.page, 'document.body.innerText')) };
  }

  it.each(examples)('say every word of %s in its order, with the numbers of the steps', async (_, panes) => {
    for (const pane of panes) expect((await opened(pane)).text).toBe(bare(spoken(pane.body)));
  });

  it('say what looks like commands of RTF, and what no code page has; links lead to their address', async () => {
    const [pane] = say(explained(ONE_CODE.profile, HOSTILE, 'x')).panes;
    const { html, text } = await opened(pane!);
    expect(text).toBe(bare(spoken(pane!.body)));
    expect(text).toContain('C:\\new{\\bx}“Größe”—100%日本😀\\u8364?שלוםé21.one{a}◦ahyperlink2.two');
    expect(html).toContain('"https://works.example/a?b=%22c"');
  });

  it('are in bold what is bold', async () => {
    for (const pane of examples[0]![1]) {
      await opened(pane);
      const shown = await ask<string[]>(
        tab.page,
        `[...document.querySelectorAll('b')].map((bold) => bold.textContent)`,
      );
      const bold: string[] = [];
      visit(pane.body, 'element', ({ tagName, children: [first, ...rest] }) => {
        if (tagName === 'b' && first?.type === 'text' && rest.length === 0) bold.push(first.value);
      });
      expect(shown.map(bare)).toEqual(expect.arrayContaining(bold.map(bare)));
    }
  });
});

function bare(words: string): string {
  return words.replaceAll(/\s+/g, '');
}

/** What a reader says of a tree: its words with the markers of its lists. unrtf calls every link so. */
function spoken(tree: Root): string {
  const inside = (nodes: readonly RootContent[], depth: number): string =>
    nodes
      .map((node) => {
        if (node.type === 'text') return node.value;
        if (node.type !== 'element') return '';
        if (node.tagName === 'a') return 'hyperlink';
        if (node.tagName !== 'ul' && node.tagName !== 'ol') return inside(node.children, depth);
        const items = node.children.filter((child) => child.type === 'element');
        return items
          .map(({ children }, number) => {
            const marker = node.tagName === 'ol' ? `${number + 1}.` : '•◦▪'[depth];
            return `${marker}${inside(children, depth + 1)}`;
          })
          .join('');
      })
      .join('');
  return inside(tree.children, 0);
}
