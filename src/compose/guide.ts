import { holds } from '../plan/facts.ts';
import type { Phase, PlannedGuide, Step } from '../plan/planned.ts';
import type { Content } from '../read/content/content.ts';
import type { Profile } from '../read/profile/profile.ts';
import { addressOf } from './address.ts';
import { cardOf } from './card.ts';
import type { Condition, GuideDocument, Passage, SaidAnswer, SaidPhase, SaidStep } from './document.ts';
import { helpOf } from './help.ts';
import { cannotLoad } from './impossible.ts';
import { labelsOf } from './labels.ts';
import type { Messages } from './messages.ts';
import { chipsKey, guideName, guideTitle, rangeName } from './names.ts';
import { pageOf } from './page.ts';
import { sayProse } from './prose.ts';
import { say, sayString } from './say.ts';
import type { Scope } from './scope.ts';

/** Says a planned guide in one language. */
export function composeGuide(
  guide: PlannedGuide,
  profile: Profile,
  content: Content,
  scope: Scope,
): GuideDocument {
  const { messages } = scope;
  const title = guideName(guide, messages);
  const phases = sayPhases(guide.phases, scope);
  const address = addressOf(guide, profile, scope.language.locale);
  const card = cardOf(phases, scope);
  const windowTitle = messages('guide.page', { product: profile.product.name, title });
  return {
    ...pageOf(title, windowTitle, profile, scope.language, messages),
    guide,
    summary: summaryOf(guide, profile, scope),
    heading: guideTitle(guide, messages),
    ...managedOf(guide, messages),
    // Whoever removes a product needs to know which one it is, and no more why it was there.
    explain: explainOf(profile, scope, 2).slice(0, guide.action === 'uninstall' ? 1 : 2),
    answers: answersOf(content, scope),
    phases,
    labels: labelsOf(scope),
    help: helpOf(profile, messages),
    allGuides: messages('guide.all-guides', { product: profile.product.name }),
    ...(address === undefined ? {} : { address }),
    ...(card === undefined ? {} : { card }),
  };
}

/** What the product is and why it needs a kext; `below` is the level of the heading that each passage stands under. */
export function explainOf(profile: Profile, { language, messages }: Scope, below: number): Passage[] {
  return (['what', 'why'] as const).flatMap((key) => {
    const said = profile.explain && sayProse(profile.explain[key], language.locale, below);
    return said ? [{ title: messages(`ui.${key}`), ...said }] : [];
  });
}

function managedOf({ management }: PlannedGuide, messages: Messages): { managed?: string } {
  if (management === 'none') return {};
  const how = messages('pane.management', { management });
  return { managed: messages('guide.managed', { how }) };
}

/** How long the installation takes is the vendor's word; no guide guesses it. */
function summaryOf(
  guide: PlannedGuide,
  profile: Profile,
  { messages, language }: Scope,
): GuideDocument['summary'] {
  const macos = rangeName(guide.macos, messages);
  const minutes = guide.action === 'install' ? profile.explain?.minutes : undefined;
  return [
    { label: messages('ui.your-mac'), text: messages('summary.for.text', { chips: chipsKey(guide), macos }) },
    ...(guide.leftOut.length === 0
      ? []
      : [
          {
            label: messages('ui.left-out'),
            text: cannotLoad(
              guide.leftOut.map(({ id }) => id),
              guide,
              profile,
              messages,
              language.locale,
            ),
          },
        ]),
    { label: messages('ui.restarts'), text: restartsOf(guide, messages) },
    ...(minutes === undefined
      ? []
      : [
          {
            label: messages('ui.time'),
            text: messages('summary.time.text', { minutes, vendor: profile.product.vendor }),
          },
        ]),
    ...(guide.management === 'none'
      ? [{ label: messages('ui.company'), text: messages('summary.company.text') }]
      : []),
  ];
}

/** What the reader wants to know: how many, whether it may be fewer, and whether there may be more. */
export function restartsOf(guide: PlannedGuide, messages: Messages): string {
  const most = guide.restarts;
  if (guide.restartsAtLeast < most) {
    return messages('summary.restarts.range', { most, least: guide.restartsAtLeast });
  }
  const extra = guide.phases
    .filter((phase) => phase.if && phase.id === 'recovery')
    .flatMap((phase) => phase.steps)
    .reduce((sum, step) => sum + step.down, 0);
  if (extra > 0) return messages('summary.restarts.conditional', { most, extra });
  const mayAsk = guide.phases.some(({ id, steps }) => id === 'restart' && steps.every((step) => step.if));
  return messages(mayAsk ? 'summary.restarts.asked' : 'summary.restarts.text', { most });
}

function answersOf(content: Content, scope: Scope): SaidAnswer[] {
  return content.answers
    .filter((row) => row.when.some((when) => scope.readers.some((facts) => holds(when, facts))))
    .map(({ id, topic }) => ({ id, ...say(topic, scope) }));
}

/** Numbers run through the guide; a step that is only for some readers has none, so that the others miss no number. */
export function sayPhases(phases: readonly Phase[], scope: Scope): SaidPhase[] {
  let number = 0;
  return phases.map((phase) => ({
    id: phase.id,
    title: scope.messages(`phase.${phase.id}`),
    ...downsOf(phase, scope),
    ...conditionOf(phase, scope),
    steps: phase.steps.map((step): SaidStep => {
      const condition = conditionOf(step, scope);
      const said = { id: step.id, ...say(step.topic, scope), ...condition };
      if (condition.condition?.kind === 'if') return said;
      number += 1;
      return { ...said, number };
    }),
  }));
}

function downsOf(phase: Phase, { messages }: Scope): { restarts?: string } {
  if (phase.if) return {};
  const count = phase.steps.filter((step) => !step.if).reduce((sum, step) => sum + step.down, 0);
  return count > 0 ? { restarts: messages('phase-restarts', { count }) } : {};
}

function conditionOf(part: Phase | Step, scope: Scope): { condition?: Condition } {
  if (part.if) return { condition: { kind: 'if', tree: sayString(`if.${part.if}`, scope) } };
  if (part.skipIf) return { condition: { kind: 'skipIf', tree: sayString(`skipIf.${part.skipIf}`, scope) } };
  return {};
}
