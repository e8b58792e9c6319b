import type { Root, RootContent } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { Plan, PlannedGuide } from '../plan/planned.ts';
import type { Content } from '../read/content/content.ts';
import type { Profile } from '../read/profile/profile.ts';
import { audienceOf } from './audience.ts';
import type { PaneDocument, PaneName, Passage } from './document.ts';
import { explainOf, restartsOf, sayPhases } from './guide.ts';
import { element, text } from './hast.ts';
import { impossibleOf } from './impossible.ts';
import { pageOf } from './page.ts';
import { withoutPictures } from './pictures.ts';
import { mergeGuides } from './readme.ts';
import { say } from './say.ts';
import type { Scope } from './scope.ts';

/**
 * The pages of the Installer: a short welcome, everything in the Read Me (it can be printed and saved there), and a
 * short conclusion. They speak to whoever runs this installer: first installation and update, every Mac.
 * Text only, since pictures are unreliable there. None where nobody runs an installer.
 */
export function composePanes(
  plan: Plan,
  profile: Profile,
  content: Content,
  scopeFor: (guides: readonly PlannedGuide[]) => Scope,
): PaneDocument[] {
  const guides = readersOf(plan);
  if (guides.length === 0) return [];
  const scope = scopeFor(guides);
  const { messages, language } = scope;
  const audience = (some: readonly PlannedGuide[]) => audienceOf(some, guides, profile, content, messages);
  const said = guides.map((guide) => ({ guide, phases: sayPhases(guide.phases, scopeFor([guide])) }));
  const impossible = impossibleOf(plan, profile, messages, language.locale);
  const bodies: Record<PaneName, RootContent[]> = {
    welcome: [
      // The window of the Installer has the title; ours begin below it.
      ...explainOf(profile, scope, 1).map(passage),
      ...impossible.chips.map(paragraph),
      ...say('pane-welcome', scope, 1).body.children,
      restartList(guides, audience, scope),
      ...say('pane-print', scope, 1).body.children,
    ],
    readme: [
      ...say('pane-readme', scope, 1).body.children,
      ...say('which-mac', scope, 1).body.children,
      ...[...impossible.chips, ...impossible.kexts].map(paragraph),
      ...mergeGuides(said, audience, messages).children,
    ],
    conclusion: [...impossible.chips.map(paragraph), ...say('pane-conclusion', scope, 1).body.children],
  };
  return (Object.keys(bodies) as PaneName[]).map((name) => {
    const title = messages(`pane.title.${name}`);
    const windowTitle = messages('guide.page', { product: profile.product.name, title });
    const body = textOnly({ type: 'root', children: bodies[name] });
    return { ...pageOf(title, windowTitle, profile, language, messages), name, body };
  });
}

/**
 * Whoever runs the installer: removing is no business of theirs, and where an organization installs, nobody sees these
 * pages. The steps of a first installation stand on the same page, if any do.
 */
function readersOf(plan: Plan): PlannedGuide[] {
  const running = plan.guides.filter(({ action }) => action !== 'uninstall');
  const unmanaged = running.filter(({ management }) => management === 'none');
  return (unmanaged.length > 0 ? unmanaged : running).map((guide) =>
    guide.facts.installing.includes('guide')
      ? { ...guide, facts: { ...guide.facts, installing: ['here'] } }
      : guide,
  );
}

function paragraph(line: string): RootContent {
  return element('p', [text(line)]);
}

function passage({ lang, tree }: Passage): RootContent {
  return element('div', tree.children, { lang, className: ['explain'] });
}

/** One line for each kind of reader with a number of restarts of its own. */
function restartList(
  guides: readonly PlannedGuide[],
  audience: (guides: readonly PlannedGuide[]) => string,
  { messages }: Scope,
): RootContent {
  const lines = [...Map.groupBy(guides, (guide) => restartsOf(guide, messages))].map(([restarts, group]) => {
    const scope = audience(group) || messages('pane.everyone');
    return element('li', [text(messages('pane.restarts', { scope, restarts }))]);
  });
  return element('ul', lines);
}

/** The Installer draws no picture reliably, so its text stands in for it. */
function textOnly(tree: Root): Root {
  const copy = withoutPictures(tree);
  visit(copy, 'element', (node, index, parent) => {
    if (node.tagName !== 'img' || !parent || index === undefined) return;
    parent.children[index] = text(String(node.properties.alt ?? ''));
    return SKIP;
  });
  return copy;
}
