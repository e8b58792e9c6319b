import { readFile } from 'node:fs/promises';
import { isMap, isPair, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Diagnostic, diagnostic, type Place, type Result } from '../../diagnostics/diagnostic.ts';

/** Reads a YAML file of the content folder and checks it; every fault is named with its place. */
export async function readYaml<S extends z.ZodType>(file: string, schema: S): Promise<Result<z.output<S>>> {
  const text = await readFile(file, 'utf8');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number | undefined): Place => {
    if (offset === undefined) return { file, text };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, text };
  };
  const broken = document.errors[0];
  if (broken) {
    return { diagnostics: [diagnostic('content.yaml', { reason: broken.message }, at(broken.pos[0]))] };
  }
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { value: checked.data, diagnostics: [] };
  const diagnostics: Diagnostic[] = checked.error.issues.map((issue) => {
    const key = issue.path.join('.');
    return diagnostic(
      'content.invalid',
      { key, reason: issue.message },
      at(offsetOf(document.contents, issue.path)),
    );
  });
  return { diagnostics };
}

/** Where the deepest part of a path stands that exists. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number | undefined {
  let node = root as {
    range?: [number, number, number];
    get?: (key: unknown, keep: boolean) => unknown;
  } | null;
  let offset = node?.range?.[0];
  for (const part of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isPair(item) && String(item.key) === part)
      : undefined;
    const next = (node?.get?.(part, true) ?? pair?.value) as typeof node | undefined;
    if (!next) break;
    node = next;
    offset = node?.range?.[0] ?? offset;
  }
  return offset;
}
