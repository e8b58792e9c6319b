import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { composeProduct, type SaidProduct } from '../../src/compose/compose.ts';
import type { IndexDocument, OverviewDocument } from '../../src/compose/document.ts';
import { plan } from '../../src/plan/plan.ts';
import { readContent } from '../../src/read/content/read-content.ts';
import type { Profile } from '../../src/read/profile/profile.ts';
import { templatesOf } from '../../src/render/html/templates.ts';
import { indexOf, overviewOf } from '../../src/render/signposts.ts';

/** The content and the templates that the package has. */
export const content = (await readContent()).value!;
export const draw = templatesOf(content.templates);

/** A product in English. */
export function say(profile: Profile): SaidProduct {
  const language = content.languages.get('en')!;
  return composeProduct(plan(profile, content).plan, profile, content, language).said;
}

/** The product's page, where every guide is there in every form. */
export function overviewPage(document: OverviewDocument): string {
  return String(overviewOf(document, EVERYTHING, draw)?.bytes);
}

/** The page over all products, the same. */
export function indexPage(document: IndexDocument): string {
  return String(indexOf(document, EVERYTHING, draw).bytes);
}

const EVERYTHING = { has: () => true } as unknown as ReadonlySet<string>;

/** A profile whose vendor writes these texts, in Markdown. */
export function explained(profile: Profile, what: string, why: string): Profile {
  return { ...profile, explain: { what: { en: parse(what) }, why: { en: parse(why) } } };
}

function parse(text: string) {
  return unified().use(remarkParse).parse(text);
}
