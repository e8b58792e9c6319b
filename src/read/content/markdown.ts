import type { Root, RootContent } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnostic } from '../../diagnostics/diagnostic.ts';

/** The directives of a topic, by kind. Everything else that looks like one is a mistake, except in running text. */
const DIRECTIVES = {
  textDirective: ['term', 'value'],
  leafDirective: ['list', 'commands', 'picture'],
  containerDirective: ['when', 'note', 'warning', 'trouble', 'guide-only'],
} as const;

type DirectiveKind = keyof typeof DIRECTIVES;

const processor = unified().use(remarkParse).use(remarkDirective).freeze();

/**
 * Parses a topic. Raw HTML stays the text it is, since a topic holds words and no markup; so does a text directive
 * that is none of ours (`10:30` is a time). An unknown block directive, or one that is never closed, is an error:
 * silently dropping it would drop a step.
 */
export function parseTopic(source: string, file: string): { tree: Root; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const tree = processor.parse(source);
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.type === 'html') {
      parent.children[index] = { type: 'text', value: node.value } as RootContent;
      return;
    }
    if (!isDirective(node.type)) return;
    const place = { file, text: source, ...position(node) };
    const known = (DIRECTIVES[node.type] as readonly string[]).includes((node as { name: string }).name);
    if (node.type === 'textDirective') {
      if (known) return;
      parent.children.splice(index, 1, ...asItStood(node as never, source));
      return [SKIP, index];
    }
    const name = (node as { name: string }).name;
    if (!known)
      diagnostics.push(diagnostic('content.unknown-directive', { name, allowed: blockNames() }, place));
    else if (node.type === 'containerDirective' && !isClosed(node, source)) {
      diagnostics.push(diagnostic('content.open-directive', { name }, place));
    }
    return undefined;
  });
  return { tree, diagnostics };
}

function isDirective(type: string): type is DirectiveKind {
  return type in DIRECTIVES;
}

function blockNames(): string[] {
  return [
    ...DIRECTIVES.containerDirective.map((n) => `:::${n}`),
    ...DIRECTIVES.leafDirective.map((n) => `::${n}`),
  ];
}

function position(node: { position?: { start: { line: number; column: number } } | undefined }) {
  return node.position ? { line: node.position.start.line, column: node.position.start.column } : {};
}

interface TextDirective {
  name: string;
  children: RootContent[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

/** `:30`, with label and attributes if it had any: the characters before and after what is inside stay text. */
function asItStood(node: TextDirective, source: string): RootContent[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined) return [{ type: 'text', value: source.slice(start, end) }];
  return [
    { type: 'text', value: source.slice(start, first) },
    ...node.children,
    { type: 'text', value: source.slice(last, end) },
  ];
}

/** A container that runs to the end of its parent has no fence of its own; micromark does not say so. */
function isClosed(node: object, source: string): boolean {
  const { position: at } = node as { position?: { start: { offset?: number }; end: { offset?: number } } };
  const text = source.slice(at?.start.offset ?? 0, at?.end.offset ?? 0).trimEnd();
  const fence = /^:+/.exec(text)?.[0] ?? ':::';
  const lastLine = text.slice(text.lastIndexOf('\n') + 1).trim();
  return lastLine.length >= fence.length && /^:+$/.test(lastLine);
}
