import { composeProduct, type SaidProduct } from './compose/compose.ts';
import { messagesOf } from './compose/messages.ts';
import { type Diagnostic, diagnostic, type Result } from './diagnostics/diagnostic.ts';
import { plan } from './plan/plan.ts';
import type { Plan } from './plan/planned.ts';
import { readKext } from './read/bundle/kext.ts';
import type { Content, Language } from './read/content/content.ts';
import { readContent } from './read/content/read-content.ts';
import type { Profile } from './read/profile/profile.ts';
import { readProfile } from './read/profile/read-profile.ts';
import { type Format, OTHER_FORMS } from './render/formats.ts';

/** A product that was read and decided. */
export interface Planned {
  profile: Profile;
  content: Content;
  plan: Plan;
}

/** Reads the built-in content with a vendor's overlay; the same content is read once a run. */
export type ContentReader = (
  overlay: string | undefined,
  locales: readonly string[],
) => Promise<Result<Content>>;

export function contentReader(): ContentReader {
  const known = new Map<string, Promise<Result<Content>>>();
  return (overlay, locales) => {
    const key = JSON.stringify([overlay, locales]);
    const found = known.get(key) ?? readContent({ overlay, locales });
    known.set(key, found);
    return found;
  };
}

/** Reads a profile and decides what its readers have to do. There is no value where anything is wrong. */
export async function planProfile(
  path: string,
  read: ContentReader,
  wanted?: readonly string[],
): Promise<Result<Planned>> {
  const { value: profile, diagnostics } = await readProfile(path, { readKext });
  if (!profile) return { diagnostics };
  const locales = profile.locales.filter((locale) => wanted?.includes(locale) ?? true);
  if (locales.length === 0) {
    const asked = diagnostic(
      'plan.no-locale',
      { asked: wanted ?? [], locales: profile.locales },
      { file: path },
    );
    return { diagnostics: [...diagnostics, asked] };
  }
  const content = await read(profile.content, locales);
  const found = [...diagnostics, ...content.diagnostics.map((finding) => placed(finding, path))];
  if (!content.value || found.some(isError)) return { diagnostics: found };
  const decided = plan(profile, content.value);
  const all = [...found, ...decided.diagnostics];
  return all.some(isError)
    ? { diagnostics: all }
    : { value: { profile, content: content.value, plan: decided.plan }, diagnostics: all };
}

/** A finding about content that is not there stands nowhere; the profile that asks for it does. */
function placed(finding: Diagnostic, file: string): Diagnostic {
  return finding.place ? finding : { ...finding, place: { file } };
}

/** Says a planned product in each of its languages. */
export function sayPlanned(
  { profile, content, plan }: Planned,
  formats: ReadonlySet<Format>,
): { said: ReadonlyMap<string, SaidProduct>; diagnostics: Diagnostic[] } {
  const said = new Map<string, SaidProduct>();
  const diagnostics: Diagnostic[] = [];
  for (const [locale, language] of content.languages) {
    const others = otherForms(language, formats);
    const composed = composeProduct(plan, profile, content, language, others);
    said.set(locale, composed.said);
    diagnostics.push(...composed.diagnostics);
  }
  return { said, diagnostics };
}

function otherForms(language: Language, formats: ReadonlySet<Format>) {
  const messages = messagesOf(language, () => {});
  const forms = OTHER_FORMS.filter(({ format }) => formats.has(format));
  return (guide: string) =>
    forms.map(({ ending, label }) => ({ path: guide + ending, label: messages(label) }));
}

export function isError(finding: Diagnostic): boolean {
  return finding.severity === 'error';
}
