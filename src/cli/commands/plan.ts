import type { Command } from 'commander';
import type { Planned } from '../../prepare.ts';
import { print, settle, tellFindings } from '../terminal.ts';

export function planCommand(program: Command): void {
  program
    .command('plan')
    .description('show which guides a profile needs, which steps they have, and why')
    .argument('<profile...>', 'a profile (.yaml, .json), a .kext folder, or a pattern')
    .option('--json', 'print JSON: one plan, or an array of them for several profiles')
    .action(async (profiles: string[], { json }: { json?: boolean }) => {
      const { contentReader, planProfile } = await import('../../prepare.ts');
      const { expandProfiles } = await import('../../read/profile/expand.ts');
      const { planJson } = await import('../../plan/json.ts');
      const { planTable } = await import('../plan-table.ts');
      const paths = await expandProfiles(profiles);
      const diagnostics = [...paths.diagnostics];
      const read = contentReader();
      const planned: Planned[] = [];
      for (const path of paths.value ?? []) {
        const result = await planProfile(path, read);
        diagnostics.push(...result.diagnostics);
        if (result.value) planned.push(result.value);
      }
      tellFindings(diagnostics);
      if (json) {
        const plans = planned.map(({ plan }) => planJson(plan));
        if (plans.length > 0) print(JSON.stringify(paths.value?.length === 1 ? plans[0] : plans, null, 2));
      } else for (const one of planned) print(planTable(one));
      settle(diagnostics);
    });
}
