import { beforeAll, describe, expect, it } from 'vitest';
import { found, page, prints } from './printing.ts';
import { open, said, type Tag, tagsOf, wordsOf } from './structure.ts';

const BODY = `<h1>Title</h1>
<p>Plain <em>stressed</em> and <strong>strong</strong>.</p>
<div role="group" lang="de"><p>Ein Satz</p></div>
<ul><li>one</li><li><p>two</p><ol><li>within</li></ol></li></ul>
<ol style="list-style:none"><li style="border:1px solid">boxed, with <a href="https://example.com/">a link</a></li></ol>
<ul><li style="border:1px solid">${'<p>A line of text.</p>'.repeat(90)}</li></ul>
<table><tr><th>A</th></tr><tr><td>1</td></tr></table>`;

describe.skipIf(!found)('tags, read by pdf.js', () => {
  let tags: { tag: Tag; page: number; within: Tag[] }[];
  let words: Map<string, string>[];
  const items = () => tags.filter(({ tag }) => tag.role === 'LI');
  const says = (role: string) =>
    tags.filter(({ tag }) => tag.role === role).map(({ tag, page }) => said(tag, words[page - 1]!).trim());

  beforeAll(async () => {
    const { pdfs } = await prints({ tags: page({ title: 'Tags', body: BODY }) });
    const pdf = await open(pdfs.get('tags')!);
    tags = await tagsOf(pdf);
    words = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => wordsOf(pdf, index + 1)));
    expect(pdf.numPages).toBeGreaterThan(1);
  });

  it('of a list: each item holds its label and a body, and the body all the rest', () => {
    expect(items().length).toBeGreaterThanOrEqual(6);
    for (const { tag, within } of items()) {
      expect(within[0]?.role).toBe('L');
      expect(['LBody', 'Lbl LBody', 'Lbl']).toContain(tag.children!.map(({ role }) => role).join(' '));
    }
    for (const { tag, within } of tags.filter(({ tag }) => tag.role === 'LBody')) {
      expect(within[0]?.role).toBe('LI');
      expect(tag.children!.length).toBeGreaterThan(0);
    }
    expect(says('LBody')).toEqual(expect.arrayContaining(['one', 'within', 'boxed, with a link']));
  });

  it('hold words that are stressed, by types that readers of PDF 1.5 know', () => {
    expect(says('Span')).toEqual(expect.arrayContaining(['stressed', 'strong']));
    expect(tags.filter(({ tag }) => ['Em', 'Strong'].includes(tag.role!))).toEqual([]);
  });

  it('name the language of a part that is in another', () => {
    const foreign = tags.filter(({ tag }) => tag.lang === 'de');
    expect(foreign.map(({ tag }) => said(tag, words[0]!).trim())).toEqual(['Ein Satz']);
  });

  it('have the headers of a table', () => {
    expect(says('TH')).toEqual(['A']);
    expect(says('TD')).toEqual(['1']);
  });
});
