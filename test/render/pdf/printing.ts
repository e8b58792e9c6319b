import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { findBrowser } from '../../../src/render/browser/find.ts';
import { fontCss } from '../../../src/render/pdf/fonts.ts';
import { type PrintOptions, type PrintRequest, printPdfs } from '../../../src/render/pdf/print-pdf.ts';

/** The browser of this machine; a clone on Linux always has one, by npm alone. */
export const found = (await findBrowser({ env: process.env })).value;

export const STYLE = `
html { font: 11pt / 1.4 "Kextguide Sans" }
code { font-family: "Kextguide Mono" }
@page {
  size: A4; margin: 20mm; font: 8pt "Kextguide Sans";
  @top-left { content: attr(data-header) }
  @bottom-center { content: "Page " counter(page) " of " counter(pages) }
}`;

export interface Page {
  title: string;
  body: string;
  attributes?: string;
  style?: string;
}

/** A page as the templates write it: the fonts in a style of their own. */
export function page({ title, body, attributes = 'lang="en" dir="ltr"', style = '' }: Page): string {
  return `<!doctype html>
<html ${attributes}>
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>${fontCss()}</style>
<style>${STYLE}${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A guide of two pages with all that a print treats in its own way. */
export function guide(number: number): string {
  return page({
    title: `Guide ${number}`,
    attributes: number % 2 ? 'lang="de" dir="ltr" data-header="Größe ы"' : 'lang="en" dir="ltr" class="k"',
    style:
      number % 3
        ? ''
        : `h1 { color: #00000${number % 10} } @page { @top-right { content: "Ů ${number}"; font-weight: bold } }`,
    body: `<h1>Hello ${number}</h1>
<p>A paragraph with <strong>Allow</strong>, <em>words</em> and <code>kmutil</code>${number % 4 ? '' : ' in žluťoučký Ελληνικά'}.</p>
<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>
<div style="width:3cm;height:3cm;background:url(data:image/svg+xml;base64,${svg(number)})"></div>
<h2>Second</h2>
<ul><li>one</li><li>two</li></ul>
<ol style="break-before:page"><li><h3>Step</h3></li></ol>
<img alt="A picture" src="data:image/svg+xml;base64,${svg(number + 1)}" width="40" height="40">`,
  });
}

function svg(number: number): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#${number % 10}0f"/></svg>`;
  return Buffer.from(svg).toString('base64');
}

export interface Prints {
  pdfs: Map<string, Uint8Array>;
  order: string[];
  findings: { id?: string; diagnostic: Diagnostic }[];
}

/** Prints pages by name, and collects what comes of it. */
export async function prints(
  pages: Readonly<Record<string, string>> | AsyncIterable<PrintRequest>,
  options: Partial<PrintOptions> = {},
): Promise<Prints> {
  const result: Prints = { pdfs: new Map(), order: [], findings: [] };
  const requests = Symbol.asyncIterator in pages ? (pages as AsyncIterable<PrintRequest>) : listed(pages);
  const all = { found: found as PrintOptions['found'], stamp: new Date(0), env: process.env, ...options };
  for await (const printed of printPdfs(requests, all)) {
    if ('bytes' in printed) {
      result.pdfs.set(printed.id, printed.bytes);
      result.order.push(printed.id);
    } else result.findings.push(printed);
  }
  return result;
}

async function* listed(pages: Readonly<Record<string, string>>): AsyncGenerator<PrintRequest> {
  for (const [id, html] of Object.entries(pages)) yield { id, html };
}

/** All that was found but what is said about the machine: as root the sandbox is left out. */
export function faults({ findings }: Prints): { id?: string; diagnostic: Diagnostic }[] {
  return findings.filter(({ diagnostic }) => diagnostic.severity !== 'info');
}
