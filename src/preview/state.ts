import { directionOf } from '../compose/page.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { within } from '../plan/impossible.ts';
import { planJson } from '../plan/json.ts';
import type { MacosVersion } from '../read/content/content.ts';
import { type FindingJson, findingsJson } from './findings.ts';
import type { Made } from './made.ts';
import { type WindowWords, windowWords } from './window.ts';

/** All that the page of a preview knows; it is sent anew whenever anything of it changes. */
export interface State {
  /** Goes up whenever pages may have changed. */
  version: number;
  /** The profile as it was named. */
  profile: string;
  /** True while more may be found. */
  isChecking: boolean;
  findings: readonly FindingJson[];
  /** What the last profile without a fault makes; null where there has been none. */
  made: MadeJson | null;
}

export interface MadeJson {
  product: { id: string; name: string; version?: string };
  locales: {
    tag: string;
    name: string;
    dir: 'ltr' | 'rtl';
    words: Record<MacosVersion['family'], WindowWords>;
  }[];
  /** The versions that the profile is for. */
  macos: Pick<MacosVersion, 'version' | 'name' | 'family'>[];
  /** As `plan --json` has them. */
  plan: object;
  hasLicense: boolean;
  /** Nobody runs an installer, or the plan is of uninstalling alone: there are no pages for it then. */
  hasPanes: boolean;
}

export function stateOf(
  about: Pick<State, 'version' | 'profile' | 'isChecking'>,
  made: MadeJson | null,
  diagnostics: readonly Diagnostic[],
): State {
  return { ...about, findings: findingsJson(diagnostics), made };
}

export function madeJson({ planned }: Made, installer: { hasLicense: boolean; hasPanes: boolean }): MadeJson {
  const { profile, plan, content } = planned;
  const { id, name, version } = profile.product;
  return {
    product: { id, name, ...(version === undefined ? {} : { version }) },
    locales: [...content.languages.values()].map((language) => ({
      tag: language.locale,
      name:
        new Intl.DisplayNames([language.locale], { type: 'language' }).of(language.locale) ?? language.locale,
      dir: directionOf(language.locale),
      words: { 'macos-11': windowWords(language, 'macos-11'), 'macos-13': windowWords(language, 'macos-13') },
    })),
    macos: content.macos
      .filter(({ version: each }) => within(each, profile.guides.macos))
      .map(({ version: each, name: named, family }) => ({ version: each, name: named, family })),
    plan: planJson(plan),
    ...installer,
  };
}
