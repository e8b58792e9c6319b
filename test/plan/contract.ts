/**
 * Holds a planner to the contract of design.md, cell by cell. No vitest in here: `table.test.ts` reports what is found,
 * `mutation.test.ts` wants something to be found in every flow that is wrong.
 */
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Language } from '../../src/read/content/content.ts';
import type { Action, Chip, Management, Profile } from '../../src/read/profile/profile.ts';
import { ARTICLE, type Case, COVERS, INTEL_ENDS, PHASE_ORDER, VERSIONS } from './expected.ts';
import { CHIPS, type Here, NARROWED, SUBJECTS, type Subject } from './profiles.ts';
import { STEPS } from './steps.ts';

// Plan JSON, as design.md has it.

export interface RangeJson {
  from: string;
  to: string | null;
}

export interface StepJson {
  id: string;
  topic: string;
  covers: readonly string[];
  if?: string;
  skipIf?: string;
  because: string;
  source: string;
}

export interface PhaseJson {
  id: string;
  if?: string;
  skipIf?: string;
  steps: readonly StepJson[];
}

export interface GuideJson {
  id: string;
  action: string;
  chips: readonly string[];
  macos: RangeJson;
  management: string;
  restarts: number;
  restartsAtLeast: number;
  phases: readonly PhaseJson[];
}

export interface PlanJson {
  product: string;
  guides: readonly GuideJson[];
  impossible: readonly { chips: readonly string[]; macos: RangeJson; because: string; source: string }[];
}

export interface Outcome {
  plan: PlanJson;
  diagnostics: readonly Diagnostic[];
}

/** The planner with its content put in. */
export type Planner = (profile: Profile) => Outcome;

/** What the language has: names of topics, and of conditions (the strings `if.NAME` and `skipIf.NAME`). */
export interface Words {
  topics: ReadonlySet<string>;
  if: ReadonlySet<string>;
  skipIf: ReadonlySet<string>;
}

export function wordsOf({ topics, strings }: Pick<Language, 'topics' | 'strings'>): Words {
  const under = (prefix: string) =>
    new Set(
      [...strings.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
    );
  return { topics: new Set(topics.keys()), if: under('if.'), skipIf: under('skipIf.') };
}

/** Everything that is tried. */
export const RUNS: readonly Subject[] = [...SUBJECTS, ...NARROWED];

/** All that is wrong with a planner. */
export function violations(planner: Planner, words: Words): string[] {
  return RUNS.flatMap((run) => [...check(run, planner, words)].map((what) => `${run.name}: ${what}`));
}

/** All that is wrong with what a planner makes of one product. */
export function* check(run: Subject, planner: Planner, words: Words): Generator<string> {
  let outcome: Outcome;
  try {
    outcome = planner(run.profile);
  } catch (error) {
    yield `the planner threw ${error}`;
    return;
  }
  const { plan, diagnostics } = outcome;
  yield* shape(plan, run.profile);
  for (const guide of plan.guides) yield* sound(guide, words);
  yield* repeated(
    plan.guides.map((guide) => guide.id),
    'the id of two guides',
  );
  yield* cells(run, plan);
  yield* content(run, plan);
  yield* shared(run, plan);
  yield* impossible(run, plan);
  yield* findings(run, plan, diagnostics);
}

// The matrices.

type Condition = '' | 'if' | 'skip';

interface Cover {
  step: string;
  /** Authenticating is told in one step with the next one in macos-13, in one of its own in macos-11. */
  joined: boolean;
}

interface Covered {
  phases: ReadonlyMap<string, { condition: Condition; covers: readonly Cover[] }>;
  restarts: number;
  atLeast: number;
}

const LETTERS: Readonly<Record<string, string>> = {
  s: 'silicon',
  l: 'load',
  u: 'update',
  c: 'codeless',
  x: 'unload',
};

function readField(field: string): Covered {
  const [what = '', numbers = ''] = field.split(' / ');
  const [, restarts, atLeast] = /^(\d) \((\d)\)$/.exec(numbers.trim()) ?? unreadable(field);
  const phases = new Map<string, { condition: Condition; covers: Cover[] }>();
  for (const part of what.trim() === '-' ? [] : what.split(' | ')) {
    const [, id, condition, steps] =
      /^([a-z]+)(?:\?(if|skip))?: ([a-z0-9~ ]+)$/.exec(part.trim()) ?? unreadable(part);
    const covers = steps!.split(' ').flatMap((word) =>
      word.split('~').map((letter, at, all) => ({
        step: `${LETTERS[letter[0]!] ?? unreadable(word)}.${letter.slice(1)}`,
        joined: at < all.length - 1,
      })),
    );
    phases.set(id!, { condition: (condition ?? '') as Condition, covers });
  }
  return { phases, restarts: Number(restarts), atLeast: Number(atLeast) };
}

function unreadable(text: string): never {
  throw new Error(`Not readable in the expected table: ${text}`);
}

/** By `CASE | CHIP | MANAGEMENT`. */
export const COVER_CELLS: ReadonlyMap<string, Covered> = new Map(
  Object.entries(COVERS).flatMap(([what, matrix]) =>
    matrix
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [, management, rest] = /^\s*(\w+) +\| (.+)$/.exec(line) ?? unreadable(line);
        return rest!
          .split('||')
          .map((field, at) => [`${what} | ${CHIPS[at]} | ${management}`, readField(field.trim())] as const);
      }),
  ),
);

interface Listed {
  /** As `named` writes it. */
  name: string;
  only: readonly (readonly [fact: string, value: string])[];
}

interface StepList {
  text: string;
  /** By the phase's id; `name` has its condition too. */
  phases: ReadonlyMap<string, { name: string; steps: readonly Listed[] }>;
}

/** How steps.ts writes a step or a phase. */
function named(row: { id: string; topic?: string; if?: string; skipIf?: string }): string {
  const topic = row.topic === undefined || row.topic === row.id ? '' : `(${row.topic})`;
  const given = row.if === undefined ? '' : `?${row.if}`;
  const skipped = row.skipIf === undefined ? '' : `!${row.skipIf}`;
  return `${row.id}${topic}${given}${skipped}`;
}

/** By `CASE | CHIP | MANAGEMENT`, as COVER_CELLS. */
export const STEP_CELLS: ReadonlyMap<string, StepList> = readSteps(STEPS);

function readSteps(text: string): Map<string, StepList> {
  const cells = new Map<string, StepList>();
  for (const block of text.trim().split(/\n\s*\n/)) {
    const [head = '', ...lines] = block.split('\n');
    const phases = new Map(
      lines.map((line) => {
        const [, name, id, steps] = /^(([a-z]+)(?:[?!][a-z-]+)?): +(.+)$/.exec(line) ?? unreadable(line);
        return [id!, { name: name!, steps: steps!.trim().split(/ +/).map(readListed) }] as const;
      }),
    );
    const [cases, chips, managements] = head
      .replace(/^# /, '')
      .split(' | ')
      .map((list) => list.split(', '));
    for (const what of cases!) {
      for (const chip of chips!) {
        for (const management of managements ?? unreadable(head)) {
          const key = `${what} | ${chip} | ${management}`;
          if (cells.has(key)) throw new Error(`Two blocks of steps.ts hold ${key}`);
          cells.set(key, { text: lines.join('\n'), phases });
        }
      }
    }
  }
  return cells;
}

function readListed(word: string): Listed {
  const [name, ...facts] = word.split('@');
  if (!/^[a-z0-9-]+(\([a-z0-9-]+\))?([?!][a-z0-9-]+)?$/.test(name!)) unreadable(word);
  return { name: name!, only: facts.map((fact) => fact.split('=') as [string, string]) };
}

// Versions and cells.

const FAMILIES = Object.keys(VERSIONS) as (keyof typeof VERSIONS)[];
const KNOWN: readonly string[] = FAMILIES.flatMap((family) => VERSIONS[family]);
/** A version that is not out yet. */
const NEWER = '99';
const ALL: readonly string[] = [...KNOWN, NEWER];

const holds = (range: RangeJson, version: string): boolean =>
  Number(range.from) <= Number(version) && (range.to === null || Number(version) <= Number(range.to));

const exists = (chip: Chip, version: string): boolean =>
  chip === 'apple-silicon' || Number(version) < Number(INTEL_ENDS);

const familyOf = (version: string) =>
  (VERSIONS['macos-11'] as readonly string[]).includes(version) ? 'macos-11' : 'macos-13';

interface Cell {
  action: Action;
  management: Management;
  chip: Chip;
  version: string;
}

/** Every cell that the profile asks for; uninstalling is the same for all managements and asked for once. */
function* asked(profile: Profile): Generator<Cell> {
  const { actions, chips, management: managements, macos } = profile.guides;
  for (const action of actions) {
    for (const management of action === 'uninstall' ? (['none'] as const) : managements) {
      for (const chip of chips) {
        for (const version of ALL) if (holds(macos, version)) yield { action, management, chip, version };
      }
    }
  }
}

const of = (guide: GuideJson, cell: Omit<Cell, 'version'>): boolean =>
  guide.action === cell.action && guide.management === cell.management && guide.chips.includes(cell.chip);

// The rules.

type Keys = ReadonlySet<string>;

const keySet = (names: string): Keys => new Set(names.split(' '));
const PLAN_KEYS = keySet('product guides impossible');
const GUIDE_KEYS = keySet('id action chips macos management restarts restartsAtLeast phases');
const RANGE_KEYS = keySet('from to');
const PHASE_KEYS = keySet('id steps');
const STEP_KEYS = keySet('id topic covers because source');
const CONDITIONS = keySet('if skipIf');
const IMPOSSIBLE_KEYS = keySet('chips macos because source');
const NO_KEYS: Keys = new Set();

function* shape(plan: PlanJson, profile: Profile): Generator<string> {
  yield* keys('the plan', plan, PLAN_KEYS);
  if (plan.product !== profile.product.id) yield `product is ${plan.product}, not ${profile.product.id}`;
  for (const guide of plan.guides) {
    yield* keys(guide.id, guide, GUIDE_KEYS);
    yield* keys(guide.id, guide.macos, RANGE_KEYS);
    for (const phase of guide.phases) {
      yield* keys(guide.id, phase, PHASE_KEYS, CONDITIONS);
      for (const step of phase.steps) yield* keys(guide.id, step, STEP_KEYS, CONDITIONS);
    }
  }
  for (const entry of plan.impossible) yield* keys('impossible', entry, IMPOSSIBLE_KEYS);
}

function* keys(what: string, value: object, needed: Keys, allowed: Keys = NO_KEYS): Generator<string> {
  let found = 0;
  for (const [key, held] of Object.entries(value)) {
    if (needed.has(key)) found += 1;
    else if (held !== undefined && !allowed.has(key)) yield `${what}: the key ${key} is not in the contract`;
  }
  if (found < needed.size) yield `${what}: of ${[...needed]} there is only ${Object.keys(value)}`;
}

/** What is true of every guide, whatever it is about. */
function* sound(guide: GuideJson, words: Words): Generator<string> {
  const family = familyOf(guide.macos.from);
  const chip = guide.chips.length === 2 ? 'all' : guide.chips[0];
  const end = guide.management === 'none' ? '' : `-${guide.management}`;
  const id = `${guide.action}-${chip}-${family}${end}`;
  if (guide.id !== id) yield `${guide.id} should be ${id}`;
  if (guide.chips.length === 2 && String(guide.chips) !== String(CHIPS)) yield `${id}: chips ${guide.chips}`;
  if (guide.chips.length === 0) yield `${id} is for no chip`;
  if (!KNOWN.includes(guide.macos.from)) yield `${id} begins at ${guide.macos.from}`;
  if (guide.macos.to !== null && !KNOWN.includes(guide.macos.to)) yield `${id} ends at ${guide.macos.to}`;
  if (guide.macos.to !== null && familyOf(guide.macos.to) !== family) yield `${id} is of two families`;

  const phases = guide.phases.map((phase) => phase.id);
  const order = PHASE_ORDER.filter((phase) => phases.includes(phase));
  if (phases.join() !== order.join()) yield `${id} has the phases ${phases}, not ${order}`;
  const steps = guide.phases.flatMap((phase) => phase.steps);
  yield* repeated(
    steps.map((step) => step.id),
    `two steps of ${id}`,
  );
  const covers = steps.flatMap((step) => step.covers);
  yield* repeated(covers, `covered twice in ${id}`);
  const known = Object.values(ARTICLE).flat() as string[];
  for (const cover of covers) if (!known.includes(cover)) yield `${id} covers ${cover}, which is no step`;

  for (const phase of guide.phases) {
    if (phase.steps.length === 0) yield `${id}: ${phase.id} is empty`;
    yield* conditional(`${id} ${phase.id}`, phase, words);
  }
  for (const step of steps) {
    const name = `${id} ${step.id}`;
    yield* conditional(name, step, words);
    if (!words.topics.has(step.topic)) yield `${name}: no topic ${step.topic}`;
    if (!said(step.because)) yield `${name} has no because`;
    if (!said(step.source)) yield `${name} has no source`;
    if ((step.if || step.skipIf) && step.covers.length > 0)
      yield `${name} has an if and covers ${step.covers}`;
  }

  if (!guide.chips.includes('intel')) return;
  const ofRecovery = /recovery|security-utility|reduced|silicon|power-button|full-security|this-mac-can/;
  if (phases.includes('recovery')) yield `${id} is for Intel and has the phase recovery`;
  for (const { id: step, topic, covers: done } of steps) {
    if (ofRecovery.test(`${step} ${topic} ${done}`)) yield `${id} is for Intel and has ${step} (${topic})`;
  }
}

function* conditional(what: string, row: { if?: string; skipIf?: string }, words: Words): Generator<string> {
  if (row.if !== undefined && row.skipIf !== undefined) yield `${what} has an if and a skipIf`;
  for (const kind of ['if', 'skipIf'] as const) {
    const name = row[kind];
    if (name !== undefined && !words[kind].has(name)) yield `${what}: no words for ${kind} ${name}`;
  }
}

const said = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';

function* repeated(values: readonly string[], what: string): Generator<string> {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) yield `${what}: ${value}`;
    seen.add(value);
  }
}

/** Each cell has exactly one guide where one can be, and no guide holds anything else. */
function* cells(run: Subject, plan: PlanJson): Generator<string> {
  const { profile, here } = run;
  const wanted = new Set<string>();
  for (const cell of asked(profile)) {
    const { action, management, chip, version } = cell;
    const name = `${action} ${chip} ${version} ${management}`;
    if (!exists(chip, version)) continue;
    const found = plan.guides.filter((guide) => of(guide, cell) && holds(guide.macos, version));
    const count = here[chip] ? 1 : 0;
    if (found.length !== count) yield `${name} has ${found.length} guides, not ${count}`;
    for (const guide of found) wanted.add(guide.id);
  }
  const { guides } = profile;
  for (const guide of plan.guides) {
    if (!wanted.has(guide.id)) yield `${guide.id} is for nobody`;
    for (const chip of guide.chips) {
      if (!guides.chips.includes(chip as Chip)) yield `${guide.id} is for ${chip}, which nobody asked for`;
    }
    const range = rangeOf(guide, profile);
    if (guide.macos.from !== range.from) yield `${guide.id} begins at ${guide.macos.from}, not ${range.from}`;
    if (guide.macos.to !== range.to) yield `${guide.id} ends at ${guide.macos.to}, not ${range.to}`;
  }
}

/** What a guide's range has to be: all of its family that was asked for and that a Mac with one of its chips can run. */
function rangeOf(
  guide: GuideJson,
  profile: Profile,
): { from: string | undefined; to: string | null | undefined } {
  const { macos } = profile.guides;
  const family = familyOf(guide.macos.from);
  const here = ALL.filter(
    (version) =>
      familyOf(version) === family &&
      holds(macos, version) &&
      guide.chips.some((chip) => exists(chip as Chip, version)),
  );
  return { from: here[0], to: here.includes(NEWER) ? null : here.at(-1) };
}

/** Each guide does, for each of its chips, what the tables say. */
function* content(run: Subject, plan: PlanJson): Generator<string> {
  for (const guide of plan.guides) {
    for (const chip of guide.chips as Chip[]) {
      const here = run.here[chip];
      if (!here) continue; // said by `cells`
      const key = `${here[guide.action as Action]} | ${chip} | ${guide.management}`;
      for (const wrong of covered(guide, COVER_CELLS.get(key))) yield `${guide.id} (${key}): ${wrong}`;
      for (const wrong of listed(guide, STEP_CELLS.get(key), here)) yield `${guide.id} (${key}): ${wrong}`;
    }
  }
}

function* covered(guide: GuideJson, cell: Covered | undefined): Generator<string> {
  if (!cell) {
    yield 'expected.ts has no such cell';
    return;
  }
  if (guide.restarts !== cell.restarts) yield `restarts ${guide.restarts}, not ${cell.restarts}`;
  if (guide.restartsAtLeast !== cell.atLeast) {
    yield `restarts at least ${guide.restartsAtLeast}, not ${cell.atLeast}`;
  }
  for (const id of PHASE_ORDER) {
    const phase = guide.phases.find((one) => one.id === id);
    const want = cell.phases.get(id);
    const condition = phase?.if ? 'if' : phase?.skipIf ? 'skip' : '';
    if (condition !== (want?.condition ?? '')) {
      yield `${id} is under "${condition}", not "${want?.condition ?? ''}"`;
    }
    const steps = (phase?.steps ?? []).filter((step) => !step.if);
    const found = steps.flatMap((step) => step.covers).join(' ');
    const covers = want?.covers ?? [];
    const wanted = covers.map((cover) => cover.step).join(' ');
    if (found !== wanted) yield `${id} covers ${found || 'nothing'}, not ${wanted || 'nothing'}`;
    for (const [at, { step, joined }] of covers.entries()) {
      const next = covers[at + 1];
      if (!joined || !next) continue;
      const together = steps.some((one) => one.covers.includes(step) && one.covers.includes(next.step));
      const want13 = familyOf(guide.macos.from) === 'macos-13';
      if (together !== want13) yield `${step} and ${next.step} are ${together ? 'one step' : 'two steps'}`;
    }
  }
}

function* listed(guide: GuideJson, cell: StepList | undefined, here: Here): Generator<string> {
  if (!cell) {
    yield 'steps.ts has no such cell';
    return;
  }
  const facts: Readonly<Record<string, string>> = {
    ...here.facts,
    family: familyOf(guide.macos.from),
    newer: guide.macos.to === null ? 'yes' : 'no',
    action: guide.action,
  };
  for (const id of PHASE_ORDER) {
    const phase = guide.phases.find((one) => one.id === id);
    const want = cell.phases.get(id);
    const steps = (want?.steps ?? [])
      .filter(({ only }) => only.every(([fact, value]) => (facts[fact] ?? unreadable(fact)) === value))
      .map(({ name }) => name);
    const found = phase ? `${named(phase)}: ${phase.steps.map(named).join(' ')}` : `no ${id}`;
    const wanted = want && steps.length > 0 ? `${want.name}: ${steps.join(' ')}` : `no ${id}`;
    if (found !== wanted) yield `[${found}] should be [${wanted}]`;
  }
}

/** Scenarios of both chips that need the same steps in the same words are one guide. */
function* shared(run: Subject, plan: PlanJson): Generator<string> {
  const [silicon, intel] = [run.here['apple-silicon'], run.here.intel];
  const same = silicon && intel && run.leftOut.length === 0;
  for (const guide of plan.guides) {
    if (guide.chips.length === 2 && !same) yield `${guide.id} is one guide for different kexts`;
  }
  const { chips, macos, actions, management: managements } = run.profile.guides;
  if (!same || chips.length < 2) return;
  const text = (what: Case, management: string) =>
    CHIPS.map((chip) => STEP_CELLS.get(`${what} | ${chip} | ${management}`)?.text);
  for (const action of actions) {
    for (const management of action === 'uninstall' ? (['none'] as const) : managements) {
      const [one, other] = text(silicon[action], management);
      if (one !== other) continue;
      for (const family of FAMILIES) {
        if (!VERSIONS[family].some((version) => holds(macos, version) && exists('intel', version))) continue;
        const guides = plan.guides.filter(
          (guide) =>
            guide.action === action &&
            guide.management === management &&
            familyOf(guide.macos.from) === family,
        );
        if (guides.length !== 1) yield `${action} ${family} ${management} is not one guide for both chips`;
      }
    }
  }
}

/** Every cell that cannot be is named with its reason, and no other is. */
function* impossible(run: Subject, plan: PlanJson): Generator<string> {
  const { macos, chips } = run.profile.guides;
  for (const chip of chips) {
    for (const version of ALL.filter((one) => holds(macos, one))) {
      const named = plan.impossible.some(
        (entry) => entry.chips.includes(chip) && holds(entry.macos, version),
      );
      const wanted = !exists(chip, version) || run.leftOut.includes(chip);
      if (named !== wanted) yield `${chip} on ${version} is ${named ? '' : 'not '}named as impossible`;
    }
  }
  for (const entry of plan.impossible) {
    // The kext that cannot load is named in front of the reason.
    if (!said(entry.because.replace(/^[\w.-]+: /, '')) || !said(entry.source))
      yield `impossible ${entry.chips} has no because or source`;
    if (entry.chips.length === 0) yield 'impossible for no chip';
    for (const chip of entry.chips) {
      if (!chips.includes(chip as Chip)) yield `impossible on ${chip}, which nobody asked for`;
    }
    for (const version of ALL) {
      if (holds(entry.macos, version) && !holds(macos, version)) yield `impossible on ${version}: not asked`;
    }
    if (entry.macos.to !== null && !KNOWN.includes(entry.macos.to)) yield `impossible to ${entry.macos.to}`;
  }
  yield* repeated(
    plan.impossible.map((entry) => JSON.stringify(entry)),
    'impossible twice',
  );

  // Intel ends with macOS 26: one entry of its own, from 27 on.
  const over = ALL.filter((version) => holds(macos, version) && !exists('intel', version));
  if (!chips.includes('intel') || over.length === 0 || run.leftOut.includes('intel')) return;
  const range = { from: over[0], to: over.includes(NEWER) ? null : over.at(-1) };
  const ends = plan.impossible.filter(
    (entry) =>
      String(entry.chips) === 'intel' && entry.macos.from === range.from && entry.macos.to === range.to,
  );
  if (ends.length !== 1) yield `Intel from macOS ${range.from} on has ${ends.length} entries in impossible`;
}

/** Asking for what cannot be is a warning; only where nothing is left it is an error. */
function* findings(run: Subject, plan: PlanJson, diagnostics: readonly Diagnostic[]): Generator<string> {
  const { chips, macos } = run.profile.guides;
  const errors = diagnostics.filter((finding) => finding.severity === 'error').map((finding) => finding.code);
  const warnings = diagnostics.filter((finding) => finding.severity === 'warning');
  const possible = chips.filter(
    (chip) => run.here[chip] && ALL.some((version) => holds(macos, version) && exists(chip, version)),
  );
  if (possible.length === 0) {
    if (plan.guides.length > 0) yield 'guides where none can be';
    if (errors.join() !== 'plan.nothing') yield `errors are [${errors}], not [plan.nothing]`;
    return;
  }
  if (errors.length > 0) yield `errors [${errors}] although guides are left`;
  const lost = possible.length < chips.length || run.leftOut.some((chip) => chips.includes(chip));
  if (lost && warnings.length === 0) yield 'no warning that something cannot be';
  const guessed = run.profile.kexts.some((kext) => kext.architectures === undefined);
  const ends = chips.includes('intel') && macos.to !== null && !exists('intel', macos.to);
  if (!lost && !guessed && !ends && warnings.length > 0) {
    yield `warnings [${warnings.map((finding) => finding.code)}] although everything can be`;
  }
}
