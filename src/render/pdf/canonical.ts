import { pdfTokens, type Token } from './tokens.ts';

/**
 * The one form of a PDF that Chromium printed: two prints of one page by one browser build become the same bytes.
 *
 * Two things differ between them, both of fixed width and in uncompressed objects, so that a patch of equal
 * length leaves the cross-reference table right:
 * - /CreationDate and /ModDate, set to `stamp`;
 * - the identifiers `node00042177` that Chromium gives to the header cells of tables (/ID, and the /Headers, /Names
 *   and /Limits that name them). The number is Blink's count of DOM nodes, so it tells what the tab did before.
 *   They are numbered anew in their order, which keeps /IDTree sorted.
 *
 * Returns undefined where the bytes are not a whole PDF as Chromium writes it.
 */
export function canonicalPdf(pdf: Uint8Array, stamp: Date): Uint8Array | undefined {
  if (!startsWithHeader(pdf)) return undefined;
  const tokens = pdfTokens(pdf);
  if (!tokens) return undefined;

  const patched = Buffer.from(pdf);
  const values = keyed(patched, tokens);
  const date = `(D:${stamp.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00')`;
  for (const { start } of values.filter(isDate)) patched.write(date, start, 'latin1');

  const nodes = values.filter(isNode);
  const names = [...new Set(nodes.map((node) => node.value))].sort();
  const numbers = new Map(names.map((name, index) => [name, `(node${String(index + 1).padStart(8, '0')})`]));
  for (const { start, value } of nodes) patched.write(numbers.get(value) as string, start, 'latin1');
  return patched;
}

interface Keyed {
  key: string;
  value: string;
  start: number;
}

function startsWithHeader(pdf: Uint8Array): boolean {
  return Buffer.from(pdf.subarray(0, 7)).toString('latin1') === '%PDF-1.';
}

/** Each literal string with the name that stands last before it: its key, also for each item of an array. */
function keyed(pdf: Buffer, tokens: readonly Token[]): Keyed[] {
  const values: Keyed[] = [];
  let key = '';
  for (const { kind, start, end } of tokens) {
    const value = pdf.toString('latin1', start, end);
    if (kind === 'name') key = value;
    else values.push({ key, value, start });
  }
  return values;
}

function isDate({ key, value }: Keyed): boolean {
  return (key === '/CreationDate' || key === '/ModDate') && /^\(D:\d{14}[+-]\d\d'\d\d'\)$/.test(value);
}

function isNode({ key, value }: Keyed): boolean {
  return ['/ID', '/Headers', '/Names', '/Limits'].includes(key) && /^\(node\d{8}\)$/.test(value);
}
