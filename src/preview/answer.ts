import { Refusal } from '../diagnostics/diagnostic.ts';
import { findingsJson } from './findings.ts';
import { PAGE_POLICY, PDF_POLICY, SHELL_POLICY } from './guard.ts';
import type { PdfDesk } from './pdf-desk.ts';
import { shellFile } from './shell.ts';
import type { Page, Workshop } from './workshop.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** What stands behind an address; a PDF is printed when it is asked for, not when it is asked about. */
export async function answerTo(
  address: string,
  isHead: boolean,
  workshop: Workshop,
  desk: PdfDesk,
): Promise<Answer> {
  const shell = await shellFile(address);
  if (shell) return answer(shell.name, shell.bytes, SHELL_POLICY);
  const path = pathOf(address);
  if (path === undefined) return NOTHING;
  if (path.endsWith('.pdf')) return (await pdf(path, isHead, workshop, desk)) ?? NOTHING;
  const page = workshop.page(path);
  return page ? tagged(page) : NOTHING;
}

const NOTHING: Answer = {
  status: 404,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY },
  body: 'There is no such page in this preview.\n',
};

/** The path of a page in the output; it is looked up among those that were made, never on the disk. */
function pathOf(address: string): string | undefined {
  if (!address.startsWith('/pages/')) return undefined;
  try {
    return decodeURIComponent(address.slice('/pages/'.length));
  } catch {
    return undefined;
  }
}

function tagged({ path, bytes, tag }: Page): Answer {
  const { headers, ...rest } = answer(path, bytes, PAGE_POLICY);
  return { ...rest, headers: { ...headers, ETag: `"${tag}"` } };
}

async function pdf(
  path: string,
  isHead: boolean,
  workshop: Workshop,
  desk: PdfDesk,
): Promise<Answer | undefined> {
  const printable = workshop.printable(path);
  if (!printable) return undefined;
  try {
    const tag = desk.tag(printable);
    if (isHead) return tagged({ path, bytes: '', tag });
    const { bytes, diagnostics } = await desk.print(printable);
    if (!bytes) return unprinted(diagnostics);
    const { headers, ...rest } = tagged({ path, bytes, tag });
    return { ...rest, headers: { ...headers, 'Content-Security-Policy': PDF_POLICY } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return unprinted(error.diagnostics);
  }
}

function unprinted(diagnostics: Refusal['diagnostics'] | readonly Refusal['diagnostics'][number][]): Answer {
  const body = JSON.stringify({ findings: findingsJson(diagnostics) });
  return { ...answer('findings.json', body, PAGE_POLICY), status: 503 };
}

function answer(name: string, body: string | Uint8Array, policy: string): Answer {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return { status: 200, headers: { 'Content-Type': type, 'Content-Security-Policy': policy }, body };
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
};
