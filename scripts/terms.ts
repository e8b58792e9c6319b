import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';

/**
 * Makes content/<locale>/terms.yaml anew from the table of macOS's own words.
 *
 *     node scripts/terms.ts TERMS.csv [LOCALE…]
 *
 * The table has the columns locale, term, macos_min, macos_max, text, source, confidence.
 */
const [, , table, ...locales] = process.argv;
if (!table) throw new Error('Name the table: node scripts/terms.ts TERMS.csv [LOCALE…]');

const rows = parseCsv(await readFile(table, 'utf8')).slice(1);
for (const locale of locales.length > 0 ? locales : ['en']) {
  const terms: Record<string, object[]> = {};
  for (const [tag, term, min, max, text, source, confidence] of rows) {
    if (tag !== locale || !term || !text) continue;
    const macos = min === '13' ? '13-' : max === '12' ? '11-12' : '11-';
    terms[term] = [...(terms[term] ?? []), { macos, text, confidence, source: source ?? '' }];
  }
  const folder = path.join(import.meta.dirname, '..', 'content', locale);
  await mkdir(folder, { recursive: true });
  const head = [
    `# macOS's own words in ${locale}, made by scripts/terms.ts: do not edit. To change one, put a terms.yaml with that`,
    '# term into your own content folder. A12: stands for the string tables of macOS 12; "recalled" and "uncertain" words',
    '# are used only in steps that also say where the thing stands on the screen.',
    '',
  ].join('\n');
  await writeFile(path.join(folder, 'terms.yaml'), head + stringify(terms, { lineWidth: 0 }));
}

/** RFC 4180: fields in quotes may hold commas and doubled quotes. */
function parseCsv(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) =>
        m[1] === undefined ? (m[2] ?? '') : m[1].replaceAll('""', '"'),
      ),
    );
}
