import { visit, type YAMLError } from 'yaml';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SyntaxKind } from '../../diagnostics/sentences/profile/text.ts';
import { placeAt, type Source } from '../yaml/source.ts';
import { LIMITS } from './limits.ts';

/**
 * What the YAML parser found wrong, in words that a writer can act on: one finding a line, the first ones only, since
 * the later ones are mostly echoes. `readable` tells whether the data can be trusted all the same.
 */
export function tellSyntax(source: Source): { diagnostics: Diagnostic[]; readable: boolean } {
  const { errors, warnings } = source.document;
  const deep = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (deep) {
    const place = placeAt(source, deep.pos[0]);
    return { diagnostics: [diagnostic('profile.too-deep', { limit: LIMITS.depth }, place)], readable: false };
  }
  const byLine = new Map<number | undefined, Diagnostic>();
  // Of two at one place, the one about lists and maps in brackets says more.
  const rank = ({ pos, code }: YAMLError) => pos[0] - (code === 'BLOCK_IN_FLOW' ? 0.5 : 0);
  for (const error of [...errors, ...warnings].sort((a, b) => rank(a) - rank(b))) {
    const found = tell(source, error);
    if (!byLine.has(found.place?.line)) byLine.set(found.place?.line, found);
  }
  const diagnostics = [...byLine.values()].slice(0, LIMITS.syntaxErrors);
  return { diagnostics, readable: errors.length === 0 };
}

function tell(source: Source, error: YAMLError): Diagnostic {
  const [start] = error.pos;
  switch (error.code) {
    case 'MULTIPLE_DOCS':
      return diagnostic('profile.several-documents', {}, placeAt(source, start));
    case 'TAG_RESOLVE_FAILED': {
      const tag = /^\S*/.exec(source.text.slice(start))?.[0] ?? '';
      return diagnostic('profile.tag', { tag }, placeAt(source, start));
    }
    default: {
      const { kind, detail, offset } = explain(source, error);
      return diagnostic('profile.syntax', { kind, detail }, placeAt(source, offset ?? start));
    }
  }
}

interface Explanation {
  kind: SyntaxKind;
  detail: string;
  /** Where the mistake is, if that is not where the parser stumbled. */
  offset?: number;
}

function explain({ text, document }: Source, { code, message, pos: [start] }: YAMLError): Explanation {
  const plain = (kind: SyntaxKind): Explanation => ({ kind, detail: '' });
  const header = /^Block scalar header includes extra characters: ([>|])/.exec(message);
  // `macos: >=11` is the start of a folded text in YAML.
  if (header?.[1]) return { kind: 'symbol', detail: header[1], offset: text.lastIndexOf(header[1], start) };
  const quote = /^Missing closing (["'])/.exec(message);
  if (quote?.[1]) return { kind: 'quote-open', detail: quote[1], ...openQuote(document, start) };
  const bracket = /must .*end with an? ([\]}])/.exec(message);
  if (bracket?.[1]) return { kind: 'bracket', detail: bracket[1] };
  if (code === 'BAD_SCALAR_START' || code === 'BAD_ALIAS') {
    return { kind: 'symbol', detail: text.charAt(start) };
  }
  if (code === 'BAD_DQ_ESCAPE') return { kind: 'escape', detail: message.replace(/^.* /, '') };
  if (code === 'TAB_AS_INDENT') return plain('tab');
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return plain('colon');
  if (code === 'MULTILINE_IMPLICIT_KEY' || /^Implicit map keys/.test(message)) return plain('no-colon');
  if (code === 'NON_STRING_KEY' || code === 'KEY_OVER_1024_CHARS') return plain('key');
  if (code === 'BLOCK_IN_FLOW' || /flow|^Unexpected empty item/i.test(message)) return plain('comma');
  if (code === 'BAD_INDENT' || /^Sequence item without/.test(message)) return plain('indent');
  if (/^Comments must/.test(message)) return plain('comment');
  if (/on same line with key/.test(message)) return plain('list-in-line');
  if (/at node end$/.test(message)) return plain('after-value');
  return { kind: 'other', detail: message };
}

/** Where the quoted text starts that has no end: the parser only notices at the end of the file. */
function openQuote(document: Source['document'], end: number): { offset?: number } {
  let offset: number | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < end) offset = range[0];
    },
  });
  return offset === undefined ? {} : { offset };
}
