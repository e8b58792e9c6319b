import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { othersOf } from '../plan/others.ts';
import type { Plan, PlannedGuide } from '../plan/planned.ts';
import type { Content, Language } from '../read/content/content.ts';
import type { Action, Profile } from '../read/profile/profile.ts';
import type { GuideDocument, OverviewDocument, PaneDocument } from './document.ts';
import { composeGuide } from './guide.ts';
import { messagesOf } from './messages.ts';
import { guideName } from './names.ts';
import { composeOverview } from './overview.ts';
import { composePanes } from './panes.ts';
import type { Scope } from './scope.ts';
import { valuesOf } from './values.ts';

/** Everything that is said about one product in one language. */
export interface SaidProduct {
  guides: readonly GuideDocument[];
  overview: OverviewDocument;
  panes: readonly PaneDocument[];
}

/** Says a plan in one language. What is wrong with the content comes back as findings, all of it at once. */
export function composeProduct(
  plan: Plan,
  profile: Profile,
  content: Content,
  language: Language,
): { said: SaidProduct; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = once((finding) => diagnostics.push(finding));
  const unsure = new Set<string>();
  const messages = messagesOf(language, report);
  const titlesOf = (guides: readonly PlannedGuide[], action: Action) =>
    guides
      .flatMap((guide) => othersOf(guide, action, plan.guides))
      .map((other) => guideName(other, messages));
  const scopeFor = (guides: readonly PlannedGuide[]): Scope => ({
    language,
    messages,
    readers: guides.map((guide) => guide.facts),
    values: valuesOf(
      profile,
      profile.kexts.filter((kext) => guides.some((guide) => guide.kexts.includes(kext))),
      profile.kexts.filter((kext) => guides.some((guide) => guide.leftOut.includes(kext))),
      content.macos,
      { install: titlesOf(guides, 'install'), uninstall: titlesOf(guides, 'uninstall') },
    ),
    report,
    unsure: (term) => unsure.add(term),
  });
  const guides = plan.guides.map((guide) => composeGuide(guide, profile, content, scopeFor([guide])));
  const panes = composePanes(plan, profile, content, scopeFor);
  const overview = composeOverview(plan, profile, scopeFor(plan.guides));
  if (unsure.size > 0) {
    const terms = [...unsure].sort();
    diagnostics.push(
      diagnostic('content.unsure-terms', { locale: language.locale, terms }, { file: profile.source }),
    );
  }
  return { said: { guides, overview, panes }, diagnostics };
}

/** A topic is said in many guides; what is wrong with it is told once. */
function once(report: (finding: Diagnostic) => void): (finding: Diagnostic) => void {
  const told = new Set<string>();
  return (finding) => {
    const { file, line, column } = finding.place ?? {};
    const key = JSON.stringify([finding.code, finding.args, file, line, column]);
    if (told.has(key)) return;
    told.add(key);
    report(finding);
  };
}
