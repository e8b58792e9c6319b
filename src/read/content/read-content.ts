import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Diagnostic, Result } from '../../diagnostics/diagnostic.ts';
import type { Content, Language } from './content.ts';
import { readFlow, whenSchema } from './flow.ts';
import { exists } from './folder.ts';
import { readLanguage } from './language.ts';
import { readTemplates } from './templates.ts';
import { readYaml } from './yaml-file.ts';

/** `content/` and `templates/` stand beside `src/` and, in the package, beside `lib/`: three folders up from here. */
const PACKAGE = fileURLToPath(new URL('../../../', import.meta.url));

const macosSchema = z.array(
  z.strictObject({
    version: z.string().regex(/^\d+$/),
    name: z.string().optional(),
    chips: z.array(z.enum(['apple-silicon', 'intel'])),
    family: z.enum(['macos-11', 'macos-13']),
  }),
);

const answersSchema = z.array(z.strictObject({ id: z.string(), topic: z.string(), when: whenSchema }));

/**
 * Reads everything that is said and decided: the built-in content, and over it the vendor's folder,
 * whose files of the same name take the place of ours.
 *
 * @param overlay absolute path of the vendor's folder
 * @param locales the languages to read; by default English
 */
export async function readContent(
  options: { overlay?: string | undefined; locales?: readonly string[] } = {},
): Promise<Result<Content>> {
  const roots = [path.join(PACKAGE, 'content'), ...(options.overlay ? [options.overlay] : [])];
  const [flow, macos, answers] = await Promise.all([
    topmost(roots, 'flow.yaml').then(readFlow),
    topmost(roots, 'macos.yaml').then((file) => readYaml(file, macosSchema)),
    topmost(roots, 'answers.yaml').then((file) => readYaml(file, answersSchema)),
  ]);
  const diagnostics: Diagnostic[] = [...flow.diagnostics, ...macos.diagnostics, ...answers.diagnostics];
  const languages = new Map<string, Language>();
  for (const locale of options.locales ?? ['en']) {
    const language = await readLanguage(locale, roots);
    diagnostics.push(...language.diagnostics);
    if (language.value) languages.set(locale, language.value);
  }
  const templates = await readTemplates([
    path.join(PACKAGE, 'templates'),
    ...(options.overlay ? [path.join(options.overlay, 'templates')] : []),
  ]);
  if (!flow.value || !macos.value || !answers.value) return { diagnostics };
  const content = { flow: flow.value, macos: macos.value, answers: answers.value, languages, templates };
  return { value: content as Content, diagnostics };
}

/** The file of the last root that has it. */
async function topmost(roots: readonly string[], name: string): Promise<string> {
  for (const root of [...roots].reverse()) {
    const file = path.join(root, name);
    if (await exists(file)) return file;
  }
  return path.join(roots[0]!, name);
}
