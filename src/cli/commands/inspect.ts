import type { Command } from 'commander';
import type { InspectReport } from '../../read/bundle/inspect.ts';
import { print, settle, tellFindings } from '../terminal.ts';

export function inspectCommand(program: Command): void {
  program
    .command('inspect')
    .description('show what a kext bundle tells about itself')
    .argument('<kext>', 'a .kext folder')
    .option('--json', 'print JSON')
    .action(async (kext: string, { json }: { json?: boolean }) => {
      const { inspectBundle } = await import('../../read/bundle/inspect.ts');
      const { report, diagnostics } = await inspectBundle(kext);
      if (json) print(JSON.stringify(report, null, 2));
      else {
        tellFindings(diagnostics);
        for (const one of report.kexts) print(facts(one));
      }
      settle(diagnostics);
    });
}

function facts(kext: InspectReport['kexts'][number]): string {
  const rows: [string, string][] = [
    ['Identifier', kext.id ?? 'unknown'],
    ['Name', kext.name ?? 'unknown'],
    ['Version', kext.version ?? 'unknown'],
    ['Kind', kext.codeless ? 'codeless (no CFBundleExecutable)' : 'with code'],
    ['Chips', kext.codeless ? 'any' : chips(kext.architectures)],
    ['Installed at', kext.path],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return `${rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n')}\n`;
}

function chips(architectures: readonly string[]): string {
  if (architectures.length === 0) return 'unknown: the executable could not be read';
  const loads = [
    ...(architectures.includes('arm64e') ? ['Apple silicon'] : []),
    ...(architectures.includes('x86_64') ? ['Intel'] : []),
  ];
  return `${loads.length > 0 ? loads.join(', ') : 'none that macOS 11 or later runs on'} (${architectures.join(', ')})`;
}
