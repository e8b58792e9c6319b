/** One object of a PDF: its dictionary, and the data of its stream. */
export interface Item {
  dictionary: string;
  stream?: Buffer;
}

/** A PDF as Skia lays it out: direct lengths, one classic cross-reference table, every object uncompressed. */
export function smallPdf(items: readonly Item[]): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  add(Buffer.from('%PDF-1.4\n%\xd3\xeb\xe9\xe1\n', 'latin1'));
  items.forEach(({ dictionary, stream }, index) => {
    offsets.push(length);
    add(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'));
    if (stream === undefined) add(Buffer.from(`<<${dictionary}>>\n`, 'latin1'));
    else {
      add(Buffer.from(`<<${dictionary}\n/Length ${stream.length}>> stream\n`, 'latin1'));
      add(stream);
      add(Buffer.from('\nendstream\n', 'latin1'));
    }
    add(Buffer.from('endobj\n', 'latin1'));
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `xref\n0 ${items.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<</Size ${items.length + 1}\n/Root 1 0 R\n/Info 2 0 R>>\nstartxref\n${length}\n%%EOF\n`;
  add(Buffer.from(xref + trailer, 'latin1'));
  return Buffer.concat(parts);
}

/** A literal string: any bytes, with what would end it escaped. */
export function literal(text: string): string {
  return `(${text.replace(/[\\()]/g, '\\$&')})`;
}
