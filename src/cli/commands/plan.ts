import type { Command } from 'commander';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnosticJson } from '../../diagnostics/print.ts';
import type { Planned } from '../../prepare.ts';
import { print, settle, tellFindings } from '../terminal.ts';

export function planCommand(program: Command): void {
  program
    .command('plan')
    .description('show which guides a profile needs, which steps they have, and why')
    .argument('<profile...>', 'a profile (.yaml, .json), a .kext folder, a .pkg, or a pattern')
    .option(
      '--json',
      'print JSON: the plan, or for a wrong profile {"diagnostics": […]}; an array of these for several profiles',
    )
    .action(async (profiles: string[], { json }: { json?: boolean }) => {
      const outcomes = await planAll(profiles);
      if (json) await printJson(outcomes);
      else await printTables(outcomes);
      settle(outcomes.flatMap(({ diagnostics }) => diagnostics));
    });
}

/** What came of one profile: its plan, or what is wrong with it. */
interface Outcome {
  planned?: Planned;
  diagnostics: readonly Diagnostic[];
}

async function planAll(profiles: readonly string[]): Promise<Outcome[]> {
  const { contentReader, planProfile } = await import('../../prepare.ts');
  const { expandProfiles } = await import('../../read/profile/expand.ts');
  const paths = await expandProfiles(profiles);
  const outcomes: Outcome[] = [];
  // Those that were named and are not there have one entry together.
  if (paths.diagnostics.length > 0) outcomes.push({ diagnostics: paths.diagnostics });
  const read = contentReader();
  for (const path of paths.value ?? []) {
    const { value, diagnostics } = await planProfile(path, read);
    outcomes.push({ ...(value ? { planned: value } : {}), diagnostics });
  }
  return outcomes;
}

async function printTables(outcomes: readonly Outcome[]): Promise<void> {
  const { planTable } = await import('../plan-table.ts');
  tellFindings(outcomes.flatMap(({ diagnostics }) => diagnostics));
  for (const { planned } of outcomes) if (planned) print(planTable(planned));
}

/** A plan holds what its contract says and no more, so that what was found beside it goes where findings go. */
async function printJson(outcomes: readonly Outcome[]): Promise<void> {
  const { planJson } = await import('../../plan/json.ts');
  tellFindings(outcomes.flatMap(({ planned, diagnostics }) => (planned ? diagnostics : [])));
  const entries = outcomes.map(({ planned, diagnostics }) =>
    planned ? planJson(planned.plan) : { diagnostics: diagnostics.map(diagnosticJson) },
  );
  print(JSON.stringify(entries.length === 1 ? entries[0] : entries, null, 2));
}
