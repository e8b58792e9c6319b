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

/** Says the parts of a product in one language, each when it is asked for. */
export interface Voice {
  guide(guide: PlannedGuide): GuideDocument;
  panes(): readonly PaneDocument[];
  overview(): OverviewDocument;
  /** What is wrong with the content, as far as it was needed by now. */
  diagnostics(): Diagnostic[];
}

/** Says a plan in one language. What is wrong with the content comes back as findings, all of it at once. */
export function composeProduct(
  plan: Plan,
  profile: Profile,
  content: Content,
  language: Language,
): { said: SaidProduct; diagnostics: Diagnostic[] } {
  const voice = voiceOf(plan, profile, content, language);
  const guides = plan.guides.map(voice.guide);
  const said = { guides, panes: voice.panes(), overview: voice.overview() };
  return { said, diagnostics: voice.diagnostics() };
}

export function voiceOf(plan: Plan, profile: Profile, content: Content, language: Language): Voice {
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
  return {
    guide: (guide) => composeGuide(guide, profile, content, scopeFor([guide])),
    panes: () => composePanes(plan, profile, content, scopeFor),
    overview: () => composeOverview(plan, profile, scopeFor(plan.guides)),
    diagnostics: () => [
      ...diagnostics,
      ...(unsure.size > 0 ? [tellUnsure([...unsure].sort(), language, profile)] : []),
    ],
  };
}

function tellUnsure(terms: readonly string[], { locale }: Language, { source }: Profile): Diagnostic {
  return diagnostic('content.unsure-terms', { locale, terms }, { file: source });
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
