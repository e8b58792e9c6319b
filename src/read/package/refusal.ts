import { diagnostic, type Place, Refusal } from '../../diagnostics/diagnostic.ts';
import type { Args } from '../../diagnostics/sentences/index.ts';
import type { package_ } from '../../diagnostics/sentences/package.ts';

/** What is wrong with a part of a package, as a refusal to go on with it; its path stands for the place of all of it. */
export function refusal<C extends PackageCode>(code: C, args: Args<C>, at: Place | string): Refusal {
  return new Refusal(diagnostic(code, args, typeof at === 'string' ? { file: at } : at));
}

type PackageCode = keyof typeof package_;
