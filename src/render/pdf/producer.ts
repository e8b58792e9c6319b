/** What made a PDF, by its own account: “Chromium, Skia/PDF m153”. It names the build on every machine alike. */
export function producerOf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const entries = ['Creator', 'Producer'].flatMap((key) => {
    const found = new RegExp(`/${key} \\(((?:[^()\\\\]|\\\\.)*)\\)`).exec(text)?.[1];
    return found === undefined ? [] : [found.replaceAll(/\\(.)/g, '$1')];
  });
  return entries.join(', ');
}
