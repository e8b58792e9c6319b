import type { Command } from 'commander';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { print, settle, tellFindings } from '../terminal.ts';

export function inspectCommand(program: Command): void {
  program
    .command('inspect')
    .description('show what a kext bundle or an installer package tells about itself')
    .argument('<kext|pkg>', 'a .kext folder or a flat .pkg')
    .option('--json', 'print JSON')
    .action(async (path: string, { json }: { json?: boolean }) => {
      const { isBundle } = await import('../../read/release/read-release.ts');
      const { report, text, diagnostics } = await ((await isBundle(path)) ? bundle(path) : installer(path));
      if (json) print(JSON.stringify(report, null, 2));
      else {
        tellFindings(diagnostics);
        if (text !== '') print(text);
      }
      settle(diagnostics);
    });
}

interface Inspected {
  report: object;
  /** For people. */
  text: string;
  diagnostics: Diagnostic[];
}

async function bundle(path: string): Promise<Inspected> {
  const { inspectBundle } = await import('../../read/bundle/inspect.ts');
  const { kextTable } = await import('../inspect-table.ts');
  const { report, diagnostics } = await inspectBundle(path);
  return { report, text: report.kexts.map((kext) => kextTable(kext)).join('\n'), diagnostics };
}

async function installer(path: string): Promise<Inspected> {
  const { inspectPackage } = await import('../../read/package/inspect-package.ts');
  const { packageTable } = await import('../inspect-table.ts');
  const { report, facts, diagnostics } = await inspectPackage(path);
  return { report, text: facts ? packageTable(facts) : '', diagnostics };
}
