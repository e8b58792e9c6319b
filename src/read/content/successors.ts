import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Result } from '../../diagnostics/diagnostic.ts';
import { exists } from './folder.ts';
import { readYaml } from './yaml-file.ts';

/** What Apple offers in place of a family of kernel code: a row of successors.yaml. */
export interface Successor {
  /** As OSBundleLibraries and IOProviderClass name the family. */
  families: readonly string[];
  /** It holds only where one of these is built on, too. */
  with: readonly string[];
  successor: string;
  state: 'deprecated' | 'unsupported' | 'succeeded';
  since?: string;
  /** Nothing can be told from the name of the family alone. */
  tells: boolean;
  confidence: 'verified' | 'recalled';
  source: string;
}

const names = z.array(z.string().min(1)).min(1);

const schema = z.array(
  z
    .strictObject({
      library: names.optional(),
      class: names.optional(),
      with: names.optional(),
      successor: z.string().min(1),
      state: z.enum(['deprecated', 'unsupported', 'succeeded']),
      since: z.string().min(1).optional(),
      tells: z.boolean().default(true),
      confidence: z.enum(['verified', 'recalled']),
      source: z.string().min(1),
    })
    .refine((row) => row.library ?? row.class, 'needs "library" or "class"'),
);

/** `content/` stands beside `src/` and, in the package, beside `lib/`: three folders up from here. */
const OURS = fileURLToPath(new URL('../../../content', import.meta.url));

/** Reads successors.yaml: the vendor's, where their folder has one. */
export async function readSuccessors(overlay?: string): Promise<Result<Successor[]>> {
  const theirs = overlay === undefined ? undefined : path.join(overlay, 'successors.yaml');
  const file = theirs !== undefined && (await exists(theirs)) ? theirs : path.join(OURS, 'successors.yaml');
  const { value, diagnostics } = await readYaml(file, schema);
  if (!value) return { diagnostics };
  const rows = value.map(({ library = [], class: classes = [], with: others = [], since, ...row }) => ({
    ...row,
    families: [...library, ...classes],
    with: others,
    ...(since === undefined ? {} : { since }),
  }));
  return { value: rows, diagnostics };
}
