import type { PlannedGuide } from './planned.ts';

/** The guides that do something else on the same Macs: what a guide can send its reader to. */
export function othersOf(
  guide: PlannedGuide,
  action: PlannedGuide['action'],
  guides: readonly PlannedGuide[],
): PlannedGuide[] {
  // Removing is planned once for all kinds of management.
  const management = action === 'uninstall' ? 'none' : guide.management;
  return guides.filter(
    (other) =>
      other.action === action &&
      other.management === management &&
      other.facts.family.some((family) => guide.facts.family.includes(family)) &&
      other.chips.some((chip) => guide.chips.includes(chip)),
  );
}

/** Tells each guide which others there are. */
export function acquainted(guides: readonly PlannedGuide[]): PlannedGuide[] {
  const has = (guide: PlannedGuide, action: PlannedGuide['action']) =>
    othersOf(guide, action, guides).length > 0 ? 'guide' : 'none';
  return guides.map((guide) => ({
    ...guide,
    facts: { ...guide.facts, installing: [has(guide, 'install')], removing: [has(guide, 'uninstall')] },
  }));
}
