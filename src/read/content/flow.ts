import { z } from 'zod';
import type { Result } from '../../diagnostics/diagnostic.ts';
import { FACTS, type Fact, type Flow, type FlowRow, PHASES, type PhaseRow } from './content.ts';
import { readYaml } from './yaml-file.ts';

const name = z.string().regex(/^[a-z0-9-]+$/, 'a name is made of a-z, 0-9 and -');
const words = z.string().min(1);

const whenSet = z.strictObject(
  Object.fromEntries(
    (Object.keys(FACTS) as Fact[]).map((fact) => [fact, z.array(z.enum(FACTS[fact])).min(1).optional()]),
  ),
);
export const whenSchema = z
  .union([whenSet, z.array(whenSet).min(1)])
  .default({})
  .transform((when) => (Array.isArray(when) ? when : [when]));

const common = {
  when: whenSchema,
  if: name.optional(),
  skipIf: name.optional(),
  because: words,
  source: words,
};

const flowSchema = z.strictObject({
  steps: z.array(
    z.strictObject({
      id: name,
      phase: z.enum(PHASES),
      topic: name,
      covers: z.array(z.string().regex(/^(silicon|load|update|codeless|unload)\.[1-5]$/)).default([]),
      down: z.int().min(0).default(0),
      ...common,
    }),
  ),
  phases: z.array(z.strictObject({ id: z.enum(PHASES), ...common })),
  impossible: z.array(
    z.strictObject({
      id: z.enum(['kext-needs-arm64e', 'kext-needs-x86_64', 'macos-has-no-intel']),
      because: words,
      source: words,
    }),
  ),
});

/** Reads the decision table. A row whose `when` is a list becomes one row for each item. */
export async function readFlow(file: string): Promise<Result<Flow>> {
  const { value, diagnostics } = await readYaml(file, flowSchema);
  if (!value) return { diagnostics };
  return {
    value: {
      steps: value.steps.flatMap(spread) as FlowRow[],
      phases: value.phases.flatMap(spread) as PhaseRow[],
      impossible: value.impossible,
    },
    diagnostics,
  };
}

function spread<R extends { when: readonly object[] }>(row: R): object[] {
  return row.when.map((when) => ({ ...row, when }));
}
