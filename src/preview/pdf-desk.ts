import { hash } from 'node:crypto';
import type { GuideDocument } from '../compose/document.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { type PrinterOptions, pdfPrinter } from '../print.ts';
import type { Draw } from '../render/html/templates.ts';
import { printPage } from '../render/pdf/page.ts';
import { pdfOf } from '../render/product.ts';
import { guideText } from '../render/text/text.ts';

/** A guide that is to be printed, and what it is drawn by. */
export interface Printable {
  guide: GuideDocument;
  draw: Draw;
  /** The profile. */
  source: string;
}

export interface PrintedGuide {
  /** Absent where it could not be printed. */
  bytes?: Uint8Array;
  diagnostics: readonly Diagnostic[];
}

/** How many PDFs are kept: a reader of a PDF asks for it more than once. */
const KEPT = 8;

/** Prints guides when somebody asks for one, one after the other, with the printer of the build. */
export class PdfDesk {
  readonly #options: PrinterOptions;
  readonly #printed = new Map<string, Promise<PrintedGuide>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: PrinterOptions) {
    this.#options = options;
  }

  /** Names what would be printed, without printing it. */
  tag({ guide, draw }: Printable): string {
    return hash('sha256', printPage(guide, draw, ''));
  }

  /** Throws a Refusal where the page cannot be drawn. */
  print(printable: Printable): Promise<PrintedGuide> {
    const tag = this.tag(printable);
    const printed = this.#printed.get(tag) ?? this.#enqueue(tag, printable);
    this.#printed.delete(tag);
    this.#printed.set(tag, printed);
    for (const old of [...this.#printed.keys()].slice(0, -KEPT)) this.#printed.delete(old);
    return printed;
  }

  /** Settles when nothing is being printed. */
  async idle(): Promise<void> {
    await this.#last;
  }

  #enqueue(tag: string, printable: Printable): Promise<PrintedGuide> {
    const printed = this.#last.then(() => print(printable, this.#options));
    this.#last = printed.catch(() => undefined);
    // What a machine lacked may be there the next time.
    const forget = () => this.#printed.delete(tag);
    printed.then(({ bytes }) => bytes ?? forget(), forget);
    return printed;
  }
}

async function print({ guide, draw, source }: Printable, options: PrinterOptions): Promise<PrintedGuide> {
  const printer = pdfPrinter(options);
  const characters = printer.uncovered(guideText(guide));
  const diagnostics =
    characters.length > 0 ? [diagnostic('browser.glyphs', { characters }, { file: source })] : [];
  const jobs = (async function* () {
    yield { artifact: pdfOf(guide), html: printPage(guide, draw, printer.fonts) };
  })();
  let bytes: Uint8Array | undefined;
  await printer.run(jobs, async (printed) => {
    diagnostics.push(...printed.diagnostics);
    bytes ??= printed.bytes;
  });
  return { ...(bytes ? { bytes } : {}), diagnostics };
}
