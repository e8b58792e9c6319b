import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Plan, PlannedGuide } from '../plan/planned.ts';
import type { Content, Language } from '../read/content/content.ts';
import type { Profile } from '../read/profile/profile.ts';
import type { GuideDocument, OverviewDocument, PaneDocument } from './document.ts';
import { composeGuide } from './guide.ts';
import { messagesOf } from './messages.ts';
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
  others: (guide: string) => readonly { path: string; label: string }[],
): { said: SaidProduct; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = once((finding) => diagnostics.push(finding));
  const unsure = new Set<string>();
  const messages = messagesOf(language, report);
  const scopeFor = (guides: readonly PlannedGuide[]): Scope => ({
    language,
    messages,
    readers: guides.map((guide) => guide.facts),
    values: valuesOf(
      profile,
      profile.kexts.filter((kext) => guides.some((guide) => guide.kexts.includes(kext))),
      profile.kexts.filter((kext) => guides.some((guide) => guide.leftOut.includes(kext))),
      content.macos,
    ),
    report,
    unsure: (term) => unsure.add(term),
  });
  const guides = plan.guides.map((guide) => composeGuide(guide, profile, content, scopeFor([guide])));
  // The installer's pages speak to whoever runs the installer; removing is no business of theirs, and where an
  // organization installs, nobody sees them.
  const running = guides.filter(({ guide }) => guide.action !== 'uninstall');
  const unmanaged = running.filter(({ guide }) => guide.management === 'none');
  const installing = unmanaged.length > 0 ? unmanaged : running;
  const panes =
    installing.length === 0
      ? []
      : composePanes(installing, profile, content, scopeFor(installing.map(({ guide }) => guide)));
  const overview = composeOverview(plan, profile, scopeFor(plan.guides), others);
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
