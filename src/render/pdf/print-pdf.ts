import { availableParallelism } from 'node:os';
import { type Diagnostic, diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import { flags } from '../browser/flags.ts';
import type { Found } from '../browser/found.ts';
import { type LaunchOptions, launch } from '../browser/launch.ts';
import { limit } from '../browser/limit.ts';
import { ATTEMPTS, Printer } from '../browser/printer.ts';
import type { Failure } from '../browser/session.ts';
import { systemFontVersion } from '../browser/system-font.ts';
import { canonicalPdf } from './canonical.ts';
import { readObjects } from './objects.ts';
import { packPdf } from './pack.ts';
import { mendTags } from './tags.ts';

/** A complete HTML document. `id` names it in the answer and in what is said about it: the path of its PDF. */
export interface PrintRequest {
  id: string;
  html: string;
}

/** A PDF, or what kept it from being made; a finding without `id` is about the browser, and comes once. */
export type Printed = { id: string; bytes: Uint8Array } | { id?: string; diagnostic: Diagnostic };

export interface PrintOptions extends LaunchOptions {
  found: Found;
  /** The date that the PDFs bear. */
  stamp: Date;
  /** How many are printed at once; by default as many as there are processors, and at most four. */
  jobs?: number | undefined;
  /** Milliseconds for one document. */
  deadline?: number | undefined;
  /** Documents for one run of the browser. */
  recycleAfter?: number | undefined;
}

/**
 * Prints documents, in their order. The browser is started when the first one comes; where it cannot be started, that
 * is said once and the rest is left.
 */
export async function* printPdfs(
  requests: AsyncIterable<PrintRequest>,
  options: PrintOptions,
): AsyncGenerator<Printed> {
  const { jobs = Math.min(availableParallelism(), 4), deadline = 60_000, recycleAfter = 500 } = options;
  const notes: Diagnostic[] = [];
  const start = async () => {
    const running = await launch(options.found, options);
    notes.push(...running.notes);
    return running;
  };
  await using printer = new Printer(start, { deadline, recycleAfter });
  const enqueue = limit(jobs);
  const print = (request: PrintRequest) => enqueue(() => printOne(printer, request, options.stamp, deadline));

  let isFirst = true;
  for await (const printed of inOrder(requests, print, 2 * jobs)) {
    if (isFirst) yield* notes.slice(0, 1).map((note) => ({ diagnostic: note }));
    isFirst = false;
    yield printed;
    if (!('bytes' in printed) && printed.id === undefined) return;
  }
}

/** Names all that the bytes of a PDF depend on besides its HTML: for cache keys. */
export function printSettings(found: Found, stamp: Date): string {
  const { zlib } = process.versions;
  return JSON.stringify([
    FORMAT,
    found.identity,
    systemFontVersion(),
    stamp.toISOString(),
    flags(true),
    zlib,
  ]);
}

/** To be raised where this room prints otherwise than before. */
const FORMAT = 3;

/** Starts up to `ahead` tasks, and gives their results in the order of the items. The tasks never throw. */
async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  task: (item: T) => Promise<R>,
  ahead: number,
): AsyncGenerator<R> {
  const started: Promise<R>[] = [];
  for await (const item of items) {
    started.push(task(item));
    if (started.length === ahead) yield await (started.shift() as Promise<R>);
  }
  for (const result of started) yield await result;
}

async function printOne(
  printer: Printer,
  { id, html }: PrintRequest,
  stamp: Date,
  deadline: number,
): Promise<Printed> {
  try {
    const outcome = await printer.print(html);
    if ('failure' in outcome) return { id, diagnostic: failure(id, outcome, deadline) };
    const bytes = finish(outcome.pdf, stamp);
    return bytes ? { id, bytes } : { id, diagnostic: diagnostic('browser.torn', { id }) };
  } catch (error) {
    const [first] = error instanceof Refusal ? error.diagnostics : [];
    return { diagnostic: first ?? diagnostic('browser.refused', { id, reason: (error as Error).message }) };
  }
}

/** A PDF as we hand it out; undefined where the browser's is not whole. */
function finish(pdf: Uint8Array, stamp: Date): Uint8Array | undefined {
  const canonical = canonicalPdf(pdf, stamp);
  const read = canonical && readObjects(canonical);
  return read && packPdf(mendTags(read));
}

function failure(id: string, outcome: Failure, deadline: number): Diagnostic {
  if ('reason' in outcome) return diagnostic('browser.refused', { id, reason: outcome.reason });
  if (outcome.failure === 'late') return diagnostic('browser.late', { id, seconds: deadline / 1000 });
  return diagnostic('browser.crashed', { id, times: ATTEMPTS });
}
