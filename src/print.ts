import { hash } from 'node:crypto';
import type { Print, Printed, PrintJob } from './build.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { findBrowser } from './render/browser/find.ts';
import type { Found } from './render/browser/found.ts';
import { fontCss, uncovered } from './render/pdf/fonts.ts';
import { printPdfs, printSettings } from './render/pdf/print-pdf.ts';
import { producerOf } from './render/pdf/producer.ts';
import { stampFrom } from './render/pdf/stamp.ts';
import { openCache } from './write/cache.ts';

export interface PrinterOptions {
  /** A path, or the address of a browser that runs already. */
  browser?: string | undefined;
  sandbox?: boolean | undefined;
  /** How many pages are printed at once. */
  jobs?: number | undefined;
}

/**
 * Prints pages as PDFs. A page that was printed before, by this browser and with these settings, comes from the cache;
 * where all do, no browser is started.
 */
export function pdfPrinter(options: PrinterOptions): Print {
  let producer: string | null = null;
  return {
    fonts: fontCss(),
    uncovered,
    browser: () => producer,
    async run(jobs, take) {
      const env = process.env;
      const [found, stamp] = [await findBrowser({ browser: options.browser, env }), stampFrom(env)];
      const faults = [...stamp.diagnostics, ...found.diagnostics];
      if (!found.value || !stamp.value) return giveUp(jobs, take, faults);
      await printAll(jobs, options, found.value, stamp.value, async (printed) => {
        if (printed.bytes) producer ??= producerOf(printed.bytes);
        await take(printed);
      });
    },
  };
}

/** Everything but the PDFs is still made; what kept them from being made is said once. */
async function giveUp(
  jobs: AsyncIterable<PrintJob>,
  take: Take,
  faults: readonly Diagnostic[],
): Promise<void> {
  let isFirst = true;
  for await (const { artifact } of jobs) {
    await take({ artifact, diagnostics: isFirst ? faults : [] });
    isFirst = false;
  }
}

type Take = (printed: Printed) => Promise<void>;

async function printAll(
  jobs: AsyncIterable<PrintJob>,
  { jobs: width, sandbox }: PrinterOptions,
  found: Found,
  stamp: Date,
  take: Take,
): Promise<void> {
  const cache = openCache();
  const settings = printSettings(found, stamp);
  const waiting = new Map<string, { artifact: PrintJob['artifact']; key: string }>();
  const misses = missing(jobs, async ({ artifact, html }) => {
    const key = hash('sha256', `${settings}\n${html}`);
    const bytes = await cache.get(key);
    if (bytes) await take({ artifact, bytes, diagnostics: [] });
    else waiting.set(artifact.path, { artifact, key });
    return bytes !== undefined;
  });
  const options = { found, stamp, jobs: width, sandbox, env: process.env };
  for await (const printed of printPdfs(unclosed(misses), options)) {
    const { artifact, key } = (printed.id === undefined ? undefined : waiting.get(printed.id)) ?? {};
    if (artifact && key && 'bytes' in printed) {
      await cache.put(key, printed.bytes);
      await take({ artifact, bytes: printed.bytes, diagnostics: [] });
    } else if ('diagnostic' in printed)
      await take({ ...(artifact ? { artifact } : {}), diagnostics: [printed.diagnostic] });
    if (artifact) waiting.delete(artifact.path);
  }
  for await (const _ of misses);
  for (const { artifact } of waiting.values()) await take({ artifact, diagnostics: [] });
}

/** The pages that are not in the cache. */
async function* missing(jobs: AsyncIterable<PrintJob>, isCached: (job: PrintJob) => Promise<boolean>) {
  for await (const job of jobs) {
    if (!(await isCached(job))) yield { id: job.artifact.path, html: job.html };
  }
}

/** Whoever stops reading does not end the source: what is left in it has to be made all the same. */
function unclosed<T>(source: AsyncGenerator<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
}
