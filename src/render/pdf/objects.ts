/** What a PDF of Chromium's is made of. */
export interface PdfObjects {
  /** What stands between `N 0 obj` and `endobj`, by N: a value, or a dictionary and its stream. Bytes as Latin-1. */
  objects: Map<number, string>;
  /** The numbers of the objects that the trailer names. */
  root: number;
  info: number | undefined;
}

/**
 * Takes a PDF apart that canonical.ts has accepted: one classic cross-reference table, all objects of generation 0.
 * Undefined where the table and the objects do not fit together.
 * Syntax: ISO 32000-1, 7.5.
 */
export function readObjects(pdf: Uint8Array): PdfObjects | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const [, rows, trailer] = TABLE.exec(text.slice(table)) ?? [];
  const root = reference(trailer, 'Root');
  if (rows === undefined || root === undefined) return undefined;

  const places = rows
    .split('\n')
    .flatMap((row, number) => (row.includes('n') ? [{ number, at: Number(row.slice(0, 10)) }] : []))
    .sort((one, other) => one.at - other.at);
  const objects = new Map<number, string>();
  for (const [index, { number, at }] of places.entries()) {
    const body = OBJECT.exec(text.slice(at, places[index + 1]?.at ?? table));
    if (Number(body?.[1]) !== number) return undefined;
    objects.set(number, body?.[2] as string);
  }
  return { objects, root, info: reference(trailer, 'Info') };
}

/** Only an object with a stream ends in this word: a value ends in its bracket, or is one word. */
export function isStream(object: string): boolean {
  return object.endsWith('\nendstream');
}

const TABLE = /^xref\n0 \d+\n((?:\d{10} \d{5} [nf][ \r]\n)+)trailer\n<<([\s\S]*?)>>\s*startxref/;
const OBJECT = /^(\d+) 0 obj\n([\s\S]*)\nendobj\s*$/;

function reference(dictionary: string | undefined, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}
