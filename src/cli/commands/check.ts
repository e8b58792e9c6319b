import type { Command } from 'commander';
import type { Checked } from '../../check/check.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { hasColor, print, settle, tellFindings } from '../terminal.ts';

export function checkCommand(program: Command): void {
  program
    .command('check')
    .description('look for what goes wrong at the Mac of whoever installs it')
    .argument('<profile|pkg...>', 'a profile (.yaml, .json), a .kext folder, a flat .pkg, or a pattern')
    .option('--json', 'print one JSON report')
    .option('--strict', 'a warning counts as an error')
    .action(async (named: string[], { json, strict }: { json?: boolean; strict?: boolean }) => {
      const { checkPath } = await import('../../check-path.ts');
      const { contentReader } = await import('../../prepare.ts');
      const { expandProfiles } = await import('../../read/profile/expand.ts');
      const { value: paths = [], diagnostics } = await expandProfiles(named);
      const read = contentReader();
      const checked: Checked[] = [];
      for (const path of paths) checked.push(await checkPath(path, read));
      const reading = [...diagnostics, ...checked.flatMap((one) => one.reading)];
      if (json) {
        const { checkReport } = await import('../check-report.ts');
        print(JSON.stringify(checkReport(checked, diagnostics), null, 2));
      } else {
        const { checkTable } = await import('../check-table.ts');
        tellFindings(reading);
        const look = { color: hasColor(process.stdout), cwd: process.cwd() };
        for (const one of checked) print(checkTable(one, look));
      }
      settle([...reading, ...checked.flatMap(findingsOf)], strict);
    });
}

function findingsOf({ rules }: Checked): Diagnostic[] {
  return rules.flatMap(({ findings }) => findings);
}
