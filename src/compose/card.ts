import type { Element, RootContent } from 'hast';
import type { SaidCard, SaidPhase, SaidStep } from './document.ts';
import { say } from './say.ts';
import type { Scope } from './scope.ts';

/**
 * The page for the time in which the Mac cannot show its own guide: the steps of the phase `recovery`, each in its own
 * words. What to do where it looks different (`:::trouble`) is set apart from them, so that the way itself is seen at once.
 * A page is small: the pictures are those that a topic wants on it (`::picture[…]{of=… on=card}`), and what stands
 * in `:::guide-only` is left out.
 */
export function cardOf(phases: readonly SaidPhase[], scope: Scope): SaidCard | undefined {
  const phase = phases.find(({ id }) => id === 'recovery');
  if (!phase) return undefined;
  const steps = phase.steps.map((step) => ({
    ...step,
    body: { ...step.body, children: trimmed(step.body.children) },
  }));
  return {
    ...say('recovery-card', scope, 2),
    ...(phase.condition ? { condition: phase.condition } : {}),
    steps: steps.map((step) => withOnly(step, (node) => !hasClass(node, 'trouble'))),
    different: steps
      .map((step) => withOnly(step, (node) => hasClass(node, 'trouble')))
      .filter(({ body }) => body.children.length > 0)
      .map(({ number, body }) => ({ ...(number === undefined ? {} : { number }), body })),
  };
}

function withOnly({ body, ...step }: SaidStep, isWanted: (node: RootContent) => boolean): SaidStep {
  return { ...step, body: { ...body, children: body.children.filter(isWanted) } };
}

/** Without what belongs to the guide alone, however deep it stands. */
function trimmed<Node extends RootContent>(nodes: readonly Node[]): Node[] {
  return nodes
    .filter((node) => node.type !== 'element' || !isForGuideAlone(node))
    .map((node) => (node.type === 'element' ? { ...node, children: trimmed(node.children) } : node));
}

function isForGuideAlone(node: Element): boolean {
  return hasClass(node, 'guide-only') || (hasClass(node, 'picture') && !hasClass(node, 'on-card'));
}

function hasClass(node: RootContent, name: string): boolean {
  return (
    node.type === 'element' && (node.properties.className as string[] | undefined)?.includes(name) === true
  );
}
