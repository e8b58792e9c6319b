import type { Command } from 'commander';
import { given } from '../arguments.ts';
import { print } from '../terminal.ts';

/** The machine lacks a browser. */
const LACKING = 3;

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('show what is here to print PDFs with, and the command that mends what is not')
    .option('--browser <path>', 'the browser that you want to use', given('a path or an address'))
    .action(async ({ browser }: { browser?: string }) => {
      const { browserReport } = await import('../../render/browser/report.ts');
      const { finders, uses, mend } = await browserReport({ browser, env: process.env });
      const lines = [
        `Node ${process.versions.node}: fine`,
        'Fonts for the PDFs: come along (Inter, JetBrains Mono)',
        '',
      ];
      lines.push('Browsers, in the order in which they are taken:');
      for (const { name, looked, found, wrong } of finders) {
        lines.push(`  ${name}: ${found ?? wrong ?? 'none'}`);
        if (!found && !wrong) lines.push(...looked.map((place) => `      ${place}`));
      }
      lines.push(
        '',
        uses ? `PDFs are printed by ${uses}.` : 'Nothing here can print PDFs. Everything else works.',
      );
      if (!uses) lines.push('Run one of these, then build again:', ...mend.map((command) => `  ${command}`));
      print(lines.join('\n'));
      if (!uses) process.exitCode = LACKING;
    });
}
