import type { Root, RootContent } from 'hast';
import type { PlannedGuide } from '../plan/planned.ts';
import { PHASES } from '../read/content/content.ts';
import type { Condition, SaidPhase } from './document.ts';
import { element, text } from './hast.ts';
import type { Messages } from './messages.ts';

/** A guide, and what it says. */
export interface SaidGuide {
  guide: PlannedGuide;
  phases: readonly SaidPhase[];
}

/** A step, or the condition of a phase, with the guides that say it in these words. */
interface Entry {
  key: string;
  content: readonly RootContent[];
  guides: PlannedGuide[];
}

/**
 * The steps of several guides as one text: what they share is said once, and what only some readers need stands under
 * a heading that names them. Order is that of the guides, which is that of flow.yaml.
 */
export function mergeGuides(
  said: readonly SaidGuide[],
  audience: (guides: readonly PlannedGuide[]) => string,
  messages: Messages,
): Root {
  const children = PHASES.flatMap((id): RootContent[] => {
    const entries = entriesOf(said, id, messages);
    if (entries.length === 0) return [];
    return [element('h2', [text(messages(`phase.${id}`))]), ...grouped(entries, audience, messages)];
  });
  return { type: 'root', children };
}

function entriesOf(said: readonly SaidGuide[], id: SaidPhase['id'], messages: Messages): Entry[] {
  const entries: Entry[] = [];
  for (const { guide, phases } of said) {
    const phase = phases.find((candidate) => candidate.id === id);
    // From the last step to the first: what is new stands before the step that follows it here, behind what others have.
    let before = entries.length;
    for (const content of (phase ? contentsOf(phase, messages) : []).reverse()) {
      const key = JSON.stringify(content);
      const known = entries.findIndex((entry) => entry.key === key);
      if (known >= 0) {
        entries[known]!.guides.push(guide);
        before = Math.min(before, known);
      } else entries.splice(before, 0, { key, content, guides: [guide] });
    }
  }
  return entries;
}

function contentsOf(phase: SaidPhase, messages: Messages): RootContent[][] {
  const steps = phase.steps.map(({ title, body, condition }) => [
    element('h3', title.children),
    ...conditionOf(condition, messages),
    ...body.children,
  ]);
  return phase.condition ? [conditionOf(phase.condition, messages), ...steps] : steps;
}

function conditionOf(condition: Condition | undefined, messages: Messages): RootContent[] {
  if (!condition) return [];
  const label = messages(condition.kind === 'if' ? 'ui.only-if' : 'ui.skip-if');
  const line = [element('strong', [text(label)]), text(' '), ...condition.tree.children];
  return [element('p', line, { className: ['condition'] })];
}

/** Entries for the same readers that follow each other share one line that names the readers, and stand together below it. */
function grouped(
  entries: readonly Entry[],
  audience: (guides: readonly PlannedGuide[]) => string,
  messages: Messages,
): RootContent[] {
  const groups: { scope: string; content: RootContent[] }[] = [];
  for (const { content, guides } of entries) {
    const scope = audience(guides);
    if (groups.at(-1)?.scope === scope) groups.at(-1)!.content.push(...content);
    else groups.push({ scope, content: [...content] });
  }
  return groups.flatMap(({ scope, content }, number) => {
    if (scope !== '')
      return [
        element('div', [readers(messages('pane.only', { scope })), ...content], { className: ['only'] }),
      ];
    return number === 0 ? content : [readers(messages('pane.everyone')), ...content];
  });
}

function readers(line: string): RootContent {
  return element('p', [text(line)], { className: ['audience'] });
}
