import { LineCounter, parseDocument } from 'yaml';
import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { placeAt, placeOfNode, type Source } from '../yaml/source.ts';
import { LIMITS } from './limits.ts';
import { tellShape } from './shape.ts';
import { tellSyntax } from './syntax.ts';

/**
 * Reads the text of a profile. JSON is read as the YAML that it is, so both have places, and what YAML 1.2 allows
 * more (comments, a last comma) does no harm. Tags are refused and nothing is guessed: `yes` and 2026-11-24 are text.
 * Findings that leave the data readable (a key given twice, a tag) still give a value, so that all can be told at once.
 */
export function parseYaml(file: string, text: string): Result<Source> {
  const lines = new LineCounter();
  // Named outright, so that a %YAML directive in the file cannot bring back the rules of YAML 1.1.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // Told by shape.ts, which does not compare every key with every other.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const source: Source = { file, text, value: undefined, document, lines };
  const syntax = tellSyntax(source);
  if (!syntax.readable) return { diagnostics: syntax.diagnostics };
  const shape = tellShape(source);
  const diagnostics = [...syntax.diagnostics, ...shape.diagnostics];
  return shape.readable ? withValue(source, diagnostics) : { diagnostics };
}

function withValue(source: Source, diagnostics: Diagnostic[]): Result<Source> {
  const start = placeOfNode(source, source.document.contents);
  let value: unknown;
  try {
    value = source.document.toJS({ maxAliasCount: LIMITS.aliases });
  } catch {
    // The one thing left that it throws for: aliases of aliases, which multiply.
    return {
      diagnostics: [...diagnostics, diagnostic('profile.alias-limit', { limit: LIMITS.aliases }, start)],
    };
  }
  if (value === null || value === undefined) {
    return { diagnostics: [...diagnostics, diagnostic('profile.empty', {}, placeAt(source, 0))] };
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    const found = Array.isArray(value) ? 'a list' : 'a single value';
    const spaceless = typeof value === 'string' && /^["'\w$]+:\S/.test(value);
    return { diagnostics: [...diagnostics, diagnostic('profile.no-map', { found, spaceless }, start)] };
  }
  return { value: { ...source, value }, diagnostics };
}
