import { hash } from 'node:crypto';
import type { SaidProduct } from './compose/compose.ts';
import type { OverviewDocument } from './compose/document.ts';
import { composeIndex } from './compose/site.ts';
import { type Diagnostic, diagnostic, isError } from './diagnostics/diagnostic.ts';
import { makeInstaller } from './make-installer.ts';
import { type ContentReader, contentReader, type Planned, planProfile, sayPlanned } from './prepare.ts';
import type { Content } from './read/content/content.ts';
import { productWatch } from './read/profile/products.ts';
import type { Artifact, Kind } from './render/artifact.ts';
import { type Format, KINDS } from './render/formats.ts';
import { type Draw, templatesOf } from './render/html/templates.ts';
import type { PaneFormat } from './render/pane/format.ts';
import { printPage } from './render/pdf/page.ts';
import { filesOf, pdfOf } from './render/product.ts';
import { indexOf, productSignposts } from './render/signposts.ts';
import { guideText } from './render/text/text.ts';
import type { ProductEntry } from './write/manifest.ts';
import { type Output, openOutput, type Report } from './write/output.ts';

export interface BuildOptions {
  out: string;
  formats: ReadonlySet<Format>;
  /** How the pages of the Installer are written; absent: as HTML. */
  paneFormat?: PaneFormat;
  /** Only these languages of each profile; absent: all of them. */
  locales?: readonly string[];
  /** Prints the pages as PDFs, in whatever order they come ready; absent: no PDF is asked for. */
  print?: Print;
  /** Told what was made as the work goes on; what it throws ends the build. */
  progress?: (made: { product: string } | { pdf: string }) => void;
}

/** A page on its way to a PDF. */
export interface PrintJob {
  artifact: Omit<Artifact, 'bytes'>;
  html: string;
}

/** A PDF, or what kept it from being made; without `artifact`, something about the printing as a whole. */
export interface Printed {
  artifact?: Omit<Artifact, 'bytes'>;
  bytes?: Uint8Array;
  diagnostics: readonly Diagnostic[];
}

/** What stands between the pages and the browser. */
export interface Print {
  /** `@font-face` rules, and the characters of a text that these fonts lack. */
  fonts: string;
  uncovered(text: string): readonly string[];
  /** Hands over each PDF as it comes ready, and always reads `jobs` to the end. */
  run(jobs: AsyncIterable<PrintJob>, take: (printed: Printed) => Promise<void>): Promise<void>;
  /** The browser that printed, known when `run` has ended; null where it printed nothing. */
  browser(): string | null;
}

export interface BuildReport extends Report {
  products: ProductEntry[];
  diagnostics: Diagnostic[];
}

/**
 * Builds every guide of the profiles named: reads, decides, says, draws, and keeps. A wrong profile is told and left
 * out; the others are built all the same. Nothing in the output folder changes before all of it is ready.
 */
export async function build(profiles: readonly string[], options: BuildOptions): Promise<BuildReport> {
  const output = await openOutput(options.out);
  try {
    const run: Run = {
      options,
      output,
      read: contentReader(),
      draw: drawer(),
      products: [],
      built: [],
      possible: new Set(),
      installers: new Set(),
      diagnostics: [],
      unprinted: [],
    };
    const jobs = makeAll(profiles, run);
    if (options.print) await printAll(jobs, options.print, run);
    else for await (const _ of jobs);
    const report = await keep(run);
    run.diagnostics.push(...report.diagnostics);
    return { ...report, products: run.products, diagnostics: run.diagnostics };
  } finally {
    await output.abandon();
  }
}

interface Run {
  options: BuildOptions;
  output: Output;
  read: ContentReader;
  draw: (content: Content) => Draw;
  products: ProductEntry[];
  /** What is left to draw when it is known which files there will be. */
  built: { overviews: readonly OverviewDocument[]; draw: Draw }[];
  /** Paths of all files that the guides have, in whatever format. */
  possible: Set<string>;
  /** Each product and language that has pages for the Installer. */
  installers: Set<string>;
  diagnostics: Diagnostic[];
  /** PDFs that were asked for and could not be printed: an older one of that name stays. */
  unprinted: string[];
  content?: Content;
}

/** Templates are compiled once for each content, not for each product. */
function drawer(): Run['draw'] {
  const known = new Map<Content, Draw>();
  return (content) => {
    const draw = known.get(content) ?? templatesOf(content.templates);
    known.set(content, draw);
    return draw;
  };
}

/** Makes everything of each product but its PDFs, whose pages it hands on. */
async function* makeAll(profiles: readonly string[], run: Run): AsyncGenerator<PrintJob> {
  const watch = productWatch();
  for (const path of profiles) {
    const { value: planned, diagnostics } = await planProfile(path, run.read, run.options.locales);
    run.diagnostics.push(...diagnostics);
    if (!planned) continue;
    const clash = watch(planned);
    if (clash) run.diagnostics.push(clash);
    else yield* makeProduct(planned, run);
  }
}

async function* makeProduct(planned: Planned, run: Run): AsyncGenerator<PrintJob> {
  const { profile, content } = planned;
  const { formats, paneFormat = 'html', print, progress } = run.options;
  const kinds = kindsOf(formats);
  const { said, diagnostics } = sayPlanned(planned);
  run.diagnostics.push(...diagnostics);
  if (diagnostics.some(isError)) return;
  run.content ??= content;
  const draw = run.draw(content);
  const installer = formats.has('panes')
    ? await makeInstaller(said, profile, draw, paneFormat)
    : NO_INSTALLER;
  run.diagnostics.push(...installer.diagnostics);
  if (installer.diagnostics.some(isError)) return;
  for (const artifact of installer.artifacts) await run.output.add(artifact);
  for (const [locale, product] of said) {
    if (product.panes.length > 0) run.installers.add(`${profile.product.id}/${locale}`);
    for (const { artifact, bytes } of filesOf(product, draw)) {
      run.possible.add(artifact.path);
      if (bytes && kinds.has(artifact.kind)) await run.output.add({ ...artifact, bytes: bytes() });
    }
  }
  run.products.push(entryOf(planned, said));
  run.built.push({ overviews: [...said.values()].map(({ overview }) => overview), draw });
  progress?.({ product: profile.product.name });
  if (!print) return;
  const documents = [...said.values()].flatMap(({ guides }) => guides);
  const characters = print.uncovered(documents.map(guideText).join(''));
  if (characters.length > 0) {
    run.diagnostics.push(diagnostic('browser.glyphs', { characters }, { file: profile.source }));
  }
  for (const guide of documents) yield { artifact: pdfOf(guide), html: printPage(guide, draw, print.fonts) };
}

async function printAll(jobs: AsyncIterable<PrintJob>, print: Print, run: Run): Promise<void> {
  await print.run(jobs, async ({ artifact, bytes, diagnostics }) => {
    run.diagnostics.push(...diagnostics);
    if (!artifact) return;
    run.options.progress?.({ pdf: artifact.path });
    if (bytes) await run.output.add({ ...artifact, bytes });
    else run.unprinted.push(artifact.path);
  });
}

async function keep(run: Run): Promise<Report> {
  const { options, output, products, built, unprinted } = run;
  const content = run.content ?? (await run.read(undefined, ['en'])).value;
  const language = content && (content.languages.get('en') ?? [...content.languages.values()][0]);
  if (!content || !language || products.length === 0) {
    return { written: [], removed: [], unchanged: 0, diagnostics: [] };
  }
  const draw = run.draw(content);
  return output.commit({
    browser: options.print?.browser() ?? null,
    products,
    scope: {
      products: products.map(({ id }) => id),
      locales: options.locales ?? 'all',
      kinds: [...kindsOf(options.formats)],
      isPossible: (file) => run.possible.has(file.path) || isOfInstaller(file, run.installers),
    },
    keep: unprinted,
    makeSignposts: (all, paths) => {
      const ofProducts = built.flatMap((it) => productSignposts(it.overviews, paths, it.draw));
      const { document, diagnostics } = composeIndex(all, language);
      run.diagnostics.push(...diagnostics);
      const most = new Set([...paths, ...ofProducts.map(({ path }) => path)]);
      return [...ofProducts, indexOf(document, most, draw)];
    },
  });
}

const NO_INSTALLER = { artifacts: [], diagnostics: [] };

/** The pages for the Installer that a product has, and what stands beside them for as long as there are any (merge.ts). */
function isOfInstaller(
  { kind, product, locale }: Omit<Artifact, 'bytes'>,
  installers: ReadonlySet<string>,
): boolean {
  return kind === 'pane' ? installers.has(`${product}/${locale}`) : KINDS.panes.includes(kind);
}

function kindsOf(formats: ReadonlySet<Format>): Set<Kind> {
  return new Set([...formats].flatMap((format) => KINDS[format]));
}

function entryOf({ profile }: Planned, said: ReadonlyMap<string, SaidProduct>): ProductEntry {
  const { id, name, vendor, version } = profile.product;
  const locales = [...said].map(([locale, { guides }]) => ({
    locale,
    guides: guides.map((document) => ({
      id: document.guide.id,
      title: document.title,
      words: hash('sha256', guideText(document)).slice(0, 16),
    })),
  }));
  return { id, name, vendor, ...(version === undefined ? {} : { version }), locales };
}
