import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Reason } from '../diagnostics/sentences/plan.ts';
import { suggestionFor } from '../diagnostics/suggestion.ts';
import type { Content } from '../read/content/content.ts';
import type { Asked } from '../read/profile/asked.ts';
import type { ProfilePlaces } from '../read/profile/profile-places.ts';
import type { Path } from '../read/yaml/places.ts';
import { type Fit, loadable } from './impossible.ts';

/** What is asked of the plan and cannot be. Nothing is said where it depends on what is not known. */
export function check(
  asked: Asked,
  content: Pick<Content, 'flow' | 'macos'>,
  places: ProfilePlaces,
): Diagnostic[] {
  return [...unknownSteps(asked, content.flow, places), ...unmet(asked, content, places)];
}

/** A step of the vendor's own that would stand behind none of ours would be dropped without a word. */
function unknownSteps({ extra = [] }: Asked, flow: Content['flow'], places: ProfilePlaces): Diagnostic[] {
  const known = [...new Set(flow.steps.map(({ id }) => id))];
  return extra.flatMap(({ after }, index) => {
    if (after === undefined || known.includes(after)) return [];
    const args = { after, suggestion: suggestionFor(after, known), known };
    return [diagnostic('plan.unknown-step', args, places.of(['extra', index, 'after']))];
  });
}

/** Whoever asked for a chip and gets no guide for it is told; whoever gets no guide at all has asked for nothing. */
function unmet(
  { kexts, guides, product }: Asked,
  content: Pick<Content, 'flow' | 'macos'>,
  places: ProfilePlaces,
): Diagnostic[] {
  if (!kexts || !guides) return [];
  const fits = guides.chips.map((chip) => loadable({ kexts, guides }, chip, content));
  const empty = fits.filter((fit) => fit.kexts.length === 0 || fit.versions.length === 0);
  const reasons = empty.map(reasonFor);
  const found = fits.flatMap((fit) => cannotLoad(fit, places));
  if (empty.length === fits.length) {
    const args = { product: product?.name ?? 'this product', reasons };
    return [...found, diagnostic('plan.nothing', args, places.of(...causes(empty, ['chips'], places)))];
  }
  const without = empty.map((fit, index) => {
    const chip: Path = ['chips', guides.chips.indexOf(fit.chip)];
    const args = { chip: fit.chip, reasons: reasons.slice(index, index + 1) };
    return diagnostic('plan.no-guide-for-chip', args, places.of(...causes([fit], chip, places)));
  });
  return [...found, ...without];
}

function cannotLoad({ chip, slice, leftOut }: Fit, places: ProfilePlaces): Diagnostic[] {
  return leftOut.map((kext) => {
    const args = { kext: kext.id, chip, slice, architectures: kext.architectures ?? [] };
    return diagnostic('plan.kext-cannot-load', args, places.of(...tellingOf(kext, places)));
  });
}

/** Why there is nothing for a chip: there is no such Mac, or else no kext loads there. */
function reasonFor({ chip, versions, leftOut, impossible }: Fit): Reason {
  const isGone = versions.length === 0;
  const row = impossible.find(({ kext }) => (kext === undefined) === isGone);
  return isGone
    ? { chip, macos: row?.macos, because: row?.because }
    : { chip, kexts: leftOut.map(({ id }) => id), because: row?.because };
}

/** Where it is written that leaves nothing: what was asked for, or else the kexts that do not load. */
function causes(fits: readonly Fit[], chips: Path, places: ProfilePlaces): Path[] {
  const macos: Path[] = fits.some(({ versions }) => versions.length === 0) ? [['guides', 'macos']] : [];
  const kexts = fits.flatMap(({ leftOut }) => leftOut.slice(0, 1));
  return [...macos, ['guides', ...chips], ...kexts.flatMap((kext) => tellingOf(kext, places))];
}

/** What tells the chips of a kext. */
function tellingOf(kext: Fit['leftOut'][number], places: ProfilePlaces): Path[] {
  const entry = places.kext(kext);
  return [[...entry, 'architectures'], [...entry, 'bundle'], entry];
}
