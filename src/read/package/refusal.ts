import { diagnostic, Refusal } from '../../diagnostics/diagnostic.ts';
import type { Args } from '../../diagnostics/sentences/index.ts';
import type { package_ } from '../../diagnostics/sentences/package.ts';

/** What is wrong with a part of a package, as a refusal to go on with it. `file` is the path of that part. */
export function refusal<C extends PackageCode>(code: C, args: Args<C>, file: string): Refusal {
  return new Refusal(diagnostic(code, args, { file }));
}

type PackageCode = keyof typeof package_;
