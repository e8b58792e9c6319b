import { styleText } from 'node:util';
import type { Comparison } from '../compare.ts';
import { sentence } from '../diagnostics/diagnostic.ts';
import { harmless } from '../diagnostics/harmless.ts';
import type { Change, KextChange } from '../plan/release/diff.ts';
import type { ReleaseKext } from '../read/release/release.ts';
import { hasColor } from './terminal.ts';

/** Two releases beside each other, for people: what became of each kext, then which guides are needed, and why. */
export function diffTable({ kexts, guides, old, new: now }: NonNullable<Comparison['value']>): string {
  const rows = kexts.map(({ id, change, ...rest }) => [nameOf(rest), id, CHANGES[change], detailsOf(rest)]);
  return [
    strong(harmless(`${old.file} → ${now.file}`)),
    '',
    ...table(rows),
    '',
    strong('Guides that this release needs'),
    ...(guides.length === 0 ? ['  none'] : []),
    ...table(guides.map(({ action, because }) => [action, sentence(because)])),
  ].join('\n');
}

const CHANGES: Record<Change, string> = {
  new: 'new',
  gone: 'gone',
  updated: 'updated',
  same: 'same',
  'turned-codeless': 'turned codeless',
  'turned-real': 'turned real: has code now',
};

function nameOf({ old, new: now }: Pick<KextChange, 'old' | 'new'>): string {
  return (now ?? old)!.name;
}

/** `6.2.0 → 6.2.1; Apple silicon gained` */
function detailsOf({ old, new: now, differs, chips }: Omit<KextChange, 'id' | 'change'>): string {
  const details = [versions(old, now)];
  if (!old || !now) details.push((now ?? old)!.codeless ? 'codeless' : 'with code');
  details.push(...chips.gained.map((chip) => `${CHIPS[chip]} gained`));
  details.push(...chips.lost.map((chip) => `${CHIPS[chip]} lost`));
  if (differs.includes('developer')) details.push('another developer');
  if (differs.includes('path')) details.push('another place');
  return details.filter(Boolean).join('; ');
}

const CHIPS = { 'apple-silicon': 'Apple silicon', intel: 'Intel' } as const;

function versions(old: ReleaseKext | null, now: ReleaseKext | null): string {
  const [before, after] = [old?.version ?? 'no version', now?.version ?? 'no version'];
  if (!old) return after;
  return !now || before === after ? before : `${before} → ${after}`;
}

function table(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => harmless(row[i]!).length)));
  return rows.map((row) =>
    `  ${row.map((cell, i) => harmless(cell).padEnd(widths[i]!)).join('  ')}`.trimEnd(),
  );
}

function strong(text: string): string {
  return hasColor(process.stdout) ? styleText('bold', text) : text;
}
