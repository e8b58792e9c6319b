import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Subject } from './subject.ts';

/** A part of a package that a rule looks at. */
export type Part = 'Distribution' | 'PackageInfo' | 'Payload' | 'Scripts';

/** Why a rule cannot tell: parts that could not be read, with the place where that was told. */
export function unread(subject: Subject, parts: readonly Part[]): Diagnostic[] {
  return subject.reading.flatMap(({ code, severity, place }) => {
    const part = parts.find((name) => concerns(code, severity, place?.file ?? '', name));
    return part ? [diagnostic('check.unknown-part', { part }, place)] : [];
  });
}

/** A package that is named and not there has none of them. */
function concerns(code: string, severity: string, file: string, part: Part): boolean {
  if (code === 'package.no-component' || code === 'package.no-package-info') return part !== 'Distribution';
  if (code === 'package.scripts') return part === 'Scripts';
  const isAbout = file.endsWith(`/${part}`) || file.includes(`/${part}/`);
  return isAbout && severity === 'error' && code.startsWith('package.');
}
