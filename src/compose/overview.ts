import type { Plan } from '../plan/planned.ts';
import type { Action, Management, Profile } from '../read/profile/profile.ts';
import type { OverviewDocument } from './document.ts';
import { formsOf } from './forms.ts';
import { explainOf } from './guide.ts';
import { helpOf } from './help.ts';
import { impossibleOf } from './impossible.ts';
import { labelsOf } from './labels.ts';
import { guideName, guideTitle } from './names.ts';
import { pageOf } from './page.ts';
import { say } from './say.ts';
import type { Scope } from './scope.ts';

/** Says which guides there are, and helps to choose. In which forms each is there is seen when all are made. */
export function composeOverview(plan: Plan, profile: Profile, scope: Scope): OverviewDocument {
  const { messages } = scope;
  const title = messages('ui.which-guide');
  const windowTitle = messages('guide.page', { product: profile.product.name, title });
  const actions = (['install', 'update', 'uninstall'] as Action[]).flatMap((action) => {
    const its = plan.guides.filter((guide) => guide.action === action);
    if (its.length === 0) return [];
    const guidesFor = (management: Management) =>
      its
        .filter((guide) => guide.management === management)
        .map((guide) => ({
          id: guide.id,
          title: guideTitle(guide, messages),
          name: guideName(guide, messages),
        }));
    const managed = (['enrolled', 'automated'] as const).flatMap((management) => {
      const guides = guidesFor(management);
      return guides.length > 0 ? [{ title: messages('pane.management', { management }), guides }] : [];
    });
    return [{ action, title: messages('overview.action', { action }), guides: guidesFor('none'), managed }];
  });
  const impossible = impossibleOf(plan, profile, messages, scope.language.locale);
  return {
    ...pageOf(title, windowTitle, profile, scope.language, messages),
    explain: explainOf(profile, scope, 2),
    whichMac: { id: 'which-mac', ...say('which-mac', scope, 2) },
    forms: formsOf(messages),
    labels: labelsOf(scope),
    actions,
    impossible: [...impossible.chips, ...impossible.kexts, ...impossible.macos],
    help: helpOf(profile, messages),
  };
}
