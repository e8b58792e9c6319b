import type { Facts, MacosVersion } from '../read/content/content.ts';
import type { Chip, Kext, Profile } from '../read/profile/profile.ts';
import { type Cell, join } from './facts.ts';
import { guideId } from './guide-id.ts';
import type { Phase, PlannedGuide } from './planned.ts';

/** A cell with what was decided for it. */
export interface CellPlan extends Cell {
  version: string;
  facts: Facts;
  kexts: readonly Kext[];
  leftOut: readonly Kext[];
  phases: readonly Phase[];
}

/**
 * Cells that need the same steps in the same words become one guide: of one action, one management, one family, one
 * run of adjacent versions. A chip that a version does not run on leaves no gap, since there is no such Mac.
 */
export function mergeCells(
  cells: readonly CellPlan[],
  profile: Profile,
  macos: readonly MacosVersion[],
): PlannedGuide[] {
  const groups = Map.groupBy(cells, sameness);
  return [...groups.values()].flatMap((group) =>
    runs(group, macos).map((run) => guideOf(run, profile, macos)),
  );
}

/** Everything that the words of a guide depend on; chip and version are what may differ. */
function sameness(cell: CellPlan): string {
  const { chip: _, ...facts } = cell.facts;
  return JSON.stringify([facts, cell.phases, ids(cell.kexts), ids(cell.leftOut)]);
}

function ids(kexts: readonly Kext[]): string[] {
  return kexts.map((kext) => kext.id);
}

/** Splits equal cells where a version between them is missing although a Mac for it exists. */
function runs(cells: readonly CellPlan[], macos: readonly MacosVersion[]): CellPlan[][] {
  const found: CellPlan[][] = [];
  for (const { version } of macos) {
    const here = cells.filter((cell) => cell.version === version);
    if (here.length === 0) found.push([]);
    else if (found.length === 0) found.push(here);
    else found.at(-1)!.push(...here);
  }
  return found.filter((run) => run.length > 0);
}

function guideOf(cells: readonly CellPlan[], profile: Profile, macos: readonly MacosVersion[]): PlannedGuide {
  const first = cells[0]!;
  const present = new Set(cells.map((cell) => cell.chip));
  const chips = (['apple-silicon', 'intel'] as Chip[]).filter((chip) => present.has(chip));
  const last = cells.at(-1)!.version;
  const open = profile.guides.macos.to === null && last === macos.at(-1)?.version;
  const chip = chips.length === 1 ? chips[0]! : 'all';
  const facts = join(cells.map((cell) => cell.facts));
  return {
    id: guideId(first.action, chip, first.family, first.management),
    action: first.action,
    chips,
    macos: { from: first.version, to: open ? null : last },
    management: first.management,
    restarts: downs(first.phases, false),
    restartsAtLeast: downs(first.phases, true),
    phases: first.phases,
    facts: { ...facts, newer: [open ? 'yes' : 'no'] },
    kexts: first.kexts,
    leftOut: first.leftOut,
  };
}

/** How often the Mac goes down; what is under an `if` does not count, since it is not the rule. */
function downs(phases: readonly Phase[], skipping: boolean): number {
  const counted = (part: { if?: string; skipIf?: string }) => !part.if && !(skipping && part.skipIf);
  return phases
    .filter(counted)
    .flatMap((phase) => phase.steps.filter(counted))
    .reduce((sum, step) => sum + step.down, 0);
}
