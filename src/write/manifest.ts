import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { diagnostic, Refusal } from '../diagnostics/diagnostic.ts';
import type { Kind } from '../render/artifact.ts';
import { errno, failure } from './failure.ts';
import { byCodeUnit, flawOf } from './path.ts';

export const MANIFEST = 'manifest.json';

/** One file of the output, as manifest.json lists it. */
export interface FileEntry {
  path: string;
  kind: Kind;
  product?: string;
  locale?: string;
  guide?: string;
  sha256: string;
}

/** What the index says of a product: kept in manifest.json, so that products built one by one can share the index. */
export interface ProductEntry {
  id: string;
  name: string;
  vendor: string;
  version?: string;
  locales: { locale: string; guides: GuideEntry[] }[];
}

export interface GuideEntry {
  id: string;
  title: string;
  /** Tells the text of the guide from any other. */
  words?: string;
  /** Files of the guide that an earlier build made with other words, and were left as they were. */
  old?: { kind: Kind; words: string }[];
}

export interface Manifest {
  /** Which browser printed the PDFs; null where there are none. */
  browser: string | null;
  products: ProductEntry[];
  files: FileEntry[];
}

const KINDS: Record<Kind, true> = {
  index: true,
  overview: true,
  'guide-html': true,
  'guide-pdf': true,
  'guide-text': true,
  'guide-json': true,
  pane: true,
  distribution: true,
  asset: true,
};

// Paths are checked like those of new files: a manifest from elsewhere must not make us remove what is not ours.
const SHAPE = z.strictObject({
  browser: z.string().nullable(),
  products: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      vendor: z.string(),
      version: z.string().exactOptional(),
      locales: z.array(
        z.strictObject({
          locale: z.string(),
          guides: z.array(
            z.strictObject({
              id: z.string(),
              title: z.string(),
              words: z.string().exactOptional(),
              old: z
                .array(z.strictObject({ kind: z.enum(Object.keys(KINDS) as Kind[]), words: z.string() }))
                .exactOptional(),
            }),
          ),
        }),
      ),
    }),
  ),
  files: z.array(
    z.strictObject({
      path: z.string().refine((path) => flawOf(path) === undefined, 'no path of an output file'),
      kind: z.enum(Object.keys(KINDS) as Kind[]),
      product: z.string().exactOptional(),
      locale: z.string().exactOptional(),
      guide: z.string().exactOptional(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/, 'no SHA-256'),
    }),
  ),
});

// One order of keys that serves every object of the manifest; it also leaves out whatever else an object carries.
const KEYS =
  'browser products files path kind product id name vendor version title locale locales guides guide words old sha256';

/** The manifest of an output folder; an empty one where there is none yet. `shown` is the folder as the user named it. */
export function readManifest(out: string, shown: string): Manifest {
  const path = join(shown, MANIFEST);
  let text: string;
  try {
    text = readFileSync(join(out, MANIFEST), 'utf8');
  } catch (error) {
    if (errno(error) === 'ENOENT') return { browser: null, products: [], files: [] };
    if (errno(error) === 'EISDIR') throw damaged(path, 'it is a folder');
    throw failure(path, error);
  }
  return parseManifest(text, path);
}

/** Reads a manifest's text; `path` names it in the refusal where it is none. */
export function parseManifest(text: string, path: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw damaged(path, 'it is no JSON');
  }
  const read = SHAPE.safeParse(data);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw damaged(path, `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'wrong'}`);
}

/** The text of a manifest: equal manifests give equal bytes, whatever order their parts came in. */
export function printManifest(manifest: Manifest): string {
  const products = [...manifest.products].sort((a, b) => byCodeUnit(a.id, b.id));
  const files = [...manifest.files].sort((a, b) => byCodeUnit(a.path, b.path));
  return `${JSON.stringify({ browser: manifest.browser, products, files }, KEYS.split(' '), 2)}\n`;
}

function damaged(path: string, reason: string): Refusal {
  return new Refusal(diagnostic('write.manifest', { path, reason }));
}
