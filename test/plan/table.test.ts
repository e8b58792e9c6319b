import { describe, expect, it } from 'vitest';
import { planJson } from '../../src/plan/json.ts';
import { plan } from '../../src/plan/plan.ts';
import { readContent } from '../../src/read/content/read-content.ts';
import type { Action, Chip } from '../../src/read/profile/profile.ts';
import {
  COVER_CELLS,
  check,
  type GuideJson,
  type PlanJson,
  type Planner,
  RUNS,
  STEP_CELLS,
  type StepJson,
  violations,
  wordsOf,
} from './contract.ts';
import { type Case, VERSIONS } from './expected.ts';
import { ACTIONS, CHIPS, MANAGEMENTS, SUBJECTS, type Subject } from './profiles.ts';
import { TOLD } from './steps.ts';

const read = await readContent({});
const content = read.value!;

const planner: Planner = (profile) => {
  const outcome = plan(profile, content);
  const json = planJson(outcome.plan) as PlanJson;
  return { plan: json, diagnostics: outcome.diagnostics };
};

const words = wordsOf(content.languages.get('en')!);

describe('the plan is what the table of design.md says', () => {
  for (const run of RUNS) {
    it(run.name, () => {
      expect([...check(run, planner, words)]).toEqual([]);
    });
  }
});

describe('the table', () => {
  const used = new Set(
    SUBJECTS.flatMap(({ here }) =>
      CHIPS.flatMap((chip) =>
        ACTIONS.flatMap((action) =>
          (action === 'uninstall' ? (['none'] as const) : MANAGEMENTS).map((management) =>
            here[chip] ? `${here[chip][action]} | ${chip} | ${management}` : '',
          ),
        ),
      ),
    ),
  );
  used.delete('');

  it('has a cell for everything that can happen, and no other', () => {
    expect([...COVER_CELLS.keys()].sort()).toEqual([...used].sort());
    expect([...STEP_CELLS.keys()].sort()).toEqual([...used].sort());
  });

  it('knows the macOS versions that the content knows', () => {
    const known = content.macos.map(({ version, family, chips }) => [
      version,
      family,
      chips.includes('intel'),
    ]);
    expect(known).toEqual([
      ...VERSIONS['macos-11'].map((version) => [version, 'macos-11', true]),
      ...VERSIONS['macos-13'].map((version) => [version, 'macos-13', version !== '27']),
    ]);
  });
});

describe('the checks', () => {
  it('find nothing at all', () => {
    expect(violations(planner, words)).toEqual([]);
  });

  it('find a planner that does nothing', () => {
    const nothing: Planner = ({ product }) => ({
      plan: { product: product.id, guides: [], impossible: [] },
      diagnostics: [],
    });
    expect(violations(nothing, words)).not.toEqual([]);
  });
});

/** A guide for one of its chips, with what is true there. */
interface Told {
  guide: GuideJson;
  subject: Subject;
  chip: Chip;
  what: Case;
  facts: Readonly<Record<string, string>>;
}

/** A row of domain.md 7 that is no scenario: the reader is told by a step, which stands at least in these guides. */
interface NoScenario {
  row: string;
  step: string;
  /** Whether the step has an `if`: only some readers meet it. */
  conditional: boolean;
  wherever: (told: Told) => boolean;
}

const isCode = ({ what }: Told): boolean => what.endsWith(' code');
const isManaged = ({ guide }: Told): boolean => guide.management !== 'none';

const NO_SCENARIO: readonly NoScenario[] = [
  {
    row: 'an administrator is needed',
    step: TOLD.administrator,
    conditional: false,
    wherever: () => true,
  },
  {
    row: 'standard user: an administrator has to allow (and to lower the security)',
    step: TOLD.standardUser,
    conditional: true,
    wherever: (told) => !isManaged(told),
  },
  {
    row: 'standard user, managed, Recovery by hand: an administrator has to lower the security',
    step: TOLD.standardUser,
    conditional: true,
    wherever: ({ guide }) =>
      guide.management === 'enrolled' && guide.phases.some(({ id }) => id === 'recovery'),
  },
  {
    row: 'an organization does not allow it (AllowUserOverrides is false): ask IT',
    step: TOLD.policyMissing,
    conditional: true,
    wherever: (told) => !isManaged(told) && told.guide.action !== 'uninstall',
  },
  {
    row: 'managed, but the policy does not list it: ask IT',
    step: TOLD.policyMissingManaged,
    conditional: true,
    wherever: isManaged,
  },
  {
    row: 'User Enrollment is the same as none',
    step: TOLD.userEnrollment,
    conditional: true,
    wherever: (told) => !isManaged(told) && told.guide.action !== 'uninstall',
  },
  {
    row: 'external start-up disk, or a virtual machine: not possible',
    step: TOLD.externalOrVirtual,
    conditional: false,
    wherever: (told) => told.chip === 'apple-silicon' && isCode(told) && told.guide.action !== 'uninstall',
  },
  {
    row: 'T: nothing appears, load it again',
    step: TOLD.nothingAppears,
    conditional: true,
    wherever: (told) => !isManaged(told) && told.guide.action !== 'uninstall',
  },
  {
    row: 'an update on a Mac that is new, erased or migrated: the install guide serves',
    step: TOLD.notSetUp,
    conditional: true,
    wherever: (told) => told.what === 'update code' && told.chip === 'apple-silicon' && !isManaged(told),
  },
  {
    row: 'F: back to Full Security, if no other kext needs it',
    step: TOLD.fullSecurity,
    conditional: true,
    wherever: (told) => told.what === 'uninstall code' && told.chip === 'apple-silicon',
  },
  {
    row: 'X: reconnect the device',
    step: TOLD.reconnect,
    conditional: false,
    wherever: (told) => !isCode(told) && told.facts.reconnect === 'yes',
  },
];

describe('what is no scenario is told', () => {
  const guides: readonly Told[] = SUBJECTS.flatMap((subject) =>
    planner(subject.profile).plan.guides.flatMap((guide) =>
      (guide.chips as Chip[]).flatMap((chip) => {
        const here = subject.here[chip];
        if (!here) return [];
        return { guide, subject, chip, what: here[guide.action as Action], facts: here.facts };
      }),
    ),
  );
  const steps = ({ guide }: Told): StepJson[] => guide.phases.flatMap((phase) => phase.steps);

  for (const { row, step, conditional, wherever } of NO_SCENARIO) {
    it(`${row} (${step})`, () => {
      const where = guides.filter(wherever);
      expect(where.length).toBeGreaterThan(0);
      for (const told of where) {
        const found = steps(told).find((one) => one.id === step);
        const place = `${told.subject.name}, ${told.guide.id}`;
        expect(found, place).toBeDefined();
        expect(found?.if !== undefined, `${place}: has an if`).toBe(conditional);
      }
    });
  }

  it('kext already allowed on this macOS (Recovery is skipped)', () => {
    const where = guides.filter(
      (told) => /^(install|update adds) code$/.test(told.what) && told.chip === 'apple-silicon',
    );
    for (const { guide } of where.filter((told) => told.guide.management !== 'automated')) {
      expect(guide.phases.find((phase) => phase.id === 'recovery')?.skipIf, guide.id).toBeDefined();
    }
    expect(where.length).toBeGreaterThan(0);
  });

  it('macOS 10.13 to 10.15 has no guide', () => {
    for (const { guide } of guides) expect(Number(guide.macos.from)).toBeGreaterThanOrEqual(11);
  });
});
