import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Distribution } from '../../read/package/distribution.ts';
import { isOldNameOf, tagOf } from '../../read/package/language-folder.ts';
import { inResources, partsOf } from '../../read/package/shown-files.ts';
import { distributionOf } from '../distribution.ts';
import type { Outcome, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { unread } from '../unread.ts';

type Pane = Distribution['panes'][number];

/** A Read Me is where the long text has room, and the one that can be printed and saved. */
export const paneMissing: Rule = {
  code: 'check.pane-missing',
  ofKexts: true,
  look: (subject) => {
    const facts = subject.package;
    if (!facts || facts.kexts.length === 0 || getsPanes(subject)) return undefined;
    const unknown = unread(subject, ['Distribution']);
    if (unknown.length > 0) return { findings: [], unknown };
    const kinds = facts.distribution?.panes.map(({ kind }) => kind) ?? [];
    const missing = (['readme', 'conclusion'] as const).filter((kind) => !kinds.includes(kind));
    if (missing.length === 0) return { findings: [], unknown };
    const args = { missing, distribution: facts.distribution !== null };
    const place = facts.distribution ? facts.distribution.root.place : { file: subject.file };
    return { findings: [diagnostic('check.pane-missing', args, place)], unknown };
  },
};

/** A file that a pane names lies in Resources. */
export const paneFile: Rule = {
  code: 'check.pane-file',
  look: (subject) =>
    eachNamed(subject, ({ file, kind, languages, place }) =>
      languages.length === 0 ? [diagnostic('check.pane-file', { kind, file }, place)] : [],
    ),
};

/** What a pane is shown as, its type says and not its name. */
export const paneType: Rule = {
  code: 'check.pane-type',
  look: (subject) =>
    eachNamed(subject, ({ file, kind, mimeType, uti, place }) => {
      const said = mimeType ?? uti;
      const known = typeOf(file);
      const isRight = said !== null && (known?.shows.test(said) ?? true);
      return isRight ? [] : [diagnostic('check.pane-type', { kind, file, type: known?.type, said }, place)];
    }),
};

/** People of every language find one that they may read. */
export const paneLanguage: Rule = {
  code: 'check.pane-language',
  look: (subject) => {
    const locale = subject.profile?.locales[0] ?? 'en';
    return eachNamed(subject, ({ file, kind, languages, place }) => {
      const isForAll = languages.includes(null) || languages.some((one) => isIn(one, locale));
      if (isForAll || languages.length === 0) return [];
      const found = languages.filter((one) => one !== null);
      const { name, rest, folder } = partsOf(inResources(file));
      const args = { kind, file, languages: found, wanted: primaryOf(locale), name: name + rest };
      return [diagnostic('check.pane-language', { ...args, isNamed: folder !== undefined }, place)];
    });
  },
};

/** Apple's Bundle Programming Guide: a file without a language is taken before all that have one. */
export const paneHidden: Rule = {
  code: 'check.pane-hidden',
  look: (subject) =>
    eachNamed(subject, ({ file, kind, languages, place }) => {
      const hidden = languages.filter((one) => one !== null);
      if (hidden.length === 0 || !languages.includes(null)) return [];
      return [diagnostic('check.pane-hidden', { kind, file, languages: hidden }, place)];
    }),
};

/** What a file is meant to be shown as, by its name. */
function typeOf(file: string): (typeof TYPES)[number] | undefined {
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return TYPES.find(({ endings }) => endings.includes(ending));
}

/** What a file is by its name, and the types and uniform type identifiers that show it as that. */
const TYPES = [
  { endings: ['html', 'htm'], type: 'text/html', shows: /html/i },
  { endings: ['rtf'], type: 'text/rtf', shows: /rtf(?!d)/i },
  { endings: ['rtfd'], type: 'text/rtfd', shows: /rtfd/i },
  // Any of the others may be written by hand in a file of text.
  { endings: ['txt'], type: 'text/plain', shows: /./ },
];

function eachNamed(
  subject: Subject,
  look: (pane: Pane & { file: string }) => Diagnostic[],
): Outcome | undefined {
  const unknown = unread(subject, ['Distribution']);
  const isReplaced = ({ kind }: Pane) => kind !== 'license' && getsPanes(subject);
  const panes = (distributionOf(subject)?.panes ?? []).filter(hasFile).filter((pane) => !isReplaced(pane));
  if (panes.length === 0 && unknown.length === 0) return undefined;
  return { findings: panes.flatMap(look), unknown };
}

/** A build puts the welcome, the Read Me and the conclusion into the installer of a profile. */
function getsPanes({ profile }: Subject): boolean {
  return profile?.installer !== undefined;
}

function hasFile(pane: Pane): pane is Pane & { file: string } {
  return pane.file !== null;
}

/** "English", "en_US" and "en" are one language. */
function isIn(folder: string | null, locale: string): boolean {
  if (folder === null) return false;
  const tag = tagOf(folder);
  return tag === undefined ? isOldNameOf(folder, primaryOf(locale)) : primaryOf(tag) === primaryOf(locale);
}

function primaryOf(tag: string): string {
  return tag.split('-')[0]!;
}
