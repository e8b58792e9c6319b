import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../read/bundle/quote.ts';
import type { Installer } from '../../read/installer/installer.ts';
import { languageOf } from '../../read/package/language-folder.ts';
import type { Carried } from './carry.ts';
import type { Replaced } from './replaced.ts';

/** What is said of the resources that stand beside the panes. `folders` are those of the panes, by language. */
export function tellResources(
  installer: Installer,
  folders: ReadonlyMap<string, string>,
  carried: Carried,
  replaced: Replaced,
  profile: string,
): Diagnostic[] {
  const inProfile = { file: profile };
  const spelt = [...folders].filter(([locale, folder]) => folder !== `${locale}.lproj`);
  const renamed = [...carried.renamed].filter(([, path]) => !replaced.kept.has(path));
  const covered = new Set([...folders].flatMap(([locale, folder]) => [locale, languageOf(folder)]));
  const languages = [...replaced.languages].filter((language) => !covered.has(language)).sort();
  const isUnnamed = !installer.distribution && carried.files.length > 0;
  return [
    ...spelt.map(([locale, folder]) =>
      diagnostic('installer.folder', { locale, folder: quote(folder) }, inProfile),
    ),
    ...renamed.map(([from, to]) => {
      const args = { from: quote(from), to: quote(to) };
      const file = carried.files.find(({ path }) => path === to || path.startsWith(`${to}/`))?.file;
      return diagnostic('installer.renamed', args, file === undefined ? inProfile : { file });
    }),
    ...(languages.length > 0
      ? [diagnostic('installer.languages', { languages, locales: [...folders.keys()] }, inProfile)]
      : []),
    ...(isUnnamed ? [diagnostic('installer.unnamed', {}, inProfile)] : []),
  ];
}
