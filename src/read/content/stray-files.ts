import path from 'node:path';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggestionFor } from '../../diagnostics/suggestion.ts';
import type { Templates } from './content.ts';
import { list } from './folder.ts';
import { ourPaths } from './ours.ts';

/**
 * Files and folders of a vendor's that have the name of none of ours, and that no template of theirs sets nor any topic
 * shows as a picture: nothing reads them. Topics are not looked at here: a step may name any. Languages that nobody asked for are for other profiles.
 */
export async function tellStrayFiles(
  overlay: string,
  tags: readonly string[],
  templates: Templates,
  pictures: readonly string[],
): Promise<Diagnostic[]> {
  const ours = await ourPaths(tags);
  const drawn = pictures.map((name) => `templates/${name}`);
  const strays = (await straysIn('.', overlay, [...ours, ...drawn], templates)).map((name) => ({
    name,
    suggestion: meant(name, ours),
  }));
  // Beside our folders may lie what is for somebody else, such as the pictures of a profile.
  const foreign = strays.filter(({ name, suggestion }) => suggestion === undefined && !name.includes('/'));
  const names = foreign.map(({ name }) => name);
  return [
    ...strays
      .filter((stray) => !foreign.includes(stray))
      .map((stray) => diagnostic('content.unknown-file', stray, { file: path.join(overlay, stray.name) })),
    ...(names.length > 0 ? [diagnostic('content.unused-files', { names }, { file: overlay })] : []),
  ];
}

async function straysIn(
  folder: string,
  overlay: string,
  ours: readonly string[],
  templates: Templates,
): Promise<string[]> {
  const names = (await list(path.join(overlay, folder))).filter((name) => !isNote(name)).sort();
  const found = await Promise.all(
    names.map(async (name): Promise<string[]> => {
      const at = path.posix.join(folder, name);
      if (ours.some((other) => other.startsWith(`${at}/`))) return straysIn(at, overlay, ours, templates);
      return ours.includes(at) || isLanguage(at) || isTopic(at) || isSet(at, templates) ? [] : [at];
    }),
  );
  return found.flat();
}

/** What people and programs put beside files, and nobody takes for content. */
function isNote(name: string): boolean {
  return /^\.|~$|^(readme|license|changelog)(\.|$)/i.test(name);
}

function isLanguage(name: string): boolean {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(name)) return false;
  try {
    return Intl.getCanonicalLocales(name)[0] === name;
  } catch {
    return false;
  }
}

function isTopic(name: string): boolean {
  return /^[^/]+\/topics\/[^/]+\.md$/.test(name);
}

/** A template of the vendor's own is read where another sets it: `{{> my-footer}}`. */
function isSet(name: string, templates: Templates): boolean {
  const own = /^templates\/(.+?)(?:\.hbs|(?<=\.css))$/.exec(name)?.[1];
  return own !== undefined && [...templates.values()].some((source) => setIn(source).includes(own));
}

function setIn(source: string): string[] {
  return [...source.matchAll(/\{\{~?#?>\s*["']?([^\s"'}~]+)/g)].map(([, name]) => name!);
}

/** The path that was probably meant: the same name elsewhere, or nearly the same name, rather in the same folder. */
function meant(name: string, ours: readonly string[]): string | undefined {
  const { dir, base, name: stem } = path.posix.parse(name);
  const near = ours.filter((other) => path.posix.parse(other).dir === dir);
  const pick = (names: readonly string[]) => {
    const found = suggestionFor(
      base,
      names.map((other) => path.posix.basename(other)),
    );
    return names.find((other) => path.posix.basename(other) === found);
  };
  return (
    ours.find((other) => path.posix.basename(other) === base) ??
    near.find((other) => path.posix.parse(other).name === stem) ??
    pick(near) ??
    pick(ours)
  );
}
