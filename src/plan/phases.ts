import { type Facts, type Flow, type FlowRow, PHASES } from '../read/content/content.ts';
import type { ExtraStep } from '../read/profile/profile.ts';
import { holds } from './facts.ts';
import type { Phase, Step } from './planned.ts';

/** The steps of one cell, by phase, in the order of the table; the vendor's own steps stand behind the step they name. */
export function phasesOf(facts: Facts, flow: Flow, extra: readonly ExtraStep[]): Phase[] {
  const rows = flow.steps.filter((row) => holds(row.when, facts));
  return PHASES.flatMap((id) => {
    const steps = rows
      .filter((row) => row.phase === id)
      .flatMap((row) => [stepOf(row), ...behind(row, extra)]);
    if (steps.length === 0) return [];
    const condition = flow.phases.find((phase) => phase.id === id && holds(phase.when, facts));
    return [{ id, ...conditionOf(condition), steps }];
  });
}

function stepOf(row: FlowRow): Step {
  const { id, topic, covers, down, because, source } = row;
  return { id, topic, covers, ...conditionOf(row), down, because, source };
}

function behind(row: FlowRow, extra: readonly ExtraStep[]): Step[] {
  return extra
    .filter((step) => step.after === row.id)
    .map(({ topic }) => ({
      id: topic,
      topic,
      covers: [],
      down: 0,
      because: 'The vendor added this step.',
      source: 'profile, extra',
    }));
}

function conditionOf(row: { if?: string; skipIf?: string } | undefined): { if?: string; skipIf?: string } {
  return { ...(row?.if ? { if: row.if } : {}), ...(row?.skipIf ? { skipIf: row.skipIf } : {}) };
}
