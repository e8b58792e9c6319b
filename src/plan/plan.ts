import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Content } from '../read/content/content.ts';
import type { Action, Management, Profile } from '../read/profile/profile.ts';
import { type ProfilePlaces, placesOfNothing } from '../read/profile/profile-places.ts';
import { check } from './check.ts';
import { type Cell, factsOf } from './facts.ts';
import { loadable } from './impossible.ts';
import { type CellPlan, mergeCells } from './merge.ts';
import { acquainted } from './others.ts';
import { phasesOf } from './phases.ts';
import type { Plan } from './planned.ts';

/**
 * Decides which guides a product needs and what stands in them. Every cell of action x chip x macOS version x
 * management is decided by the rows of flow.yaml; cells that come out alike become one guide.
 */
export function plan(
  profile: Profile,
  content: Pick<Content, 'flow' | 'macos'>,
  places: ProfilePlaces = placesOfNothing(profile.source),
): { plan: Plan; diagnostics: Diagnostic[] } {
  const cells: CellPlan[] = [];
  const fits = profile.guides.chips.map((chip) => loadable(profile, chip, content));
  for (const { action, management } of tasks(profile)) {
    for (const { chip, versions, kexts, leftOut } of fits) {
      if (kexts.length === 0) continue;
      for (const { version, family } of versions) {
        const cell: Cell = { action, chip, family, management };
        const facts = factsOf(profile, cell, kexts, leftOut);
        cells.push({
          ...cell,
          version,
          facts,
          kexts,
          leftOut,
          phases: phasesOf(facts, content.flow, profile.extra),
        });
      }
    }
  }
  const guides = acquainted(mergeCells(cells, profile, content.macos));
  const impossible = fits.flatMap((fit) => fit.impossible);
  return {
    plan: { product: profile.product.id, guides, impossible },
    diagnostics: check(profile, content, places),
  };
}

/** Management changes nothing in how a product is removed, so that is planned once. */
function tasks(profile: Profile): { action: Action; management: Management }[] {
  return profile.guides.actions.flatMap((action) => {
    const ways: readonly Management[] = action === 'uninstall' ? ['none'] : profile.guides.management;
    return ways.map((management) => ({ action, management }));
  });
}
