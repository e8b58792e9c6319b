import path from 'node:path';
import { z } from 'zod';
import type { Diagnostic, Result } from '../../diagnostics/diagnostic.ts';
import type { Content, Language } from './content.ts';
import { readFlow, whenSchema } from './flow.ts';
import { exists } from './folder.ts';
import { readLanguage, tagsOf } from './language.ts';
import { CONTENT, TEMPLATES } from './ours.ts';
import { picturesOf, tellPictures } from './pictures.ts';
import { tellStrayFiles } from './stray-files.ts';
import { tellStrayKeys } from './stray-keys.ts';
import { readTemplates } from './templates.ts';
import type { ParseTopic } from './topics.ts';
import { readYaml } from './yaml-file.ts';

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
 * whose files of the same name take the place of ours. What of it takes the place of nothing is told.
 *
 * @param overlay absolute path of the vendor's folder
 * @param locales the languages to read; by default English
 */
export async function readContent(
  options: { overlay?: string | undefined; locales?: readonly string[]; parse?: ParseTopic } = {},
): Promise<Result<Content>> {
  const { overlay, locales = ['en'], parse } = options;
  const roots = [CONTENT, ...(overlay ? [overlay] : [])];
  const [flow, macos, answers] = await Promise.all([
    topmost(roots, 'flow.yaml').then(readFlow),
    topmost(roots, 'macos.yaml').then((file) => readYaml(file, macosSchema)),
    topmost(roots, 'answers.yaml').then((file) => readYaml(file, answersSchema)),
  ]);
  const diagnostics: Diagnostic[] = [...flow.diagnostics, ...macos.diagnostics, ...answers.diagnostics];
  const languages = new Map<string, Language>();
  for (const locale of locales) {
    const language = await readLanguage(locale, roots, parse);
    diagnostics.push(...language.diagnostics);
    if (language.value) languages.set(locale, language.value);
  }
  const templates = await readTemplates([TEMPLATES, ...(overlay ? [path.join(overlay, 'templates')] : [])]);
  if (!flow.value || !macos.value || !answers.value) return { diagnostics };
  const content = {
    flow: flow.value,
    macos: macos.value,
    answers: answers.value,
    languages,
    templates,
  } as Content;
  diagnostics.push(...tellPictures(languages.values(), templates));
  if (overlay) {
    const tags = [...new Set(locales.flatMap(tagsOf))];
    diagnostics.push(...(await tellStrayFiles(overlay, tags, templates, picturesOf(languages.values()))));
    diagnostics.push(...(await tellStrayKeys(overlay, tags, content)));
  }
  return { value: content, diagnostics };
}

/** The file of the last root that has it. */
async function topmost(roots: readonly string[], name: string): Promise<string> {
  for (const root of [...roots].reverse()) {
    const file = path.join(root, name);
    if (await exists(file)) return file;
  }
  return path.join(roots[0]!, name);
}
