import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { found, guide, type Prints, page, prints } from './printing.ts';

/** What readers of a PDF see in it: pdf.js everywhere, poppler and qpdf where they are installed. */
let result: Prints;
let folder: string;

const FIGURES = `<h1>Figures</h1>
<figure role="none"><div role="img" aria-label="The dialog"><span>Allow</span></div></figure>
<svg role="img" width="20" height="20"><title>The arrow</title><rect width="9" height="9"/></svg>
<p><b><i>both</i></b> <code>mono <b>bold</b> <i>slanted</i></code></p><pre>pre</pre><p style="font-family:serif">serif</p>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-test-'));
  if (!found) return;
  const ten = Object.fromEntries(Array.from({ length: 10 }, (_, number) => [`${number}`, guide(number)]));
  const figures = page({ title: 'Figures', body: FIGURES, style: 'pre { font-family: "Kextguide Mono" }' });
  const letter = page({ title: 'Letter', body: '<p>x</p>', style: '@page { size: letter }' });
  result = await prints({ ...ten, figures, letter });
  for (const [id, bytes] of result.pdfs) await writeFile(join(folder, `${id}.pdf`), bytes);
});
afterAll(() => rm(folder, { recursive: true }));

async function open(id: string) {
  return await getDocument({ data: new Uint8Array(result.pdfs.get(id) as Uint8Array), verbosity: 0 }).promise;
}

async function text(id: string): Promise<string[]> {
  const pdf = await open(id);
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  return await Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ');
    }),
  );
}

describe.skipIf(!found)('a printed page, read by pdf.js', () => {
  it('has title, language, tags and an outline', async () => {
    const pdf = await open('1');
    const { info } = (await pdf.getMetadata()) as {
      info: { Title: string; Language: string; CreationDate: string };
    };
    expect(info).toMatchObject({ Title: 'Guide 1', Language: 'de', CreationDate: "D:19700101000000+00'00'" });
    expect(((await pdf.getMarkInfo()) as unknown as Map<string, boolean>).get('Marked')).toBe(true);
    const outline = (await pdf.getOutline()) as {
      title: string;
      items: { title: string; items: { title: string }[] }[];
    }[];
    expect(outline.map(({ title }) => title)).toEqual(['Hello 1']);
    expect(outline[0]?.items.map(({ title }) => title)).toEqual(['Second']);
    expect(outline[0]?.items[0]?.items.map(({ title }) => title)).toEqual(['Step']);
  });

  it('has page numbers and a header on each page, whatever letters they need and whatever was printed before', async () => {
    for (let number = 0; number < 10; number += 1) {
      const pages = await text(`${number}`);
      expect(pages).toHaveLength(2);
      for (const [index, content] of pages.entries()) {
        expect(content, `guide ${number}`).toContain(`Page ${index + 1} of 2`);
        if (number % 2) expect(content, `guide ${number}`).toContain('Größe ы');
        if (number % 3 === 0) expect(content, `guide ${number}`).toContain(`Ů ${number}`);
      }
      expect(pages[0]).toContain('Allow');
    }
  });

  it('keeps headers and footers out of the tags, and pictures in them by their names', async () => {
    const tags = JSON.stringify(await (await (await open('1')).getPage(1)).getStructTree());
    expect(tags).toContain('"role":"H1"');
    expect(tags).toContain('"role":"TH"');
    const tagged = new Set([...tags.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id));
    const { items } = await (await (await open('1')).getPage(1)).getTextContent({
      includeMarkedContent: true,
    });
    const stack: (string | undefined)[] = [];
    for (const item of items) {
      if (!('str' in item)) {
        if (item.type === 'endMarkedContent') stack.pop();
        else stack.push((item as { id?: string }).id);
      } else if (/^(Page|Größe)/.test(item.str))
        expect(
          stack.some((id) => id && tagged.has(id)),
          item.str,
        ).toBe(false);
      else if (/^(Hello|A paragraph)/.test(item.str))
        expect(
          stack.some((id) => id && tagged.has(id)),
          item.str,
        ).toBe(true);
    }
    const figures = JSON.stringify(await (await (await open('figures')).getPage(1)).getStructTree());
    expect(figures).toContain('"alt":"The dialog"');
    expect(figures).toContain('"alt":"The arrow"');
  });

  it('has the size that its style asks for', async () => {
    const view = async (id: string) => (await (await open(id)).getPage(1)).view.map(Math.round);
    expect(await view('1')).toEqual([0, 0, 595, 842]);
    expect(await view('letter')).toEqual([0, 0, 612, 792]);
  });
});

const has = (command: string) => spawnSync(command, ['--version']).error === undefined;
const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: folder });
  return { status, output: stdout + stderr };
};

describe.skipIf(!found || !has('pdffonts'))('read by poppler (where it is installed)', () => {
  it('has TrueType subsets of our fonts alone, each embedded; nothing faked, nothing of the system', () => {
    for (const id of result.pdfs.keys()) {
      const fonts = run('pdffonts', `${id}.pdf`).output.split('\n').slice(2).filter(Boolean);
      expect(fonts.length, id).toBeGreaterThan(0);
      for (const font of fonts) {
        expect(font, id).toMatch(
          /^[A-Z]{6}\+(Inter-(Regular|Bold|Italic)|JetBrainsMono-Regular) +CID TrueType +Identity-H +yes yes yes/,
        );
      }
    }
  });

  it('is tagged', () => {
    expect(run('pdfinfo', '1.pdf').output).toMatch(/Tagged: +yes/);
  });
});

describe.skipIf(!found || !has('qpdf'))('read by qpdf (where it is installed)', () => {
  it('is without a fault after the patch', () => {
    for (const id of result.pdfs.keys())
      expect(run('qpdf', '--check', `${id}.pdf`), id).toMatchObject({ status: 0 });
  });
});
