import type { Root, RootContent } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { PlannedGuide } from '../plan/planned.ts';
import type { Content } from '../read/content/content.ts';
import type { Profile } from '../read/profile/profile.ts';
import { audienceOf } from './audience.ts';
import type { PaneDocument, PaneName, Passage } from './document.ts';
import { explainOf, restartsOf } from './guide.ts';
import { element, text } from './hast.ts';
import { pageOf } from './page.ts';
import { mergeGuides, type SaidGuide } from './readme.ts';
import { say } from './say.ts';
import type { Scope } from './scope.ts';

/**
 * The pages of the Installer: a short welcome, everything in the Read Me (it can be printed and saved there), and a
 * short conclusion. They speak to whoever runs this installer: first installation and update, every Mac.
 * Text only, since pictures are unreliable there.
 */
export function composePanes(
  said: readonly SaidGuide[],
  profile: Profile,
  content: Content,
  scope: Scope,
): PaneDocument[] {
  const guides = said.map(({ guide }) => guide);
  const audience = (some: readonly PlannedGuide[]) =>
    audienceOf(some, guides, profile, content, scope.messages);
  const why = explainOf(profile, scope).map(passage);
  const bodies: Record<PaneName, RootContent[]> = {
    welcome: [
      ...why,
      ...say('pane-welcome', scope).body.children,
      restartList(guides, audience, scope),
      ...say('pane-print', scope).body.children,
    ],
    readme: [
      ...say('pane-readme', scope).body.children,
      ...say('which-mac', scope).body.children,
      ...mergeGuides(said, audience, scope.messages).children,
    ],
    conclusion: say('pane-conclusion', scope).body.children,
  };
  return (Object.keys(bodies) as PaneName[]).map((name) => {
    const title = scope.messages(`pane.title.${name}`);
    const windowTitle = scope.messages('guide.page', { product: profile.product.name, title });
    const body = textOnly({ type: 'root', children: bodies[name] });
    return { ...pageOf(title, windowTitle, profile, scope.language, scope.messages), name, body };
  });
}

function passage({ lang, tree }: Passage): RootContent {
  return element('div', tree.children, { lang });
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
  const copy = structuredClone(tree);
  visit(copy, 'element', (node, index, parent) => {
    if (node.tagName !== 'img' || !parent || index === undefined) return;
    parent.children[index] = text(String(node.properties.alt ?? ''));
    return SKIP;
  });
  return copy;
}
