import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** They lie beside `src/` and, in the package, beside `lib/`: three folders up from here. */
const PACKAGE = fileURLToPath(new URL('../../../', import.meta.url));

/** Where our own content lies, and our templates. */
export const CONTENT = path.join(PACKAGE, 'content');
export const TEMPLATES = path.join(PACKAGE, 'templates');

/** What the pages of a preview stand in: no part of the output, and nothing that a vendor changes. */
export const SHELL = path.join(TEMPLATES, 'preview');

/** The language that is complete: what it names is what can be changed in every other. */
export const COMPLETE = 'en';

/** Every path below a vendor's folder where a file of ours, or a folder of ours, has its counterpart, by language. */
export async function ourPaths(tags: readonly string[]): Promise<string[]> {
  const [content, templates] = await Promise.all([below(CONTENT), below(TEMPLATES)]);
  const tables = content.filter((name) => !name.includes('/') && name.endsWith('.yaml'));
  const complete = content.filter((name) => name === COMPLETE || name.startsWith(`${COMPLETE}/`));
  const languages = tags.flatMap((tag) => complete.map((name) => tag + name.slice(COMPLETE.length)));
  const drawn = templates.filter((name) => !path.join(TEMPLATES, name).startsWith(SHELL));
  return [...tables, ...languages, 'templates', ...drawn.map((name) => `templates/${name}`)];
}

async function below(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.map((name) => name.replaceAll(path.sep, '/')).sort();
}
