import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/diagnostics/diagnostic.ts';
import { type Manifest, parseManifest, printManifest } from '../../src/write/manifest.ts';
import { flawOf } from '../../src/write/path.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const sha256 = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const file = fc.record(
  {
    path: fc.string({ minLength: 1 }).filter((path) => flawOf(path) === undefined),
    kind: fc.constantFrom('index' as const, 'guide-pdf' as const, 'pane' as const),
    product: text,
    locale: text,
    guide: text,
    sha256,
  },
  { requiredKeys: ['path', 'kind', 'sha256'], noNullPrototype: true },
);
const old = fc.array(
  fc.record(
    { kind: fc.constantFrom('guide-pdf' as const, 'guide-text' as const), words: text },
    { noNullPrototype: true },
  ),
);
const guides = fc.array(
  fc.record(
    { id: text, title: text, words: text, old },
    { requiredKeys: ['id', 'title'], noNullPrototype: true },
  ),
);
const locales = fc.array(fc.record({ locale: text, guides }, { noNullPrototype: true }));
const product = fc.record(
  { id: text, name: text, vendor: text, version: text, locales },
  { requiredKeys: ['id', 'name', 'vendor', 'locales'], noNullPrototype: true },
);
const manifest: fc.Arbitrary<Manifest> = fc.record(
  {
    browser: fc.option(text),
    products: fc.uniqueArray(product, { selector: ({ id }) => id }),
    files: fc.uniqueArray(file, { selector: ({ path }) => path }),
  },
  { noNullPrototype: true },
);

describe('manifest.json', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(manifest, (it) => {
        const printed = printManifest(it);
        const read = parseManifest(printed, 'manifest.json');
        expect(printManifest(read)).toBe(printed);
        expect(new Set(read.files)).toEqual(new Set(it.files));
        expect(new Set(read.products)).toEqual(new Set(it.products));
      }),
    );
  });

  it('has the same bytes whatever order its parts came in', () => {
    fc.assert(
      fc.property(manifest, ({ browser, products, files }) => {
        const turned = { files: files.toReversed(), products: products.toReversed(), browser };
        expect(printManifest(turned)).toBe(printManifest({ browser, products, files }));
      }),
    );
  });

  it('holds only what belongs into it', () => {
    const entry = { path: 'a', kind: 'asset' as const, sha256: '0'.repeat(64), bytes: 'secret', size: 6 };
    const printed = printManifest({ browser: null, products: [], files: [entry] });
    expect(printed).toBe(
      `{\n  "browser": null,\n  "products": [],\n  "files": [\n    {\n      "path": "a",\n      "kind": "asset",\n      "sha256": "${'0'.repeat(64)}"\n    }\n  ]\n}\n`,
    );
  });

  it('is a manifest or is refused, whatever the text', () => {
    const almost = manifest.map((it) =>
      printManifest(it).replace(/"(path|kind|id|files|browser)"/, '"other"'),
    );
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), almost), (given) => {
        try {
          parseManifest(given, 'dist/manifest.json');
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(error.message).toMatch(
            /^dist\/manifest\.json is not a manifest that kextguide wrote \(.+\)/s,
          );
        }
      }),
    );
  });
});
