import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BuildReport } from '../../build.ts';
import { type Diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import { diagnosticJson } from '../../diagnostics/print.ts';
import { FORMATS, type Format } from '../../render/formats.ts';
import { PANE_FORMATS, type PaneFormat } from '../../render/pane/format.ts';
import { count, given, list } from '../arguments.ts';
import { onInterrupt } from '../interruption.ts';
import { print, settle, tell, tellFindings } from '../terminal.ts';

interface Options {
  out: string;
  format: Format[];
  paneFormat: PaneFormat;
  locale?: string[];
  jobs?: number;
  browser?: string;
  sandbox?: boolean;
  json?: boolean;
  strict?: boolean;
}

export function buildCommand(program: Command): void {
  program
    .command('build')
    .description('build every guide: HTML, PDF, plain text, JSON, and the pages of the installer')
    .argument(
      '<profile...>',
      'a profile (.yaml, .json), a .kext folder, a .pkg, or a pattern such as "profiles/*.yaml"',
    )
    .option('--out <folder>', 'where to put the output', given('a folder'), 'dist')
    .addOption(
      new Option('--format <list>', `what to build: ${FORMATS.join(', ')}`)
        .default([...FORMATS], 'all')
        .argParser(formats),
    )
    .addOption(
      new Option('--pane-format <format>', 'how the pages of the installer are written')
        .choices(PANE_FORMATS)
        .default('html'),
    )
    .option(
      '--locale <list>',
      'only these languages of each profile',
      list('at least one language, such as en'),
    )
    .option('--jobs <n>', 'how many pages to print at once', count)
    .option('--browser <path>', 'the browser that prints the PDFs', given('a path or an address'))
    .option('--sandbox', 'insist on the browser’s sandbox')
    .option('--strict', 'count warnings as errors')
    .option('--json', 'print a report as JSON')
    .action(run);
}

const NOTHING: BuildReport = { products: [], written: [], removed: [], unchanged: 0, diagnostics: [] };

async function run(named: string[], options: Options): Promise<void> {
  const { expandProfiles } = await import('../../read/profile/expand.ts');
  const paths = await expandProfiles(named);
  const report = await make(paths.value ?? [], options).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return { ...NOTHING, diagnostics: error.diagnostics };
  });
  const diagnostics: Diagnostic[] = [...paths.diagnostics, ...report.diagnostics];
  if (options.json) {
    print(JSON.stringify({ ...report, diagnostics: diagnostics.map(diagnosticJson) }, null, 2));
  } else {
    tellFindings(diagnostics);
    print(summary(report, options.out));
  }
  settle(diagnostics, options.strict);
}

async function make(paths: readonly string[], options: Options): Promise<BuildReport> {
  const { build } = await import('../../build.ts');
  const { pdfPrinter } = await import('../../print.ts');
  const interrupted = onInterrupt();
  const { format, paneFormat, out, locale, jobs, browser, sandbox } = options;
  return build(paths, {
    out,
    formats: new Set(format),
    paneFormat,
    ...(locale ? { locales: locale } : {}),
    ...(format.includes('pdf') ? { print: pdfPrinter({ jobs, browser, sandbox }) } : {}),
    progress: (made) => {
      interrupted.check();
      if ('product' in made && !options.json && process.stderr.isTTY) tell(made.product);
    },
  });
}

function summary(report: BuildReport, out: string): string {
  const { products, written, unchanged, removed } = report;
  if (products.length === 0) return 'Nothing was built.';
  const names = products.length === 1 ? products[0]!.name : `${products.length} products`;
  const files = written.length + unchanged;
  const changes = `${written.length} written, ${unchanged} unchanged, ${removed.length} removed`;
  return `${names}: ${files} files in ${out} (${changes})`;
}

function formats(text: string): Format[] {
  const named = list(`at least one format: ${FORMATS.join(', ')}`)(text);
  const wrong = named.find((name) => !FORMATS.includes(name as Format));
  if (wrong !== undefined)
    throw new InvalidArgumentError(`There is no format "${wrong}". Formats: ${FORMATS.join(', ')}.`);
  return named as Format[];
}
