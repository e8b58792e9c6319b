import type { Root } from 'hast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Prose } from '../read/profile/profile.ts';
import { lowerHeadings } from './headings.ts';

/** Pictures came in as `data:` addresses when the profile was read; no other address may load anything. */
const schema = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, src: ['data'], href: ['http', 'https', 'mailto', 'tel'] },
};

const toSafeHast = unified().use(remarkRehype).use(rehypeSanitize, schema).freeze();

/**
 * The vendor's own words in the reader's language, or in the language that they are in.
 *
 * @param below the level of the heading that they stand under
 */
export function sayProse(
  prose: Prose,
  locale: string,
  below: number,
): { tree: Root; lang: string } | undefined {
  const lang = prose[locale] ? locale : Object.keys(prose)[0];
  const found = lang === undefined ? undefined : prose[lang];
  if (lang === undefined || found === undefined) return undefined;
  return { tree: lowerHeadings(toSafeHast.runSync(found) as Root, below), lang };
}
