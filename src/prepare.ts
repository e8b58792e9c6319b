import { composeProduct, type SaidProduct } from './compose/compose.ts';
import { type Diagnostic, diagnostic, isError, type Result } from './diagnostics/diagnostic.ts';
import { inOrder } from './diagnostics/in-order.ts';
import { check } from './plan/check.ts';
import { checkTopics } from './plan/check-topics.ts';
import { plan } from './plan/plan.ts';
import type { Plan } from './plan/planned.ts';
import { readKext } from './read/bundle/kext.ts';
import type { Content } from './read/content/content.ts';
import { readContent } from './read/content/read-content.ts';
import type { Profile } from './read/profile/profile.ts';
import type { ProfilePlaces } from './read/profile/profile-places.ts';
import { readProfile } from './read/profile/read-profile.ts';
import type { Tools } from './read/profile/tools.ts';

/** A product that was read and decided. */
export interface Planned {
  profile: Profile;
  content: Content;
  plan: Plan;
  /** Where the parts of the profile stand. */
  places: ProfilePlaces;
}

/** Reads the built-in content with a vendor's overlay; the same content is read once a run, and warned about once. */
export type ContentReader = (
  overlay: string | undefined,
  locales: readonly string[],
) => Promise<Result<Content>>;

export function contentReader(): ContentReader {
  const known = new Map<string, Promise<Result<Content>>>();
  return (overlay, locales) => {
    const key = JSON.stringify([overlay, locales]);
    const found = known.get(key);
    if (found) return found.then((same) => ({ ...same, diagnostics: same.diagnostics.filter(isError) }));
    const read = readContent({ overlay, locales });
    known.set(key, read);
    return read;
  };
}

/**
 * Reads a profile and decides what its readers have to do. There is no value where anything is wrong; what is wrong with
 * the profile, with the content and with what the one asks of the other is told all at once.
 */
export async function planProfile(
  path: string,
  read: ContentReader,
  wanted?: readonly string[],
  tools: Tools = TOOLS,
): Promise<Result<Planned>> {
  const { value: profile, asked, places, diagnostics } = await readProfile(path, tools);
  if (!asked) return { diagnostics };
  const locales = asked.locales.filter((locale) => wanted?.includes(locale) ?? true);
  const found = [...diagnostics];
  if (locales.length === 0 && asked.locales.length > 0) {
    const args = { asked: wanted ?? [], locales: asked.locales };
    found.push(diagnostic('plan.no-locale', args, places.of(['locales'])));
  }
  const content = await read(asked.content, locales);
  found.push(...content.diagnostics.map((finding) => placed(finding, places)));
  if (!content.value) return { diagnostics: inOrder(found, path) };
  found.push(...checkTopics(asked, content.value, places));
  if (!profile || found.some(isError)) {
    return { diagnostics: inOrder([...found, ...check(asked, content.value, places)], path) };
  }
  const decided = plan(profile, content.value, places);
  const all = inOrder([...found, ...decided.diagnostics], path);
  return all.some(isError)
    ? { diagnostics: all }
    : { value: { profile, content: content.value, plan: decided.plan, places }, diagnostics: all };
}

/** Most profiles name no package, and its reader brings the decoders of all that one can be packed with. */
const readPackage: Tools['readPackage'] = async (file) =>
  (await import('./read/package/read-package.ts')).readPackage(file);

export const TOOLS: Tools = { readKext, readPackage };

/** A finding about a language that is not there stands nowhere; the profile that asks for it does. */
function placed(finding: Diagnostic, places: ProfilePlaces): Diagnostic {
  if (finding.place) return finding;
  const { locale = '' } = finding.args as { locale?: string };
  return { ...finding, place: places.of(places.locale(locale)) };
}

/** Says a planned product in each of its languages. */
export function sayPlanned({ profile, content, plan }: Planned): {
  said: ReadonlyMap<string, SaidProduct>;
  diagnostics: Diagnostic[];
} {
  const said = new Map<string, SaidProduct>();
  const diagnostics: Diagnostic[] = [];
  for (const [locale, language] of content.languages) {
    const composed = composeProduct(plan, profile, content, language);
    said.set(locale, composed.said);
    diagnostics.push(...composed.diagnostics);
  }
  return { said, diagnostics };
}
