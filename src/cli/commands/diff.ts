import type { Command } from 'commander';
import type { Comparison } from '../../compare.ts';
import { print, settle, tellFindings } from '../terminal.ts';

export function diffCommand(program: Command): void {
  program
    .command('diff')
    .description('compare two releases: which kexts changed, and which guides the new one needs')
    .argument('<old>', 'the release before: a .pkg or a .kext folder')
    .argument('<new>', 'this release')
    .option('--json', 'print JSON')
    .action(async (before: string, after: string, { json }: { json?: boolean }) => {
      const { compareReleases, diffJson } = await import('../../compare.ts');
      const compared = await compareReleases(before, after);
      if (json) print(JSON.stringify(diffJson(compared), null, 2));
      else {
        tellFindings(compared.diagnostics);
        await printTable(compared);
      }
      settle(compared.diagnostics);
    });
}

async function printTable(compared: Comparison): Promise<void> {
  if (!compared.value) return;
  const { diffTable } = await import('../diff-table.ts');
  print(diffTable(compared.value));
}
