import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { plan } from '../../plan/plan.ts';
import type { Language, MacosVersion } from '../../read/content/content.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

/** Words of macOS that nobody has seen on the newest macOS that the guides are for. */
export const wording: Rule = {
  code: 'check.wording',
  look: (subject) => {
    if (!subject.profile && !subject.package) return undefined;
    const newest = newestOf(subject);
    if (!newest) return undefined;
    const findings = [...subject.content.languages.values()].flatMap((language) =>
      unseen(subject, language, newest),
    );
    return { findings, unknown: [] };
  },
};

/** In the range of the profile, else of all that are known. */
function newestOf({ profile, content }: Subject): MacosVersion | undefined {
  const last = profile?.guides.macos.to ?? null;
  return content.macos.findLast(({ version }) => last === null || Number(version) <= Number(last));
}

function unseen(subject: Subject, language: Language, newest: MacosVersion): Diagnostic[] {
  const terms = language.terms[newest.family];
  const words = usedIn(subject, language).flatMap((name) => {
    const term = terms.get(name);
    return term ? [{ name, seenOn: term.seenOn }] : [];
  });
  const older = words.filter(({ seenOn }) => seenOn !== null && Number(seenOn) < Number(newest.version));
  const unknown = words.filter(({ seenOn }) => seenOn === null).map(({ name }) => name);
  if (older.length + unknown.length === 0) return [];
  const seen = [...Map.groupBy(older, ({ seenOn }) => seenOn!)]
    .map(([macos, { length }]) => ({ macos, words: length }))
    .sort((a, b) => Number(a.macos) - Number(b.macos));
  const args = { locale: language.locale, newest: newest.version, seen, unknown };
  return [diagnostic('check.wording', args, { file: subject.file })];
}

/** The terms in the topics of the plan; all of them where there is only a package. */
function usedIn({ profile, content }: Subject, language: Language): string[] {
  if (!profile) return [...language.terms['macos-13'].keys()];
  const { guides } = plan(profile, content).plan;
  const steps = guides.flatMap(({ phases }) => phases.flatMap((phase) => phase.steps));
  const topics = new Set(steps.map(({ topic }) => topic));
  const names = new Set<string>();
  for (const topic of topics) {
    const tree = language.topics.get(topic)?.tree;
    if (!tree) continue;
    visit(tree, (node) => {
      if (node.type !== 'textDirective' || node.name !== 'term') return;
      for (const name of textOf(node).split('|')) names.add(name.trim());
    });
  }
  return [...names].sort();
}
