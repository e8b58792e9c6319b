/** Every way in which one row of the flow can be a little wrong. */
import {
  FACTS,
  type Fact,
  type Flow,
  type FlowRow,
  PHASES,
  type PhaseRow,
  type When,
} from '../../src/read/content/content.ts';
import type { Words } from './contract.ts';
import { ARTICLE } from './expected.ts';

export interface Mutant {
  /** `ROW: what was done to it`; where rows share an id they are counted: `allow#2`. */
  name: string;
  flow: Flow;
}

export interface Mutated {
  /** The list, and the row by its name. */
  row: string;
  mutants: readonly Mutant[];
}

type Change<R> = readonly [what: string, rows: readonly R[]];

/** Whether some guide has both steps. */
export type Together = (id: string, other: string) => boolean;

/** The mutants of each row. `words` says which other topics and conditions there are. */
export function mutated(flow: Flow, words: Words, together: Together): Mutated[] {
  const names = numbered(flow.steps);
  const phaseNames = numbered(flow.phases);
  const impossibleNames = numbered(flow.impossible);
  const collect = (row: string, changes: readonly Change<never>[], list: keyof Flow): Mutated => ({
    row: `${list} ${row}`,
    mutants: changes.map(([what, rows]) => ({
      name: `${list} ${row}: ${what}`,
      flow: { ...flow, [list]: rows },
    })),
  });
  return [
    ...flow.steps.map((row, at) =>
      collect(
        names[at]!,
        [
          ...changes(flow.steps, at, stepVariants(row, words)),
          ...swap(flow.steps, at, together),
        ] as Change<never>[],
        'steps',
      ),
    ),
    ...flow.phases.map((row, at) =>
      collect(
        phaseNames[at]!,
        changes(flow.phases, at, phaseVariants(row, words)) as Change<never>[],
        'phases',
      ),
    ),
    ...flow.impossible.map((row, at) =>
      collect(
        impossibleNames[at]!,
        changes(flow.impossible, at, [
          ['because emptied', { ...row, because: '' }],
          ['source emptied', { ...row, source: ' ' }],
        ]) as Change<never>[],
        'impossible',
      ),
    ),
  ];
}

type Variant<R> = readonly [what: string, row: R];

function changes<R>(rows: readonly R[], at: number, variants: readonly Variant<R>[]): Change<R>[] {
  return [
    ['deleted', rows.toSpliced(at, 1)],
    ...variants.map(([what, row]) => [what, rows.with(at, row)] as const),
  ];
}

/** All rows of one id, changed for all of the next id: for the first row of an id, where some guide has both. */
function swap(rows: readonly FlowRow[], at: number, together: Together): Change<FlowRow>[] {
  const { id, phase } = rows[at]!;
  if (rows[at - 1]?.id === id) return [];
  const length = (from: number): number => {
    const end = rows.findIndex((row, place) => place > from && row.id !== rows[from]!.id);
    return (end < 0 ? rows.length : end) - from;
  };
  const next = at + length(at);
  const other = rows[next];
  if (other?.phase !== phase || !together(id, other.id)) return [];
  const moved = rows.slice(next, next + length(next));
  return [[`swapped with ${other.id}`, rows.toSpliced(next, moved.length).toSpliced(at, 0, ...moved)]];
}

function stepVariants(row: FlowRow, words: Words): Variant<FlowRow>[] {
  const known: readonly string[] = Object.values(ARTICLE).flat();
  return [
    ...row.covers.map(
      (cover, at) => [`no ${cover}`, { ...row, covers: row.covers.toSpliced(at, 1) }] as const,
    ),
    ...known
      .filter((cover) => !row.covers.includes(cover))
      .map((cover) => [`also ${cover}`, { ...row, covers: [...row.covers, cover] }] as const),
    ...(row.covers.length > 1
      ? [['covers reversed', { ...row, covers: row.covers.toReversed() }] as const]
      : []),
    ['down + 1', { ...row, down: row.down + 1 }],
    ...(row.down > 0 ? [['down - 1', { ...row, down: row.down - 1 }] as const] : []),
    ...PHASES.filter((phase) => phase !== row.phase).map(
      (phase) => [`in phase ${phase}`, { ...row, phase }] as const,
    ),
    ['renamed', { ...row, id: `${row.id}-x` }],
    ['topic unknown', { ...row, topic: 'no-such-topic' }],
    ['another topic', { ...row, topic: other(words.topics, row.topic) }],
    ['because emptied', { ...row, because: '' }],
    ['source emptied', { ...row, source: ' ' }],
    ...conditionVariants(row, words),
    ...whenVariants(row),
  ];
}

function phaseVariants(row: PhaseRow, words: Words): Variant<PhaseRow>[] {
  return [
    ...PHASES.filter((id) => id !== row.id).map((id) => [`for phase ${id}`, { ...row, id }] as const),
    ...conditionVariants(row, words),
    ...whenVariants(row),
  ];
}

interface Conditional {
  if?: string;
  skipIf?: string;
}

function conditionVariants<R extends Conditional>(row: R, words: Words): Variant<R>[] {
  const { if: given, skipIf, ...rest } = row;
  const bare = rest as unknown as R;
  return [
    ['another if', { ...bare, if: other(words.if, given) }],
    ['another skipIf', { ...bare, skipIf: other(words.skipIf, skipIf) }],
    ['if unknown', { ...bare, if: 'no-such-condition' }],
    ['skipIf unknown', { ...bare, skipIf: 'no-such-condition' }],
    ...(given !== undefined || skipIf !== undefined ? [['no condition', bare] as const] : []),
  ];
}

function other(names: ReadonlySet<string>, than: string | undefined): string {
  return [...names].find((name) => name !== than)!;
}

function whenVariants<R extends { when: When }>(row: R): Variant<R>[] {
  return (Object.keys(row.when) as Fact[]).flatMap((fact) => {
    const values: readonly string[] = row.when[fact]!;
    const { [fact]: _, ...others } = row.when;
    const put = (list: readonly string[]): R => ({ ...row, when: { ...others, [fact]: list } });
    const missing = FACTS[fact].filter((value) => !values.includes(value));
    return [
      [`any ${fact}`, { ...row, when: others }] as const,
      ...values.map((value) => [`not ${fact} ${value}`, put(values.filter((one) => one !== value))] as const),
      // Where one value is missing, adding it is the same as any.
      ...(missing.length > 1
        ? missing.map((value) => [`also ${fact} ${value}`, put([...values, value])] as const)
        : []),
    ];
  });
}

function numbered(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }, at) => {
    if (rows.filter((row) => row.id === id).length === 1) return id;
    return `${id}#${rows.slice(0, at + 1).filter((row) => row.id === id).length}`;
  });
}
