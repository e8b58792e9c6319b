import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { quote } from '../bundle/quote.ts';
import type { Distribution } from './distribution.ts';
import { refusal } from './refusal.ts';
import type { Xar } from './xar.ts';
import type { XarEntry } from './xar-toc.ts';

/**
 * The folders of an archive that are packages, "" where the file is one itself. Told: those that the Distribution names
 * and that are not there, parts that are links, and payloads on top of each other, by which a small file could make a
 * reader work for ever.
 */
export function componentNames(
  xar: Xar,
  distribution: Distribution | null,
  diagnostics: Diagnostic[],
): string[] {
  const names = new Set<string>();
  for (const path of xar.entries.keys()) {
    if (PART.test(path)) names.add(path.replace(PART, ''));
  }
  for (const { path, kind } of xar.members) {
    if (kind !== 'other' || !NEEDED.test(path)) continue;
    diagnostics.push(diagnostic('package.link', {}, { file: `${xar.file}/${path}` }));
  }
  if (names.size === 0 && !xar.entries.has('Distribution')) throw refusal('package.nothing', {}, xar.file);
  if (names.size > MAX_COMPONENTS) throw refusal('package.components', { limit: MAX_COMPONENTS }, xar.file);
  for (const { file, place } of distribution?.packages ?? []) {
    if (file === null || names.has(file)) continue;
    diagnostics.push(diagnostic('package.no-component', { name: quote(file) }, place));
  }
  const covered = overlapping([...xar.entries.values()].filter(({ path }) => WORK.test(path)));
  const [first, ...others] = covered;
  if (first) {
    const place = { file: `${xar.file}/${first.path}` };
    diagnostics.push(diagnostic('package.overlap', { others: others.length }, place));
  }
  const left = new Set(covered.map(({ path }) => path.replace(WORK, '')));
  return [...names].filter((name) => !left.has(name));
}

const NEEDED = /^Distribution$|(?:^|\/)(?:PackageInfo|Payload|Scripts)$/;
const PART = /(?:^|\/)(?:PackageInfo|Payload)$/;
/** What is decompressed, and so makes work. */
const WORK = /(?:^|\/)(?:Payload|Scripts)$/;

/** Office, with the most packages known, has some dozens. */
const MAX_COMPONENTS = 500;

/** Those that begin before the one before them ends. */
function overlapping(entries: readonly XarEntry[]): XarEntry[] {
  const sorted = entries.filter(({ length }) => length > 0).sort((a, b) => a.offset - b.offset);
  let end = 0;
  return sorted.filter(({ offset, length }) => {
    const isCovered = offset < end;
    end = Math.max(end, offset + length);
    return isCovered;
  });
}
