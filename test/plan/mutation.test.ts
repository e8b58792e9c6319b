import { describe, expect, it } from 'vitest';
import { planJson } from '../../src/plan/json.ts';
import { plan } from '../../src/plan/plan.ts';
import type { Fact, Flow, PhaseRow } from '../../src/read/content/content.ts';
import { readContent } from '../../src/read/content/read-content.ts';
import { check, type PlanJson, type Planner, violations, wordsOf } from './contract.ts';
import { EQUIVALENT } from './equivalent.ts';
import { mutated } from './mutants.ts';
import {
  ARM_ONLY,
  asking,
  INTEL_ONLY_BESIDE_UNIVERSAL,
  ONE_CODE,
  ONE_CODELESS,
  SUBJECTS,
} from './profiles.ts';

const read = await readContent({});
const content = read.value!;
const words = wordsOf(content.languages.get('en')!);

const plannerOf =
  (flow: Flow): Planner =>
  (profile) => {
    const outcome = plan(profile, { flow, macos: content.macos });
    return { plan: planJson(outcome.plan) as PlanJson, diagnostics: outcome.diagnostics };
  };

/** Phases with two rows that can hold in one guide: which of them does is left to the planner. */
function torn(rows: readonly PhaseRow[]): string[] {
  return rows.flatMap((one, at) =>
    rows
      .slice(at + 1)
      .filter((other) => other.id === one.id && meet(one, other))
      .map(({ id }) => id),
  );
}

function meet(one: PhaseRow, other: PhaseRow): boolean {
  return (Object.keys(one.when) as Fact[]).every((fact) => {
    const values: readonly string[] | undefined = other.when[fact];
    return !values || one.when[fact]!.some((value) => values.includes(value));
  });
}

/**
 * Two macOS versions stand for all here, one of each family, to be quick; the few kinds of range are tried with one
 * product each. A mutant that needs more than that is not seen, and so the test says it.
 */
const two = SUBJECTS.map((product) =>
  asking(product, { macos: { from: '12', to: '13' } }, 'macOS 12 and 13'),
);
/** Those first that found the last mutants: rows that are alike are missed by the same products. */
const products = [...two, ONE_CODE, ONE_CODELESS, ARM_ONLY, INTEL_ONLY_BESIDE_UNIVERSAL];

function isSeen(flow: Flow): boolean {
  if (torn(flow.phases).length > 0) return true;
  const planner = plannerOf(flow);
  const at = products.findIndex((product) => !check(product, planner, words).next().done);
  if (at > 0) products.unshift(...products.splice(at, 1));
  return at >= 0;
}

const guides = SUBJECTS.flatMap(({ profile }) => plannerOf(content.flow)(profile).plan.guides);
const ids = guides.map(({ phases }) => phases.flatMap(({ steps }) => steps.map(({ id }) => id)));
const rows = mutated(content.flow, words, (id, other) =>
  ids.some((list) => list.includes(id) && list.includes(other)),
);

describe('a wrong row of flow.yaml is seen', () => {
  it('while the flow as it is passes', () => {
    expect(violations(plannerOf(content.flow), words)).toEqual([]);
    expect(torn(content.flow.phases)).toEqual([]);
  });

  for (const { row, mutants } of rows) {
    it(row, () => {
      const unseen = mutants.filter(({ flow }) => !isSeen(flow)).map(({ name }) => name);
      const equivalent = mutants
        .map(({ name }) => name)
        .filter((name) => EQUIVALENT.some(([pattern]) => pattern.test(name)));
      expect(unseen).toEqual(equivalent);
    });
  }

  for (const [pattern, reason] of EQUIVALENT) {
    it(`but not ${pattern.source}: ${reason}`, () => {
      const names = rows.flatMap(({ mutants }) => mutants.map(({ name }) => name));
      expect(names.some((name) => pattern.test(name))).toBe(true);
    });
  }
});

describe('every row says why', () => {
  for (const list of ['steps', 'phases', 'impossible'] as const) {
    it(list, () => {
      for (const { id, because, source } of content.flow[list]) {
        expect(because.trim(), `${id}: because`).not.toBe('');
        expect(source.trim(), `${id}: source`).not.toBe('');
      }
    });
  }
});
