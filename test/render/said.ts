import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { composeProduct, type SaidProduct } from '../../src/compose/compose.ts';
import { plan } from '../../src/plan/plan.ts';
import { readContent } from '../../src/read/content/read-content.ts';
import type { Profile } from '../../src/read/profile/profile.ts';
import { templatesOf } from '../../src/render/html/templates.ts';

/** The content and the templates that the package has. */
export const content = (await readContent()).value!;
export const draw = templatesOf(content.templates);

/** A product in English, each guide with the printable form named beside it. */
export function say(profile: Profile): SaidProduct {
  const language = content.languages.get('en')!;
  return composeProduct(plan(profile, content).plan, profile, content, language, () => [
    { path: 'x.pdf', label: 'PDF for printing' },
  ]).said;
}

/** A profile whose vendor writes these texts, in Markdown. */
export function explained(profile: Profile, what: string, why: string): Profile {
  return { ...profile, explain: { what: { en: parse(what) }, why: { en: parse(why) } } };
}

function parse(text: string) {
  return unified().use(remarkParse).parse(text);
}
